import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { readModel, ReadModelCommand } from './index.js';

const keep = (reason: string): ReadModelCommand => ({
  type: 'KeepParkedKey',
  data: { key: 'p1', position: 7, error: 'no such stage', reason },
});
const decide = (command: ReadModelCommand) => {
  const decision = readModel.decide(undefined, command, undefined);
  return 'events' in decision ? decision.events : decision.refused.code;
};

describe('a read model', () => {
  it('leaves a key parked for a reason, and for none without', () => {
    expect(decide(keep('imported twice'))).toEqual([{ type: 'ParkedKeyKept', data: keep('imported twice').data }]);
    expect(decide(keep('  '))).toBe('ReasonMissing');
  });

  it('keeps its form under a mended fold', () => {
    const data = { version: 1, position: 9, from: 'sha256:a', to: 'sha256:b' };
    expect(decide({ type: 'MendFold', data })).toEqual([{ type: 'FoldMended', data }]);
  });

  it('knows no other events', () => {
    const event = (type: string, shape = 1) => ({ type, shape, data: { key: 'p1' } }) as unknown as StoredEvent;
    expect(readModel.evolve(undefined, event('ParkedKeyKept'))).toBeUndefined();
    expect(() => readModel.evolve(undefined, event('ParkedKeyKept', 2))).toThrow(UnknownEvent);
    expect(() => readModel.evolve(undefined, event('Other'))).toThrow(UnknownEvent);
  });
});

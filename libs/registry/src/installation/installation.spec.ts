import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { CreateInstallation, installation, Installation } from './index.js';

const create = (mode: string, name = '通鉴'): CreateInstallation => ({
  type: 'CreateInstallation',
  data: { mode, name } as CreateInstallation['data'],
});
const decide = (state: Installation, command: CreateInstallation) => {
  const decision = installation.decide(state, command, undefined);
  return 'events' in decision ? decision.events : decision.refused.code;
};

describe('an installation', () => {
  it('is created real or as a simulation', () => {
    expect(decide(undefined, create('real'))).toEqual([
      { type: 'InstallationCreated', data: { mode: 'real', name: '通鉴' } },
    ]);
    expect(decide(undefined, create('simulation'))).toHaveLength(1);
  });

  it('is created once and never changes its mode', () => {
    expect(decide({ mode: 'simulation', name: 'x' }, create('real'))).toBe('InstallationExists');
  });

  it('has a known mode and a name', () => {
    expect(decide(undefined, create('demo'))).toBe('ModeUnknown');
    expect(decide(undefined, create('real', ' '))).toBe('NameMissing');
  });

  it('is what its event says, and knows no other', () => {
    const event = {
      type: 'InstallationCreated',
      shape: 1,
      data: { mode: 'real', name: 'x' },
    } as unknown as StoredEvent;
    expect(installation.evolve(undefined, event)).toEqual({ mode: 'real', name: 'x' });
    expect(() => installation.evolve(undefined, { ...event, shape: 2 })).toThrow(UnknownEvent);
  });
});

import { Decision, fold, isRefused, NewEvent, StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { calendar, floorOf, head, packOf, rule, vocabulary } from '../../test/garden.js';
import { PackFile } from '../types.js';
import { procedureRegister } from './register.js';
import { ProcedureShelf } from './shelf.js';

const ACTS = `
gates: {before: [Ask], during: [Ask], after: [Ask]}
acts:
  Ask: {initial: true, actors: [purchaser]}
  Review: {actors: [finance], needs: [Ask]}
  Close: {ending: true, actors: [purchaser], needs: [Review]}
`;
const OVERLAY = {
  name: 'overlay.yaml',
  text:
    head('shed', 'overlay', 'over: garden\nserviceTypes: [sheds]') +
    `rules:\n${rule('twoEyes', 'separate: {act: Review, notBy: [Ask]}')}`,
};

/** Publishes files in turn, and answers the last decision with the shelf that they leave. */
function publish(...files: readonly PackFile[]): {
  readonly shelf: ProcedureShelf;
  readonly last: Decision;
  readonly events: readonly NewEvent[];
} {
  const events: NewEvent[] = [];
  let last: Decision | undefined;
  for (const file of files) {
    const shelf = ProcedureShelf.of(vocabulary, events as unknown as readonly StoredEvent[]);
    const id = /id: (\w+)/.exec(file.text)?.[1];
    const own = events.filter(({ data }) => data['id'] === id) as unknown as readonly StoredEvent[];
    last = procedureRegister.decide(
      fold(procedureRegister, own),
      { type: 'PublishProcedure', data: { file } },
      { vocabulary, calendar, shelf },
    );
    if (!isRefused(last)) events.push(...last.events);
  }
  return { shelf: ProcedureShelf.of(vocabulary, events as unknown as readonly StoredEvent[]), last: last!, events };
}
const refusalIn = (decision: Decision) => (isRefused(decision) ? decision.refused : undefined);

describe('the register of procedures', () => {
  it('publishes an event that carries the full canonical text', () => {
    const { events } = publish(floorOf(''), packOf(ACTS));
    expect(events.map(({ type, data }) => [type, data['id'], data['kind']])).toEqual([
      ['ProcedurePublished', 'land', 'floor'],
      ['ProcedurePublished', 'garden', 'pack'],
    ]);
    expect(JSON.parse(String(events[1]!.data['text']))).toMatchObject({
      id: 'garden',
      acts: { Ask: { initial: true } },
    });
    expect(events[1]!.data).toMatchObject({
      hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      effective: { from: '2015-01-01' },
    });
  });

  it('refuses what may not be published, with every fault and its place', () => {
    const { last } = publish(floorOf(''), packOf(ACTS.replace('needs: [Ask]', 'needs: [Asked]')));
    expect(refusalIn(last)).toMatchObject({
      code: 'UnresolvedName',
      facts: { faults: [{ file: 'pack.yaml', code: 'UnresolvedName' }, {}] },
    });
  });

  it('refuses a floor that would break a pack standing on it, and names the place', () => {
    const next = floorOf(rule('more', 'needs: {act: Review, of: [Award]}'));
    const floor = { name: 'floor2.yaml', text: next.text.replace('version: 1.0.0', 'version: 2.0.0') };
    const { last } = publish(floorOf(''), packOf(ACTS), OVERLAY, floor);
    expect(refusalIn(last)).toMatchObject({
      code: 'FloorNeedAbsent',
      facts: { faults: expect.arrayContaining([expect.objectContaining({ file: 'floor2.yaml' })]) },
    });
    const harmless = { name: 'floor2.yaml', text: floorOf('').text.replace('version: 1.0.0', 'version: 2.0.0') };
    expect(refusalIn(publish(floorOf(''), packOf(ACTS), OVERLAY, harmless).last)).toBeUndefined();
  });

  it('refuses a pack without its floor', () => {
    expect(refusalIn(publish(packOf(ACTS)).last)?.code).toBe('UnresolvedName');
  });

  it('publishes a version once, whatever the spaces, and never with another text', () => {
    expect(refusalIn(publish(floorOf(''), packOf(ACTS), packOf(ACTS.replaceAll(': {', ':   {'))).last)?.code).toBe(
      'AlreadyPublished',
    );
    expect(
      refusalIn(publish(floorOf(''), packOf(ACTS), packOf(ACTS.replace('[finance]', '[government]'))).last)?.code,
    ).toBe('VersionTaken');
  });

  it('stops at an event that it does not know', () => {
    expect(() =>
      procedureRegister.evolve(new Map(), { type: 'Else', stream: 's', revision: 0, shape: 1 } as StoredEvent),
    ).toThrow(UnknownEvent);
  });
});

describe('the shelf', () => {
  const wanted = { jurisdiction: '330603', date: '2020-03-02' };
  const next = (from: string, floor = '') => {
    const file = floor === '' ? packOf(ACTS) : floorOf(floor);
    return {
      ...file,
      text: file.text.replace('version: 1.0.0', 'version: 2.0.0').replace('from: 2015-01-01', `from: ${from}`),
    };
  };

  it('finds the procedure in force by jurisdiction, day and service', () => {
    const { shelf } = publish(floorOf(''), packOf(ACTS), OVERLAY);
    expect(shelf.inForce(wanted)?.parts.map(({ id }) => id)).toEqual(['land', 'garden']);
    expect(shelf.inForce({ ...wanted, serviceType: 'sheds' })?.parts.map(({ id }) => id)).toEqual([
      'land',
      'garden',
      'shed',
    ]);
    expect(shelf.inForce({ ...wanted, jurisdiction: '510100' })).toBeUndefined();
    expect(shelf.inForce({ ...wanted, date: '2014-12-31' })).toBeUndefined();
    expect(shelf.inForce({ ...wanted, id: 'other' })).toBeUndefined();
  });

  it('prefers what took effect last', () => {
    const { shelf } = publish(floorOf(''), packOf(ACTS), next('2020-01-01'));
    expect(shelf.inForce(wanted)?.ref.version).toBe('2.0.0');
    expect(shelf.inForce({ ...wanted, date: '2019-12-31' })?.ref.version).toBe('1.0.0');
  });

  it('takes a city code for its districts', () => {
    const city = { ...packOf(ACTS), text: packOf(ACTS).text.replace('330603', '330600') };
    expect(publish(floorOf(''), city).shelf.inForce(wanted)?.ref.id).toBe('garden');
  });

  it('finds a pinned procedure by its hash for ever, and the same after another fold', () => {
    const files = [floorOf(''), packOf(ACTS), OVERLAY];
    const pinned = publish(...files).shelf.inForce({ ...wanted, serviceType: 'sheds' })!;
    const later = publish(
      ...files,
      next('2020-01-01'),
      next('2020-01-01', rule('law', 'times: {act: Review, n: 1}')),
    ).shelf;
    expect(later.inForce({ ...wanted, serviceType: 'sheds' })?.ref.hash).not.toBe(pinned.ref.hash);
    expect(later.byHash(pinned.ref.hash)).toMatchObject({ ref: pinned.ref, parts: pinned.parts });
    expect(later.ofParts(pinned.parts.map(({ hash }) => hash))?.ref).toEqual(pinned.ref);
    expect(later.byHash('sha256:0')).toBeUndefined();
  });

  it('compiles a procedure once', () => {
    const { shelf } = publish(floorOf(''), packOf(ACTS));
    expect(shelf.inForce(wanted)).toBe(shelf.inForce(wanted));
  });

  it('stops at a text that is not the one its event names', () => {
    const { events } = publish(floorOf(''));
    const [event] = events as unknown as readonly StoredEvent[];
    const altered = { ...event!, data: { ...event!.data, text: String(event!.data['text']).replace('land', 'sand') } };
    expect(() => ProcedureShelf.of(vocabulary, [altered])).toThrow(/is not the one with hash/);
  });
});

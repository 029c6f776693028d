import { ProcessInput, StoredEvent } from '@tongjian/kernel';
import { suspensionProcess } from './suspension-process.js';

const happened = (type: string, data: object = {}): StoredEvent =>
  ({
    id: `e-${type}`,
    type,
    stream: 'project-p1',
    data: { lot: '1', case: '1', ...data },
    meta: { occurredAt: '2020-06-15T02:00:00.000Z' },
  }) as unknown as StoredEvent;
const event = (type: string, data?: object): ProcessInput => ({ kind: 'event', event: happened(type, data) });
const SUSPENDED = event('ProcurementSuspended', { until: '2020-06-20' });
const TIMER: ProcessInput = { kind: 'timer', name: 'lapse:e-ProcurementSuspended', at: '2020-06-20T16:00:00.000Z' };

const effects = (...inputs: readonly ProcessInput[]) =>
  suspensionProcess.react(inputs.reduce(suspensionProcess.evolve, suspensionProcess.initial()), inputs.at(-1)!);

describe('the process that ends suspensions (政府采购法 57)', () => {
  it('wakes when the last day is over in Beijing, and lifts what nobody lifted', () => {
    expect(effects(SUSPENDED)).toEqual([
      { kind: 'wake', at: '2020-06-20T16:00:00.000Z', name: 'lapse:e-ProcurementSuspended' },
    ]);
    expect(effects(SUSPENDED, TIMER)).toMatchObject([
      {
        kind: 'send',
        stream: 'project-p1',
        command: { type: 'LiftSuspension', data: { lot: '1', case: '1', cause: 'lapsed' } },
      },
    ]);
  });

  it.each(['ProcurementSuspensionLifted', 'ComplaintDecided', 'ComplaintWithdrawn', 'ComplaintInadmissible'])(
    'has nothing to do once %s came',
    (type) => expect(effects(SUSPENDED, event(type), TIMER)).toEqual([]),
  );

  it('asks again a day later for what was refused', () => {
    const refused: ProcessInput = { kind: 'refused', command: 'LiftSuspension', code: 'x', rule: 'y' };
    expect(effects(SUSPENDED, TIMER, refused)).toMatchObject([{ kind: 'wake', at: '2020-06-21T16:00:00.000Z' }]);
  });

  it('follows each case of a project by itself, and no imported history', () => {
    const told = happened('ProcurementSuspended');
    expect(suspensionProcess.instance({ ...told, index: 1 } as never)).toBe('p1-1-1');
    const imported = { ...told, meta: { ...told.meta, entry: { kind: 'import' } }, index: 1 };
    expect(suspensionProcess.instance(imported as never)).toBeNull();
  });
});

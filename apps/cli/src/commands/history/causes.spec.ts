import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, EventStore } from '@tongjian/event-store';
import { ProcessCommand, runProcesses } from '@tongjian/feed';
import { genesisOf, JsonObject, NewEvent, Outcome, sealAll } from '@tongjian/kernel';
import { PROCESSES } from '@tongjian/lifecycle';
import { tongjian } from '../../tongjian.js';

const STREAM = 'project-p1';
const PERSON = { person: 'p_1', organisation: 'bureau', role: 'finance.performance', client: 'test' };
const PROCESS = { person: 'p_termination', organisation: 'tongjian', role: 'process', client: 'process' };
const ON = { lot: '1', contract: '1' };
const NOW = '2021-12-01T00:00:00.000Z';

/** What each command of the process leaves, as the acts would decide it. */
const LEAVES: Readonly<Record<string, (data: JsonObject) => NewEvent>> = {
  TriggerTermination: (data) => ({ type: 'TerminationTriggered', data: { ...ON, ...data } }),
  ServeTerminationNotice: (data) => ({
    type: 'TerminationNoticeServed',
    data: { ...ON, ...data, contestUntil: '2021-07-06T15:59:59.999Z' },
  }),
  TerminateContract: (data) => ({ type: 'ContractTerminated', data: { ...ON, ...data, bondHeldFen: 0 } }),
  ForfeitBond: (data) => ({ type: 'PerformanceBondForfeited', data: { ...ON, ...data } }),
};

describe('the history of a project', () => {
  let folder: string;
  beforeEach(() => mkdirSync(join((folder = mkdtempSync(join(tmpdir(), 'tongjian-causes-'))), 'data')));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function append(
    store: EventStore,
    event: NewEvent,
    cause: Omit<Parameters<typeof sealAll>[3], 'jurisdiction' | 'at'>,
  ) {
    let head = { revision: -1, hash: genesisOf(STREAM), recordedAt: '' };
    for await (const batch of store.read(STREAM))
      for (const { revision, meta } of batch) head = { revision, hash: meta.hash, recordedAt: meta.recordedAt };
    const sealed = sealAll(head, STREAM, [event], { ...cause, jurisdiction: '510113', at: NOW });
    await store.append(STREAM, sealed, head.revision < 0 ? 'absent' : head.revision);
    return sealed[0]!;
  }

  it('tells the whole chain of a consequence in one line, back to what a person did', async () => {
    const store = await openSqliteStore({ path: join(folder, 'data', 'log.sqlite') });
    const by = (id: string, actor: typeof PERSON) => ({ commandId: id, correlationId: id, causationId: id, actor });
    await append(store, { type: 'EvaluationResultDetermined', data: { ...ON, evaluation: '1', grade: 'fail', onFail: 'termination', appealUntil: '2021-06-28T15:59:59.999Z' } }, by('c1', PERSON)); // prettier-ignore
    const stop = new AbortController();
    const send = async ({ command, commandId, correlationId, causationId }: ProcessCommand): Promise<Outcome> => {
      const event = LEAVES[command.type]!(command.data as JsonObject);
      const { revision } = await append(store, event, { commandId, correlationId, causationId, actor: PROCESS });
      return { kind: 'reused', receipt: { revision } } as unknown as Outcome;
    };
    const running = runProcesses({ store, processes: PROCESSES, send, clock: () => NOW, signal: stop.signal, pollMs: 0 }); // prettier-ignore
    await running.caughtUp;
    for (let i = 0; i < 20; i++) {
      await running.settled();
      await running.tick();
    }
    stop.abort();
    await running.ended.catch(() => undefined);
    await store.close();
    let out = '';
    await tongjian(
      ['history', 'p1', '--data-dir', join(folder, 'data')],
      { write: (text: string) => ((out += text), true) },
      { write: () => true, isTTY: false },
    );
    const line = out.split('\n').find((one) => one.includes('PerformanceBondForfeited'));
    expect(line?.split('  ← ').slice(1)).toEqual([
      'ContractTerminated#3',
      '⏱ contest-window',
      'TerminationNoticeServed#2',
      'TerminationTriggered#1',
      '⏱ appeal-window',
      'EvaluationResultDetermined#0',
    ]);
  });
});

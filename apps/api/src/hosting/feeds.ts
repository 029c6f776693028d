import { CommandBus } from '@nestjs/cqrs';
import { ProcessCommand, runProcesses, runProjections } from '@tongjian/feed';
import { DurableProcess, JsonObject, Outcome } from '@tongjian/kernel';
import { terminationProcess } from '@tongjian/lifecycle';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { PerformAct } from '../command/perform-act.js';
import { Feeds, House } from '../house.js';
import { calm } from './calm.js';
import { DeepPasses } from './deep-passes.js';
import { tellMended } from './read-model-desk.js';

/** How often read models are saved: soon where little happens, together where much does. */
const PAUSES = { quietMs: 10, busyMs: 40, busyFrom: 8 };

/** The first deep pass begins when a start has calmed down. */
const FIRST_PASS_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What the log of faults is told. */
export type OnFault = (what: string, error: unknown) => void;

/** The processes that act by themselves. */
const PROCESSES = [terminationProcess] as unknown as readonly DurableProcess<never>[];

/** Starts projections and processes on the log; both go on where they stood. */
export async function startFeeds(
  house: House,
  commands: CommandBus,
  signal: AbortSignal,
  onFault: OnFault,
): Promise<Feeds> {
  const { store, models, changes, clock } = house;
  const calmed = calm(store, PAUSES);
  const { deepVerifyHours } = house.settings;
  const feeds: Feeds = {
    broken: [],
    projections: await runProjections({
      store: calmed,
      models,
      projections: ALL_PROJECTIONS,
      corpus: CORPUS,
      signal,
      onSaved: changes.publish,
      onChangedCode: 'mend',
      onMended: (mended) =>
        void tellMended(store, mended, house.installation.name, clock.now()).catch((error: unknown) =>
          onFault(`the mended fold of ${mended.projection} was not written down`, error),
        ),
      onFault: (projection, error) => onFault(`projection ${projection} stopped`, error),
    }),
    ...(deepVerifyHours === 0
      ? {}
      : {
          deepPasses: new DeepPasses({
            ...{ store, models, projections: ALL_PROJECTIONS, signal },
            everyMs: deepVerifyHours * HOUR_MS,
            firstAfterMs: FIRST_PASS_MS,
            onPass: ({ ok, error, projections }) => {
              if (ok) return;
              const findings = projections.flatMap((verified) => verified.findings).slice(0, 10);
              onFault('verifying the read models deep', new Error(error ?? JSON.stringify(findings)));
            },
          }),
        }),
    processes: runProcesses({
      store,
      processes: PROCESSES,
      send: (command) => send(commands, command, clock.now()),
      clock: clock.now,
      signal,
      onFault: (error) => onFault('a process waits', error),
    }),
  };
  for (const feed of ['projections', 'processes'] as const)
    feeds[feed].ended.catch((error: unknown) => {
      feeds.broken = [...feeds.broken, { feed, error: error instanceof Error ? error.message : String(error) }];
      onFault(`the feed of the ${feed} ended`, error);
    });
  return feeds;
}

/** What a process understands; all else would be a fault of ours. */
const OUTCOMES: ReadonlySet<string> = new Set(['accepted', 'refused', 'reused', 'changed']);

/** A process's command takes the way of every other: the same handler, the same rules, in the role `process`. */
async function send(commands: CommandBus, command: ProcessCommand, now: string): Promise<Outcome> {
  const { stream, commandId, correlationId, causationId, dueAt } = command;
  const performed = await commands.execute(
    new PerformAct({
      act: command.command.type,
      project: stream.slice('project-'.length),
      creates: false,
      data: command.command.data as JsonObject,
      attachments: [],
      actor: { person: `p_${command.process}`, organisation: 'tongjian', role: 'process', client: 'process' },
      reaches: () => true,
      commandId,
      correlationId,
      causationId,
      at: dueAt ?? now,
    }),
  );
  if (OUTCOMES.has(performed.kind)) return performed as Outcome;
  throw new Error(`${stream}: the act came to nothing (${performed.kind})`);
}

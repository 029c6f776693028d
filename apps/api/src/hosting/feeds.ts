import { CommandBus } from '@nestjs/cqrs';
import {
  LeaseOptions,
  ProcessCommand,
  runChronicle,
  runProcesses,
  RunningProcesses,
  RunningProjections,
  runProjections,
  Saved,
} from '@tongjian/feed';
import { JsonObject, Outcome } from '@tongjian/kernel';
import { PROCESSES } from '@tongjian/lifecycle';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { PerformAct } from '../command/perform-act.js';
import { BrokenFeed, Workshop } from '../house.js';
import { Tenure } from './apart/tenure.js';
import { calm } from './calm.js';
import { DeepPasses } from './deep-passes.js';
import { dutyChronicle } from './duty-chronicle.js';
import { tellMended } from './read-model-desk.js';

/** How often read models are saved: soon where little happens, together where much does. */
const PAUSES = { quietMs: 10, busyMs: 40, busyFrom: 8 };

/** The first deep pass begins when a start has calmed down. */
const FIRST_PASS_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What the log of faults is told. */
export type OnFault = (what: string, error: unknown) => void;

/** Under which name it is known who runs the durable processes. */
export const PROCESSES_LEASE = 'processes';
/** And who verifies the read models. */
export const VERIFICATION_LEASE = 'verification';

export interface HostedFeeds {
  readonly projections: RunningProjections;
  readonly processes: RunningProcesses;
  /** Those that ended although nobody stopped them; told as it happens. */
  readonly broken: readonly BrokenFeed[];
  /** Absent where the settings want none. */
  readonly deepPasses?: DeepPasses;
  /** Resolves when all have ended and what they held is free. */
  readonly ended: Promise<unknown>;
}

export interface FeedOptions {
  readonly commands: CommandBus;
  readonly signal: AbortSignal;
  readonly onFault: OnFault;
  readonly onSaved?: (saved: Saved) => void;
  /** Several processes share the work. */
  readonly lease?: LeaseOptions;
}

/** Starts projections and processes on the log; both go on where they, or another process, stood. */
export async function startFeeds(workshop: Workshop, options: FeedOptions): Promise<HostedFeeds> {
  const { store, models, clock, installation } = workshop;
  const { commands, signal, onFault, onSaved, lease } = options;
  const projections = await runProjections({
    store: calm(store, PAUSES),
    models,
    projections: ALL_PROJECTIONS,
    corpus: CORPUS,
    signal,
    ...(onSaved ? { onSaved } : {}),
    ...(lease ? { lease } : {}),
    onChangedCode: 'mend',
    onMended: (mended) =>
      void tellMended(store, mended, installation.name, clock.now()).catch((error: unknown) =>
        onFault(`the mended fold of ${mended.projection} was not written down`, error),
      ),
    onFault: (projection, error) => onFault(`projection ${projection} stopped`, error),
  });
  const tenureOf = (name: string) => lease && new Tenure({ models, name, ...lease });
  const acting = tenureOf(PROCESSES_LEASE);
  const processes = runProcesses({
    store,
    processes: PROCESSES,
    send: (command) => send(commands, command, clock.now()),
    clock: clock.now,
    signal,
    ...(acting ? { mayAct: () => acting.held } : {}),
    onFault: (error) => onFault('a process waits', error),
  });
  const duties = runChronicle({
    store,
    chronicle: dutyChronicle(workshop),
    clock: clock.now,
    signal,
    ...(acting ? { mayAct: () => acting.held } : {}),
    onFault: (error) => onFault('a project’s duties are not recorded', error),
  });
  const verifying = tenureOf(VERIFICATION_LEASE);
  const deepPasses = deepPassesOf(workshop, options, verifying);
  const kept = [acting, deepPasses && verifying].map((tenure) => tenure?.keep(signal));
  const ended = Promise.allSettled([projections.ended, processes.ended, duties.ended, deepPasses?.ended, ...kept]);
  const both = together(processes, duties);
  const broken = brokenOf({ projections, processes: both }, onFault);
  return { projections, processes: both, ended, broken, ...(deepPasses ? { deepPasses } : {}) };
}

/** Processes of both kinds as one. */
const together = (one: RunningProcesses, other: RunningProcesses): RunningProcesses => ({
  status: () => [...one.status(), ...other.status()],
  tick: async () => void (await Promise.all([one.tick(), other.tick()])),
  settled: async () => {
    await one.settled();
    await other.settled();
  },
  caughtUp: Promise.all([one.caughtUp, other.caughtUp]).then(() => undefined),
  ended: Promise.all([one.ended, other.ended]).then(() => undefined),
});

function brokenOf(
  feeds: Readonly<Record<BrokenFeed['feed'], { readonly ended: Promise<void> }>>,
  onFault: OnFault,
): readonly BrokenFeed[] {
  const broken: BrokenFeed[] = [];
  for (const feed of ['projections', 'processes'] as const)
    feeds[feed].ended.catch((error: unknown) => {
      broken.push({ feed, error: error instanceof Error ? error.message : String(error) });
      onFault(`the feed of the ${feed} ended`, error);
    });
  return broken;
}

function deepPassesOf(
  { store, models, settings: { deepVerifyHours } }: Workshop,
  { signal, onFault }: FeedOptions,
  verifying: Tenure | undefined,
): DeepPasses | undefined {
  if (deepVerifyHours === 0) return undefined;
  return new DeepPasses({
    ...{ store, models, projections: ALL_PROJECTIONS, signal },
    everyMs: deepVerifyHours * HOUR_MS,
    firstAfterMs: FIRST_PASS_MS,
    ...(verifying ? { mayPass: () => verifying.held } : {}),
    onPass: ({ ok, error, projections }) => {
      if (ok) return;
      const findings = projections.flatMap((verified) => verified.findings).slice(0, 10);
      onFault('verifying the read models deep', new Error(error ?? JSON.stringify(findings)));
    },
  });
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

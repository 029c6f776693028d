import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { EventStore, Resume } from '@tongjian/event-store';
import { ReadModels } from '@tongjian/read-models';
import { Rebuilt } from '../run/options.js';
import { fresh, takeOver } from '../run/prepare.js';
import { Overtaken, Target } from '../run/target.js';
import { typesOf } from '../run/types.js';

export interface RebuildOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly corpus?: readonly LoggedEvent[];
  /** Called after each batch with the index reached. */
  readonly onProgress?: (index: number) => void;
  /** Documents held before they are saved; more is faster and needs more memory. Default 20,000. */
  readonly pendingLimit?: number;
  readonly batchSize?: number;
}

/** A projection could not take an event, so its new form was given up and the old one stays in use. */
export class RebuildFailed extends Error {
  constructor(
    readonly projection: string,
    override readonly cause: unknown,
  ) {
    super(`${projection} was not rebuilt: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'RebuildFailed';
  }
}

/** Builds one read model anew from the log; see `rebuildAll`. */
export const rebuild = async (projection: DocumentProjection, options: RebuildOptions): Promise<Rebuilt> =>
  (await rebuildAll([projection], options))[0]!;

/**
 * Builds read models anew beside those in use, reading the log once for all of them, and swaps each in by
 * compare-and-set. For a log that nobody projects at the moment; a running projection rebuilds itself.
 * @throws RebuildFailed with the old form in use
 */
export async function rebuildAll(
  projections: readonly DocumentProjection[],
  options: RebuildOptions,
): Promise<readonly Rebuilt[]> {
  const { store, models, corpus, pendingLimit = 20_000 } = options;
  const targets = await Promise.all(
    projections.map(async (projection) =>
      fresh(projection, await models.active(projection.name), { models, pendingLimit, corpus }),
    ),
  );
  await bringUp(targets, store, typesOf(projections), options);
  const rebuilt: Rebuilt[] = [];
  for (const target of targets) rebuilt.push(await finish(target, models));
  return rebuilt;
}

/** Reads the log from where the targets stand to its present end. @throws RebuildFailed */
export async function bringUp(
  targets: readonly Target[],
  store: EventStore,
  types: readonly string[],
  { onProgress, batchSize = 200 }: Pick<RebuildOptions, 'onProgress' | 'batchSize'>,
): Promise<void> {
  const after = targets.every(({ index }) => index > 0) ? targets.map(({ through }) => through!) : [];
  const from = after.reduce<Resume | undefined>((a, b) => (a && a.index <= b.index ? a : b), undefined);
  for await (const batch of store.readAll(from, { types, batchSize })) {
    for (const target of targets) {
      const error = await target.take(batch);
      if (error) throw new RebuildFailed(target.settings.projection.name, error);
    }
    onProgress?.(batch.through.index);
  }
}

async function finish(target: Target, models: ReadModels): Promise<Rebuilt> {
  const { ref, projection } = target.settings;
  const active = await models.active(ref.name);
  if (!active) {
    await target.save(0);
    if (!(await models.swap(undefined, ref))) throw new Overtaken(ref.name);
  } else if (!(await takeOver(target, active, models))) throw new Overtaken(ref.name);
  return rebuiltOf(target, projection);
}

export function rebuiltOf(target: Target, { name, version }: DocumentProjection): Rebuilt {
  const { count = 0, position = 0, digest = '' } = target.settings.folding.seen ?? {};
  return { projection: name, version, events: count, position, digest };
}

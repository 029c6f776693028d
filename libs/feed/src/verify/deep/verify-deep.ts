import { EventStore } from '@tongjian/event-store';
import { DocumentProjection } from '@tongjian/kernel';
import { ProjectionRef, ReadModels, sameRef, UnknownReadModel } from '@tongjian/read-models';
import { parkedByKey } from '../../parking/all-parked.js';
import { ReadModelFinding } from '../finding.js';
import { DeepPass } from './deep-pass.js';

export interface VerifyDeepOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly projection: DocumentProjection;
  /** The form that is verified; the one in use where left out. */
  readonly ref?: ProjectionRef;
  /** The fingerprint that the fold must have; not compared where left out. */
  readonly code?: string;
  /** Keys held in memory at a time; a read model of more is verified part by part. Default 20,000. */
  readonly limit?: number;
  /** Verifying ends when so many findings were made; default 100. */
  readonly most?: number;
  /** Called after each page with what is done of all that must be read, from 0 to 1 for each part of the keys. */
  readonly onProgress?: (progress: { readonly part: number; readonly done: number }) => void;
  /** Awaited between pages, so that others get the thread. */
  readonly breathe?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface DeepVerification {
  readonly projection: string;
  readonly version: number;
  /** The save up to which everything was compared, and its position in the log. */
  readonly n: number;
  readonly position: number;
  readonly events: number;
  readonly documents: number;
  readonly changes: number;
  readonly cells: number;
  /** Parts into which the keys were cut. */
  readonly parts: number;
  readonly parked: number;
  /** Events that wait in the log for parked keys. */
  readonly waiting: number;
  /** Parked keys that the fold as it is now would take. */
  readonly mended: number;
  readonly findings: readonly ReadModelFinding[];
  /** Ended before everything was compared. */
  readonly interrupted: boolean;
  readonly ok: boolean;
}

/** How often verifying begins again because parked keys were drained, or the form was swapped, under it. */
const TRIES = 3;

/**
 * Folds a read model again from the log and compares every document, tombstone, contribution, cell, change and parked
 * record with what stands there, in bounded memory. Runs on a live system: everything is compared as of the position
 * where the read model stood when it began, a document that was saved since as of its own position.
 */
export async function verifyDeep(options: VerifyDeepOptions): Promise<DeepVerification> {
  for (let tries = 1; ; tries++) {
    const verified = await once(options, tries === TRIES);
    if (verified) return verified;
  }
}

/** Undefined where the ground moved. */
async function once(options: VerifyDeepOptions, last: boolean): Promise<DeepVerification | undefined> {
  const { models, projection, signal, most = 100 } = options;
  const { name, version } = projection;
  const ref = options.ref ?? (await models.active(name));
  const seen = ref && (await seenOf(models, ref));
  if (!ref || !seen) return nothing(name, ref?.version ?? version);
  const parked = await parkedByKey(models, ref);
  const pass = new DeepPass({ ...options, ref, seen, parked, most });
  try {
    await pass.run();
  } catch (error) {
    // The form was swapped away: the one in its place is verified instead.
    if (!(error instanceof UnknownReadModel) || (await isStill(options, ref))) throw error;
    return last ? pass.restless() : undefined;
  }
  if (signal?.aborted || (await isQuiet(models, ref, seen.position, parked))) return pass.result();
  return last ? pass.restless() : undefined;
}

async function seenOf(models: ReadModels, ref: ProjectionRef) {
  try {
    return await models.seen(ref);
  } catch (error) {
    if (error instanceof UnknownReadModel) return undefined;
    throw error;
  }
}

const isStill = async ({ models, projection, ref: given }: VerifyDeepOptions, ref: ProjectionRef) =>
  given !== undefined || sameRef(await models.active(projection.name), ref);

/** Whether no key was parked or drained below the position while verifying: that rewrites the past. */
async function isQuiet(
  models: ReadModels,
  ref: ProjectionRef,
  position: number,
  before: Awaited<ReturnType<typeof parkedByKey>>,
): Promise<boolean> {
  const now = await parkedByKey(models, ref);
  const below = (records: typeof before) => [...records.values()].filter((record) => record.position <= position);
  const same = below(now).every(({ key, position: at }) => before.get(key)?.position === at);
  return same && below(now).length === below(before).length;
}

const nothing = (projection: string, version: number): DeepVerification => ({
  ...{ projection, version, n: 0, position: 0, events: 0, documents: 0, changes: 0, cells: 0, parts: 0 },
  ...{ parked: 0, waiting: 0, mended: 0, interrupted: false, ok: false },
  findings: [{ projection, kind: 'absent' }],
});

import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ProjectionRef, ReadModels, sameRef } from '@tongjian/read-models';
import { codeOf } from '../fold/code.js';
import { Folding } from '../fold/folding.js';
import { allParked } from '../parking/all-parked.js';
import { RunOptions } from './options.js';
import { Target, TargetSettings } from './target.js';

/** A projection's fold changed while its version did not, and the runner was told to refuse that. */
export class ChangedFold extends Error {
  constructor({ name, version }: DocumentProjection) {
    super(`the fold of ${name} changed but its version is still ${version}: raise the version, or rebuild it`);
    this.name = 'ChangedFold';
  }
}

export interface Preparation extends Pick<TargetSettings, 'models' | 'pendingLimit' | 'onSaved'> {
  readonly corpus?: readonly LoggedEvent[] | undefined;
  readonly onChangedCode?: RunOptions['onChangedCode'];
  readonly former?: RunOptions['former'];
}

export interface Prepared {
  readonly target: Target;
  /** The form that readers use until this one takes its place; undefined where this is already in use. */
  readonly replaces: ProjectionRef | undefined;
}

/**
 * Finds the form that a projection's events go to: the one in use, or, where its version or its code differs, one
 * beside it that starts at the beginning of the log.
 * @throws ChangedFold
 */
export async function prepare(projection: DocumentProjection, how: Preparation): Promise<Prepared> {
  const { models, corpus, onChangedCode = 'rebuild' } = how;
  const code = codeOf(projection, corpus);
  const { name, version } = projection;
  const active = await models.active(name);
  if (!active) {
    const ref = { name, version };
    const target = await open(projection, ref, code, how);
    await models.swap(undefined, ref);
    return { target, replaces: undefined };
  }
  if (active.version === version) {
    await models.declare(projection, active);
    const seen = await models.seen(active);
    if (!seen || seen.code === code) return { target: await open(projection, active, code, how), replaces: undefined };
    if (onChangedCode === 'refuse') throw new ChangedFold(projection);
  }
  return { target: await fresh(projection, active, how), replaces: active };
}

/** The form in use where it was folded by other code of the same version; undefined where it is this fold's own. */
export async function changedForm(projection: DocumentProjection, how: Preparation): Promise<Changed | undefined> {
  const { name, version } = projection;
  const active = await how.models.active(name);
  if (active?.version !== version) return undefined;
  await how.models.declare(projection, active);
  const from = (await how.models.seen(active))?.code;
  const to = codeOf(projection, how.corpus);
  return from === undefined || from === to ? undefined : { ref: active, from, to };
}

export interface Changed {
  readonly ref: ProjectionRef;
  readonly from: string;
  readonly to: string;
}

/** Keeps a form of an earlier version going with the fold that made it; undefined where that is not there any more. */
export async function serve(ref: ProjectionRef, how: Preparation): Promise<Target | undefined> {
  const fold = how.former?.find(({ name, version }) => name === ref.name && version === ref.version);
  if (!fold) return undefined;
  const code = codeOf(fold, how.corpus);
  await how.models.declare(fold, ref);
  return (await how.models.seen(ref))?.code === code ? open(fold, ref, code, how) : undefined;
}

/** An empty form beside the one in use: another version, or the next building of the same. */
export async function fresh(
  projection: DocumentProjection,
  active: ProjectionRef | undefined,
  how: Preparation,
): Promise<Target> {
  const { name, version } = projection;
  const build = active?.version === version ? (active.build ?? 0) + 1 : 0;
  const ref = { name, version, ...(build ? { build } : {}) };
  // What an interrupted building left is worth nothing: nobody knows which code folded it.
  if (!sameRef(ref, active)) await how.models.drop(ref);
  return open(projection, ref, codeOf(projection, how.corpus), how);
}

async function open(
  projection: DocumentProjection,
  ref: ProjectionRef,
  code: string,
  { models, pendingLimit, onSaved }: Preparation,
): Promise<Target> {
  await models.declare(projection, ref);
  const seen = await models.seen(ref);
  const parked: string[] = [];
  if (seen) for await (const { key } of allParked(models, ref)) parked.push(key);
  const folding = new Folding(projection, seen, code, parked);
  return new Target({ projection, ref, folding, models, pendingLimit, onSaved });
}

/**
 * Puts a finished form in the place of the old one and drops that. Its save number is raised above the old one's, so
 * that no listener can mistake one for the other.
 * @returns false when another process swapped first
 */
export async function takeOver(target: Target, old: ProjectionRef, models: ReadModels): Promise<boolean> {
  await target.save((await models.seen(old))?.n ?? 0);
  if (!(await models.swap(old, target.settings.ref))) return false;
  await models.drop(old);
  return true;
}

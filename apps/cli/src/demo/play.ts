import { setTimeout as pause } from 'node:timers/promises';
import { JsonObject } from '@tongjian/kernel';
import { BEGINS, Moment, Order } from './timeline.js';

/** What came of an order. */
export type Answer =
  | { readonly kind: 'accepted'; readonly project: string; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly codes: readonly string[]; readonly detail: string }
  /** The installation's clock stands later than the order, so a refusal can no longer be tried. */
  | { readonly kind: 'past' };

/** Where orders are taken: the public API, or the decider itself. */
export interface Desk {
  /** The pseudonym of who acts. */
  personOf(order: Order): Promise<string>;
  /** `mayBePast`: answer `past` rather than doing at a later time what was meant for an earlier one. */
  perform(order: Order, moment: Moment, project: string | undefined, mayBePast: boolean): Promise<Answer>;
  /** Whether the event came within a bounded time. */
  awaitEvent(project: string, type: string, at: string): Promise<boolean>;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly moment: Moment;
}

export interface Played {
  readonly accepted: number;
  readonly replayed: number;
  readonly refused: number;
  readonly awaited: number;
  /** Refusals that an earlier run has tried already. */
  readonly past: number;
  /** What went otherwise than told; empty when all went well. */
  readonly surprises: readonly string[];
  /** Project ids by the demonstration's names. */
  readonly projects: ReadonlyMap<string, string>;
}

export interface Playing {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds between steps, for those who watch. */
  readonly paceMs?: number;
}

/** Plays moments in order on a desk. A surprise ends its own story, the others go on. */
export async function play(moments: readonly Moment[], desk: Desk, playing: Playing = {}): Promise<Played> {
  const projects = new Map<string, string>();
  const counts = { accepted: 0, replayed: 0, refused: 0, awaited: 0, past: 0 };
  const surprises: string[] = [];
  const stopped = new Set<string>();
  for (const [i, moment] of moments.entries()) {
    playing.signal?.throwIfAborted();
    if (!stopped.has(moment.project)) {
      const surprise = await step(moment, desk, projects, counts);
      if (surprise) {
        surprises.push(`${moment.name}: ${surprise}`);
        stopped.add(moment.project);
      }
    }
    playing.onProgress?.({ done: i + 1, total: moments.length, moment });
    if (playing.paceMs)
      await pause(playing.paceMs, undefined, { ...(playing.signal ? { signal: playing.signal } : {}) });
  }
  return { ...counts, surprises, projects };
}

type Counts = Record<'accepted' | 'replayed' | 'refused' | 'awaited' | 'past', number>;

async function step(
  moment: Moment,
  desk: Desk,
  projects: Map<string, string>,
  counts: Counts,
): Promise<string | undefined> {
  const project = projects.get(moment.project);
  if (moment.awaits !== undefined) {
    counts.awaited += 1;
    const came = project !== undefined && (await desk.awaitEvent(project, moment.awaits, moment.at));
    return came ? undefined : `${moment.awaits} did not come`;
  }
  const order = moment.act!;
  if (!project && !BEGINS.has(order.type)) return `${moment.project} was not begun`;
  const signed = { ...order, data: signedBy(order.data, await desk.personOf(order)) };
  const answer = await desk.perform(signed, moment, project, moment.expect !== undefined);
  if (answer.kind === 'past') return void (counts.past += 1);
  if (answer.kind === 'refused') counts.refused += 1;
  else {
    counts[answer.replayed ? 'replayed' : 'accepted'] += 1;
    projects.set(moment.project, answer.project);
  }
  return surpriseIn(order, moment, answer);
}

function surpriseIn(
  { type }: Order,
  { expect }: Moment,
  answer: Exclude<Answer, { kind: 'past' }>,
): string | undefined {
  if (answer.kind === 'accepted')
    return expect ? `${type} was accepted, ${String(expect.refused)} was expected` : undefined;
  if (!expect) return `${type} was refused: ${answer.codes.join(', ')} (${answer.detail})`;
  return expect.refused === true || answer.codes.includes(expect.refused)
    ? undefined
    : `${type} was refused for ${answer.codes.join(', ')}, ${expect.refused} was expected`;
}

/** `$person` in an order's data stands for the pseudonym of who acts. */
export const signedBy = (data: JsonObject, person: string): JsonObject =>
  JSON.parse(JSON.stringify(data), (_, value: unknown) => (value === '$person' ? person : value)) as JsonObject;

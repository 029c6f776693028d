import { sha256 } from '@tongjian/kernel';
import { Enrolment, PoolSnapshot } from '@tongjian/registry';
import { Drawn, Reserve, Seat } from './panel.js';

/** The name of this very procedure: a draw is recomputed by the algorithm that its event names. */
export const ALGORITHM = 'tongjian/draw/1';

/** What whoever requests a draw hands in beforehand; the seed itself is shown at the draw (INV-26). */
export const commitmentTo = (seed: string): string => sha256(`${ALGORITHM}/seed\n${seed}`);

export interface DrawInput {
  readonly seed: string;
  /** The hash of the event that carried the commitment; nobody knows it before that event is in the log. */
  readonly beacon: string;
  readonly pool: Pick<PoolSnapshot, 'digest' | 'experts'>;
  readonly seats: readonly Seat[];
  /** Experts who stand aside, and bodies whose people do. */
  readonly excluded: { readonly experts: ReadonlySet<string>; readonly employers: ReadonlySet<string> };
}

export type DrawResult =
  | { readonly drawn: readonly Drawn[]; readonly reserves: readonly Reserve[] }
  /** The pool cannot fill every seat: so many of its experts of each wanted specialty may be drawn. */
  | { readonly available: Readonly<Record<string, number>> };

/** For each seat so many reserves are named, so that who stands aside can be replaced by the same draw. */
const RESERVES_PER_SEAT = 5;

/**
 * Draws a panel: every eligible expert gets a ticket, the digest of seed, beacon, pool and pseudonym; seats are filled
 * in their order by the lowest ticket with which all later seats can still be filled. Pure: anyone who has the seed,
 * the log and the pool's stream finds the same members (INV-26, NR-27, A33).
 */
export function draw({ seed, beacon, pool, seats, excluded }: DrawInput): DrawResult {
  const ticket = ({ expert }: Enrolment) => sha256([ALGORITHM, seed, beacon, pool.digest, expert].join('\n'));
  const wanted = new Set(seats.map(({ specialty }) => specialty));
  const order = pool.experts
    .filter(({ expert, employer }) => !excluded.experts.has(expert) && !excluded.employers.has(employer))
    .filter(({ specialties }) => specialties.some((name) => wanted.has(name)))
    .map((enrolment) => ({ enrolment, ticket: ticket(enrolment) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ enrolment }) => enrolment);
  const slots = seats.flatMap(({ specialty, n }) => Array.from({ length: n }, () => specialty));
  const drawn: Drawn[] = [];
  const taken = new Set<string>();
  for (const [i, specialty] of slots.entries()) {
    const free = order.filter(({ expert }) => !taken.has(expert));
    const chosen = free.find(
      (one) =>
        one.specialties.includes(specialty) &&
        fillable(
          slots.slice(i + 1),
          free.filter((other) => other !== one),
        ),
    );
    if (!chosen) return { available: availableOf(order, wanted) };
    taken.add(chosen.expert);
    drawn.push({ expert: chosen.expert, specialty, employer: chosen.employer });
  }
  const reserves = order.filter(({ expert }) => !taken.has(expert)).slice(0, RESERVES_PER_SEAT * slots.length);
  return { drawn, reserves };
}

/** Whether every seat can have an expert of its own: a matching, found by augmenting paths. */
function fillable(slots: readonly string[], experts: readonly Enrolment[]): boolean {
  const seatOf = new Map<number, number>();
  const seated = (slot: number, tried: Set<number>): boolean =>
    experts.some((expert, j) => {
      if (tried.has(j) || !expert.specialties.includes(slots[slot]!)) return false;
      tried.add(j);
      const sitting = seatOf.get(j);
      if (sitting !== undefined && !seated(sitting, tried)) return false;
      seatOf.set(j, slot);
      return true;
    });
  return slots.every((_, slot) => seated(slot, new Set()));
}

const availableOf = (order: readonly Enrolment[], wanted: ReadonlySet<string>) =>
  Object.fromEntries(
    [...wanted].map((name) => [name, order.filter(({ specialties }) => specialties.includes(name)).length]),
  );

/** The reserve that takes the place of an expert of a specialty; undefined where none is left. */
export const replacementFor = (
  specialty: string,
  reserves: readonly Reserve[],
  gone: ReadonlySet<string>,
): Reserve | undefined =>
  reserves.find(({ expert, specialties }) => !gone.has(expert) && specialties.includes(specialty));

import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { Enrolment } from './commands.js';
import { ExpertPoolEventType } from './events.js';

export interface Enrolled extends Enrolment {
  readonly standing: 'active' | 'suspended' | 'removed';
}

/** The experts of a region by pseudonym: the fold of the pool's stream, owned by whoever folds. */
export interface ExpertPool {
  readonly experts: Map<string, Enrolled>;
  /** Revision of the last event folded; -1 where there is none. */
  revision: number;
}

type Fold = (pool: ExpertPool, data: Enrolment) => unknown;

const standing =
  (to: Enrolled['standing']): Fold =>
  ({ experts }, { expert }) =>
    experts.set(expert, { ...experts.get(expert)!, standing: to });

const folds: Readonly<Record<ExpertPoolEventType, Fold>> = {
  ExpertEnrolled: ({ experts }, { expert, specialties, employer }) =>
    experts.set(expert, { expert, specialties, employer, standing: 'active' }),
  ExpertSuspended: standing('suspended'),
  ExpertReinstated: standing('active'),
  ExpertRemoved: standing('removed'),
  ExpertPerformanceRecorded: () => undefined,
};

/** The pool as a fold. */
export const expertRegister = {
  initial: (): ExpertPool => ({ experts: new Map(), revision: -1 }),

  /** @throws UnknownEvent for a type or shape that is not of this stream. */
  evolve(pool: ExpertPool, event: StoredEvent): ExpertPool {
    const known = Object.hasOwn(folds, event.type) ? folds[event.type as ExpertPoolEventType] : undefined;
    if (!known || event.shape !== 1) throw new UnknownEvent(event);
    known(pool, event.data as unknown as Enrolment);
    pool.revision = event.revision;
    return pool;
  },
};

import { Actor } from '@tongjian/kernel';
import { FastifyRequest } from 'fastify';
import { answer } from '../problem/index.js';
import { Grant, reaches } from '@tongjian/registry';

/** Who calls, by a token of ours, with the grants of this very moment. */
export interface Caller {
  readonly subject: string;
  readonly client: string;
  readonly grants: readonly Grant[];
}

/** A caller in the role in which this act is done. */
export interface Acting {
  readonly actor: Actor;
  /** Whether the role's grant reaches a region. */
  readonly reaches: (region: string) => boolean;
}

export type CalledRequest = FastifyRequest & { caller?: Caller; callerNow?: CallerNow };

/** Who calls, asked again: undefined once the token has expired or its holder is disabled or reset. */
export type CallerNow = () => Caller | undefined;

/** The caller that the guard has found. A route that is open has none. */
export function callerOf(request: FastifyRequest): Caller {
  const { caller } = request as CalledRequest;
  if (!caller) throw new Error('this route asks for its caller but lets everyone in');
  return caller;
}

/** Asks again who calls, for answers that go on after the guard has let them begin. */
export function callerNowOf(request: FastifyRequest): CallerNow {
  const { callerNow } = request as CalledRequest;
  if (!callerNow) throw new Error('this route asks for its caller but lets everyone in');
  return callerNow;
}

/** Whether any grant of the caller reaches a region: whoever sees nothing of it is answered as if it were absent. */
export const sees = (caller: Caller, region: string): boolean =>
  caller.grants.some((grant) => reaches(grant.jurisdiction, region));

/** Reads `Tongjian-Role` (`role` or `role@organisation`); may be left out by who has one role only. */
export function actingOf(caller: Caller, header: string | undefined): Acting {
  const [role, organisation] = (header ?? '').split('@').map(decoded);
  const fitting = caller.grants.filter(
    (grant) => (!role || grant.role === role) && (organisation === undefined || grant.organisation === organisation),
  );
  const roles = [...new Set(caller.grants.map((grant) => `${grant.role}@${grant.organisation}`))];
  if (fitting.length === 0)
    throw answer('not-allowed', `you have no grant for the role ${header}`, { rule: 'grant', roles });
  const { role: own, organisation: body } = fitting[0]!;
  if (fitting.some((grant) => grant.role !== own || grant.organisation !== body))
    throw answer('role-needed', 'you have several roles: name one in Tongjian-Role', { roles });
  return {
    actor: { person: caller.subject, organisation: body, role: own, client: caller.client },
    reaches: (region) => fitting.some((grant) => reaches(grant.jurisdiction, region)),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw answer('bad-header', 'Tongjian-Role is not percent-encoded rightly');
  }
}

import { digestOf, JsonObject } from '@tongjian/kernel';
import { Enrolment } from './commands.js';
import { expertPoolStream } from './events.js';
import { ExpertPool } from './register.js';

/** Who could be drawn at one revision of a pool; its digest lets anyone see that it was this list and no other. */
export interface PoolSnapshot {
  readonly region: string;
  readonly stream: string;
  readonly revision: number;
  /** Digest of {@link experts} in canonical form. */
  readonly digest: string;
  /** Active experts by pseudonym, specialties sorted. */
  readonly experts: readonly Enrolment[];
}

/** Freezes a pool as it stands: the same events always give the same digest. */
export function snapshotOf(region: string, { experts, revision }: ExpertPool): PoolSnapshot {
  const active = [...experts.values()]
    .filter(({ standing }) => standing === 'active')
    .map(({ expert, specialties, employer }) => ({ expert, specialties: [...specialties].sort(), employer }))
    .sort((a, b) => (a.expert < b.expert ? -1 : 1));
  const digest = digestOf(active as unknown as readonly JsonObject[]);
  return { region, stream: expertPoolStream(region), revision, digest, experts: active };
}

import { Actor, Attachment, JsonObject } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { ProcedureShelf } from '@tongjian/procedure';
import type { PoolSnapshot } from '@tongjian/registry';

/** What a client asks for: an act by name, its data, the files it rests on. */
export interface ProjectCommand {
  readonly type: string;
  readonly data: JsonObject;
  readonly attachments?: readonly Attachment[];
  /** When it happened (RFC 3339), for a late entry only. */
  readonly occurredAt?: string;
}

/** What the world outside the project gives a decision. */
export interface ProjectContext {
  readonly actor: Actor;
  /** The instant of receipt, RFC 3339 UTC. */
  readonly at: string;
  readonly commandId: string;
  readonly shelf: Pick<ProcedureShelf, 'byHash' | 'inForce'> & Partial<Pick<ProcedureShelf, 'onNewestFloor'>>;
  readonly calendar: Calendar;
  /** The expert pool as it stands, for an act that draws from it. */
  readonly pool?: PoolSnapshot;
  /** The actor holds the grant to enter what happened before (迟报). */
  readonly lateEntry?: boolean;
  /** Nothing here is real: a project may be proposed under a draft procedure that it names. */
  readonly simulation?: boolean;
}

import { Actor } from '@tongjian/kernel';
import { Grant } from './grant.js';

/**
 * What may be asked of the access register. Names and secrets are not among it: they stand outside the log, where
 * they can be erased (D13); the log holds pseudonyms and facts only.
 */
export type AccessCommand =
  | { readonly type: 'RegisterPerson'; readonly data: { readonly person: string } }
  | { readonly type: 'DisablePerson'; readonly data: { readonly person: string; readonly reason?: string } }
  /** The secret of a person or a system was replaced. */
  | { readonly type: 'ResetCredential'; readonly data: { readonly person: string } }
  | { readonly type: 'GrantRole'; readonly data: Grant }
  | { readonly type: 'RevokeGrant'; readonly data: { readonly grant: string; readonly reason?: string } }
  | { readonly type: 'RegisterClient'; readonly data: { readonly client: string } }
  | { readonly type: 'DisableClient'; readonly data: { readonly client: string; readonly reason?: string } };

export interface AccessContext {
  /** Who asks; the role must be `operator`. */
  readonly actor: Actor;
}

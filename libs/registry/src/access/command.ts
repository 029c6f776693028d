/** What the operator may do with people, systems and their rights. Ids come in with the command. */
export type AccessCommand =
  | { readonly type: 'RegisterPerson'; readonly data: { readonly person: string } }
  | { readonly type: 'DisablePerson'; readonly data: { readonly person: string; readonly reason: string } }
  | { readonly type: 'RegisterClient'; readonly data: { readonly client: string } }
  | { readonly type: 'DisableClient'; readonly data: { readonly client: string; readonly reason: string } }
  /** The secret itself stands in the side store; the log only tells that it was changed, and by whom. */
  | { readonly type: 'ResetCredential'; readonly data: { readonly subject: string } }
  | {
      readonly type: 'GrantRole';
      readonly data: {
        readonly grant: string;
        readonly subject: string;
        readonly role: string;
        readonly organisation: string;
        readonly jurisdiction: string;
      };
    }
  | { readonly type: 'RevokeGrant'; readonly data: { readonly grant: string; readonly reason: string } };

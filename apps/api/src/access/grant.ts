/** A right of a person or system: to act in a role for an organisation within a jurisdiction. */
export interface Grant {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly organisation: string;
  /** A region code, or `root` for all. */
  readonly jurisdiction: string;
}

/** Whether a grant reaches a region: `root` all, `510100` everything that begins with `5101`, a whole code itself. */
export const reaches = ({ jurisdiction }: Pick<Grant, 'jurisdiction'>, region: string): boolean =>
  jurisdiction === 'root' || region.startsWith(jurisdiction.replace(/(00)+$/, ''));

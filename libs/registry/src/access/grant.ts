/** A right to act in a role for an organisation within a jurisdiction, held by a person or a system. */
export interface Grant {
  readonly grant: string;
  /** The pseudonym: a person `p_…` or a system `c_…`. */
  readonly person: string;
  /** A leaf of ROLES, e.g. `purchaser.handler`. */
  readonly role: string;
  readonly organisation: string;
  /** A region code of six digits, or `root` for all regions. */
  readonly jurisdiction: string;
}

/** Whether a grant keeps the installation: its people, procedures and copies belong to no single region. */
export const keepsInstallation = ({ role, jurisdiction }: Grant): boolean =>
  role === 'operator' && jurisdiction === 'root';

/**
 * Whether a grant for `jurisdiction` reaches `region`: `root` reaches all, `510100` all that begins with `5101`,
 * `510000` all of `51`, a district's code itself.
 */
export const reaches = (jurisdiction: string, region: string): boolean => region.startsWith(reachOf(jurisdiction));

/** What the code of every region that a grant reaches begins with. */
export const reachOf = (jurisdiction: string): string =>
  jurisdiction === 'root' ? '' : jurisdiction.replace(/(00){1,2}$/, '');

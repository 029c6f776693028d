/** Bodies that review a scope together, each by its own signature (CJ-08). */
export const BODIES = ['staffing', 'humanResources', 'finance'] as const;
export type Body = (typeof BODIES)[number];

/** Whether a role speaks for a body: `finance.general` for finance. */
export const speaksFor = (role: string, body: string): boolean => role === body || role.startsWith(`${body}.`);

export interface ScopeReview {
  readonly bodies: readonly Body[];
  readonly opinions: Map<Body, boolean>;
}

/** 社会公示: what was approved and for how much, open to objection until its last Beijing day. */
export interface PublicNotice {
  readonly noticeNo: string;
  readonly closesOn: string;
  status: 'open' | 'closed' | 'upheld';
  /** Objections by number, with what became of each. */
  readonly objections: Map<string, 'open' | 'upheld' | 'dismissed'>;
}

export type BrandStanding = 'nominated' | 'awarded' | 'revoked';

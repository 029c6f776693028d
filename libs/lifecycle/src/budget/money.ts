import { totalFen } from '../total.js';

/** What a function cost while the department did it itself (KQ-28, CD-07). */
export interface FunctionFunding {
  readonly staffFen: number;
  readonly workingFen: number;
}

/** The money of a project beside its approval: what is set aside, offset, carried and reserved. */
export interface Funding {
  /** Set aside on the project's line and not released. */
  reservedFen: number;
  /** By function: what is still arranged for doing it directly, as it was flagged. */
  readonly parallel: Map<string, FunctionFunding>;
  /** By function: what was cut for it. */
  readonly offsets: Map<string, FunctionFunding>;
  /** Functions on which nobody is recruited. */
  readonly frozen: Set<string>;
  /** Posts that are to go and those that are gone, by function. */
  readonly posts: Map<string, { planned: number; reduced: number }>;
  /** The years of a multi-year commitment, once approved. */
  commitment?: readonly { readonly year: number; readonly amountFen: number }[];
  /** Carried into another year. */
  carriedFen: number;
}

export const noFunding = (): Funding => ({
  reservedFen: 0,
  parallel: new Map(),
  offsets: new Map(),
  frozen: new Set(),
  posts: new Map(),
  carriedFen: 0,
});

/** What is arranged for direct provision and not offset yet, staff and working funds each for itself. */
export const parallelFen = ({ parallel, offsets }: Pick<Funding, 'parallel' | 'offsets'>): number =>
  totalFen(
    [...parallel].flatMap(([name, { staffFen, workingFen }]) => {
      const cut = offsets.get(name) ?? { staffFen: 0, workingFen: 0 };
      return [Math.max(0, staffFen - cut.staffFen), Math.max(0, workingFen - cut.workingFen)];
    }),
  );

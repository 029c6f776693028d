import { JsonObject, Remedy, Source, Text, Verdict } from './types';

/** A fault in one field of what was sent; `pointer` is an RFC 6901 pointer into the body. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly got?: unknown;
  readonly want?: string;
  readonly message?: string;
}

/** RFC 9457 problem as the API answers with. */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly rule?: string;
  readonly source?: readonly Source[];
  readonly facts?: JsonObject;
  readonly whatWouldPass?: readonly Remedy[];
  readonly detail?: string;
  readonly text?: Text;
  readonly all?: readonly (Omit<Verdict, 'remedies'> & { readonly whatWouldPass?: readonly Remedy[] })[];
  readonly errors?: readonly FieldError[];
  readonly trace?: string;
  /** Of a 412: the tag to send once the events since were seen. */
  readonly currentETag?: string;
  readonly events?: readonly {
    readonly type: string;
    readonly revision: number;
    readonly recordedAt: string;
    readonly role: string;
  }[];
}

/** An answer that is no success. `problem.status` is 0 where the server could not be reached. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : { title: String(error), status: 0, code: 'unreachable', detail: error instanceof Error ? error.message : '' };

/** The rules that refuse, each once; the first is the problem's own. */
export function verdictsOf(problem: Problem): readonly Verdict[] {
  if (problem.all && problem.all.length > 0)
    return problem.all.map(({ whatWouldPass, ...verdict }) => ({ ...verdict, remedies: whatWouldPass ?? [] }));
  if (!problem.rule) return [];
  return [
    {
      code: problem.code,
      rule: problem.rule,
      source: problem.source ?? [],
      text: problem.text ?? { zh: problem.detail ?? problem.title, en: problem.detail ?? problem.title },
      facts: problem.facts ?? {},
      remedies: problem.whatWouldPass ?? [],
    },
  ];
}

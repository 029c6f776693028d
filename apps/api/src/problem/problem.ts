import { JsonObject, Refusal, Source, Text } from '@tongjian/kernel';
import { ProblemCode, PROBLEMS } from './catalogue.js';

/** One field that does not fit: where, what came, what is wanted. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly got?: unknown;
  readonly want: string;
}

/** The body of every answer that is no success (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly text: Text;
  readonly [extension: string]: unknown;
}

/** Carries a problem up to the filter that answers with it. */
export class ProblemAnswer extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
    this.name = 'ProblemAnswer';
  }
}

/** A problem of the catalogue; `detail` says in English what is wrong with this very request. */
export function problem(code: ProblemCode, detail: string, more: Readonly<Record<string, unknown>> = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `/api/v1/problems/${code}`,
    title: title.en,
    status,
    code,
    detail,
    text: { zh: title.zh, en: detail },
    ...more,
  };
}

export const answer = (
  code: ProblemCode,
  detail: string,
  more?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): ProblemAnswer => new ProblemAnswer(problem(code, detail, more), headers);

/** The greatest number of field errors in one answer. */
const MOST_ERRORS = 100;

/** 422 with every field that does not fit. */
export const invalid = (errors: readonly FieldError[]): ProblemAnswer =>
  answer(
    'validation',
    errors
      .map((error) => `${error.pointer || '/'}: ${error.want}`)
      .slice(0, 5)
      .join('; '),
    {
      errors: errors.slice(0, MOST_ERRORS),
    },
  );

/** Codes of refusals that are about who acts, not about what is done. */
const RIGHTS: ReadonlySet<string> = new Set(['WrongRole', 'OperatorNeeded']);

/** A refusal of the domain as a problem: the rule, its source, the facts compared, and what would pass. */
export function refused(refusal: Refusal): Problem {
  const status = RIGHTS.has(refusal.code) ? 403 : PROBLEMS.refused.status;
  return {
    type: `/api/v1/problems/${refusal.code}`,
    title: refusal.text.en,
    status,
    code: refusal.code,
    rule: refusal.rule,
    source: refusal.source satisfies readonly Source[],
    facts: refusal.facts satisfies JsonObject,
    whatWouldPass: refusal.remedies,
    detail: refusal.text.en,
    text: refusal.text,
    ...(refusal.all ? { all: refusal.all.map(verdict) } : {}),
  };
}

const verdict = ({ remedies, ...rest }: Omit<Refusal, 'all'>) => ({ ...rest, whatWouldPass: remedies });

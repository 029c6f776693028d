import { ActKey, Scope } from '@tongjian/procedure';

/** The parts of a key as they stand in command and event data. */
export interface KeyParts {
  readonly lot?: string;
  readonly contract?: string;
  readonly milestone?: string;
  readonly payment?: string;
  readonly evaluation?: string;
  readonly case?: string;
}

export type PartsOf<S extends Scope> = S extends 'project'
  ? unknown
  : S extends 'case'
    ? KeyParts & { readonly case: string }
    : S extends 'lot'
      ? { readonly lot: string }
      : S extends 'contract'
        ? { readonly lot: string; readonly contract: string }
        : { readonly lot: string; readonly contract: string } & { readonly [P in S]: string };

/** The data fields that name a key of each scope, outermost first; of a case those of what it hangs under may lack. */
export const PARTS = {
  project: [],
  lot: ['lot'],
  contract: ['lot', 'contract'],
  milestone: ['lot', 'contract', 'milestone'],
  payment: ['lot', 'contract', 'payment'],
  evaluation: ['lot', 'contract', 'evaluation'],
  case: ['lot', 'contract', 'milestone', 'payment', 'evaluation', 'case'],
} as const satisfies Record<Scope, readonly (keyof KeyParts)[]>;

const PREFIX = { lot: 'lot', contract: 'c', milestone: 'm', payment: 'pay', evaluation: 'e', case: 'case' } as const;

/** Whether a key of the scope may do without a part: a case hangs under any key. */
export const mayLack = (scope: Scope, part: keyof KeyParts): boolean => scope === 'case' && part !== 'case';

/** `lot-1/c-1/m-1` of the parts that a scope needs; undefined when one is missing. */
export function keyOf(scope: Scope, parts: KeyParts): ActKey | undefined {
  if (scope === 'case') return caseKeyOf(parts);
  const segments: string[] = [];
  for (const part of PARTS[scope]) {
    const value = parts[part];
    if (value === undefined) return undefined;
    segments.push(`${PREFIX[part]}-${value}`);
  }
  return segments.join('/');
}

/** A case's key: under the innermost thing that the parts name. */
function caseKeyOf({ case: id, ...parts }: KeyParts): ActKey | undefined {
  const place = keyOf(scopeOfParts(parts), parts);
  if (id === undefined || place === undefined) return undefined;
  return `${place}${place === '' ? '' : '/'}case-${id}`;
}

/** The parts that a key is made of. Unknown segments are left out. */
export function partsOf(key: ActKey): KeyParts {
  const parts: Record<string, string> = {};
  for (const segment of key === '' ? [] : key.split('/')) {
    const dash = segment.indexOf('-');
    const part = (Object.keys(PREFIX) as (keyof typeof PREFIX)[]).find((p) => PREFIX[p] === segment.slice(0, dash));
    if (part) parts[part] = segment.slice(dash + 1);
  }
  return parts;
}

/** The innermost scope that some parts name. */
export function scopeOfParts({ lot, contract, milestone, payment, evaluation, case: of }: KeyParts): Scope {
  if (of !== undefined) return 'case';
  if (milestone !== undefined) return 'milestone';
  if (payment !== undefined) return 'payment';
  if (evaluation !== undefined) return 'evaluation';
  if (contract !== undefined) return 'contract';
  return lot !== undefined ? 'lot' : 'project';
}

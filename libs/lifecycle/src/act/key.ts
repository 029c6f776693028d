import { ActKey, Scope } from '@tongjian/procedure';

/** The parts of a key as they stand in command and event data. */
export interface KeyParts {
  readonly lot?: string;
  readonly contract?: string;
  readonly milestone?: string;
  readonly payment?: string;
  readonly evaluation?: string;
}

export type PartsOf<S extends Scope> = S extends 'project'
  ? unknown
  : S extends 'lot'
    ? { readonly lot: string }
    : S extends 'contract'
      ? { readonly lot: string; readonly contract: string }
      : { readonly lot: string; readonly contract: string } & { readonly [P in S]: string };

/** The data fields that name a key of each scope, outermost first. */
export const PARTS = {
  project: [],
  lot: ['lot'],
  contract: ['lot', 'contract'],
  milestone: ['lot', 'contract', 'milestone'],
  payment: ['lot', 'contract', 'payment'],
  evaluation: ['lot', 'contract', 'evaluation'],
} as const satisfies Record<Scope, readonly (keyof KeyParts)[]>;

const PREFIX = { lot: 'lot', contract: 'c', milestone: 'm', payment: 'pay', evaluation: 'e' } as const;

/** `lot-1/c-1/m-1` of the parts that a scope needs; undefined when one is missing. */
export function keyOf(scope: Scope, parts: KeyParts): ActKey | undefined {
  const segments: string[] = [];
  for (const part of PARTS[scope]) {
    const value = parts[part];
    if (value === undefined) return undefined;
    segments.push(`${PREFIX[part]}-${value}`);
  }
  return segments.join('/');
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
export function scopeOfParts({ lot, contract, milestone, payment, evaluation }: KeyParts): Scope {
  if (milestone !== undefined) return 'milestone';
  if (payment !== undefined) return 'payment';
  if (evaluation !== undefined) return 'evaluation';
  if (contract !== undefined) return 'contract';
  return lot !== undefined ? 'lot' : 'project';
}

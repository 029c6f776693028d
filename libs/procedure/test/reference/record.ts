import { Happening, Scope } from '../../src/types.js';

/** One event as the reference reads it. */
export type Told = Happening & { readonly event: string; readonly at: string; readonly person: string };
export type Done = { act: string; key: string; outcome: string; at: string; person: string; event: string; n: number };

const SEGMENTS: readonly [RegExp, Scope][] = [
  [/^lot-./, 'lot'],
  [/^c-./, 'contract'],
  [/^m-./, 'milestone'],
  [/^pay-./, 'payment'],
  [/^e-./, 'evaluation'],
  [/^case-./, 'case'],
];
const ABOVE: Readonly<Record<string, Scope>> = {
  lot: 'project',
  contract: 'lot',
  milestone: 'contract',
  payment: 'contract',
  evaluation: 'contract',
};
export const scopeOf = (key: string): Scope =>
  key === '' ? 'project' : SEGMENTS.find(([shape]) => shape.test(key.split('/').at(-1)!))![1];
export const upwards = (key: string): string[] =>
  key === '' ? [''] : [key, ...upwards(key.split('/').slice(0, -1).join('/'))];
const pathTo = (scope: Scope): Scope[] => (scope === 'project' ? ['project'] : [...pathTo(ABOVE[scope]!), scope]);
export const under = (key: string, above: string) => upwards(key).includes(above);
/** The Beijing day of an instant. */
export const day = (at: string) =>
  at.includes('T') ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) : at;

export const subjectOf = (key: string) => (scopeOf(key) === 'case' ? upwards(key)[1]! : key);

/** What was done and still stands, which keys are open, which are linked: read anew from the whole history. */
export function recordOf(history: readonly Told[]) {
  const voided = new Set(history.flatMap(({ voids = [] }) => voids));
  const all = history.flatMap(({ acts = [], ...told }, i) => acts.map((act): Done => ({ ...told, ...act, n: i })));
  const standing = all.filter(({ event }) => !voided.has(event));
  const openers = new Map<string, string>();
  history.forEach(({ event, acts = [], opens = [] }, i) => {
    const gone = new Set(history.slice(0, i).flatMap(({ voids = [] }) => voids));
    for (const key of [...acts.map((act) => act.key), ...opens].flatMap(upwards))
      if (!openers.has(key) || gone.has(openers.get(key)!)) openers.set(key, event);
  });
  const live = (key: string) => key === '' || (openers.has(key) && !voided.has(openers.get(key)!));
  const open = (scope: Scope, above: string) =>
    ['', ...openers.keys()].filter(
      (key, i, keys) => keys.indexOf(key) === i && scopeOf(key) === scope && under(key, above) && live(key),
    );
  const linked = (key: string) =>
    history.flatMap(({ links = [] }) =>
      links.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : [])),
    );
  const related = (key: string, to: Scope, joined: readonly string[]): readonly string[] => {
    const above = upwards(key).filter((one) => scopeOf(one) === to);
    if (above.length > 0) return above;
    const [isBelow, shared] = [
      isBelowOf(key, to),
      upwards(key).find((one) => to === 'case' || pathTo(to).includes(scopeOf(one)))!,
    ];
    const chosen = [...joined, ...(isBelow ? [] : linked(key))].filter(
      (one) => scopeOf(one) === to && (!isBelow || under(one, key)),
    );
    return chosen.length > 0 ? chosen : open(to, isBelow ? key : shared);
  };
  const isBelowOf = (key: string, to: Scope) =>
    scopeOf(key) !== 'case' && (to === 'case' || pathTo(to).includes(scopeOf(key)));
  const beside = (key: string, to: Scope) => !upwards(key).some((one) => scopeOf(one) === to) && !isBelowOf(key, to);

  const nearby = (own: string, other: string, joined: readonly string[]) => {
    const chosen = [...joined, ...linked(own)].filter((one) => scopeOf(one) === scopeOf(other));
    const shared = upwards(own).find((one) => pathTo(scopeOf(other)).includes(scopeOf(one)))!;
    return chosen.length > 0 ? chosen.includes(other) : under(other, shared);
  };
  return { all, standing, live, linked, related, beside, nearby };
}

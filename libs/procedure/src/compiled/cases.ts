import { Assembly } from '../composition/assembly.js';

/**
 * The acts that may have opened a case that an act is about: those its needs lead to, from act to act in the same case.
 * Undefined for an act that opens its own case or is about none; empty where its needs name no opener: any may have.
 */
export function caseOpenersOf(name: string, { acts, rules }: Assembly): ReadonlySet<string> | undefined {
  const declared = (act: string) => acts.get(act)?.declaration;
  const { scope, opens } = declared(name)!;
  if (scope !== 'case' || opens === 'case') return undefined;
  const openers = new Set<string>();
  const seen = new Set<string>();
  const waiting = [name];
  for (let act = waiting.pop(); act !== undefined; act = waiting.pop()) {
    if (seen.has(act)) continue;
    seen.add(act);
    for (const { statement } of rules) {
      if (statement.relation !== 'needs' || statement.body.act !== act) continue;
      for (const { act: needed } of statement.body.of) {
        if (declared(needed)?.scope !== 'case') continue;
        if (declared(needed)?.opens === 'case') openers.add(needed);
        else waiting.push(needed);
      }
    }
  }
  return openers;
}

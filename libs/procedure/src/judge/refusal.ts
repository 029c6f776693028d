import { Refusal } from '@tongjian/kernel';
import { Verdict } from '../types.js';

/** Which refusal an officer should read first: what stands wholly in the way before what is a matter of degree. */
const ORDER: readonly Verdict['kind'][] = [
  'declared', 'begun', 'ended', 'key', 'actors', 'consequence', 'times', 'blocks', 'holds',
  'needs', 'route', 'together', 'after', 'within', 'limit', 'guard', 'form',
]; // prettier-ignore

/**
 * The refusal of a complete command, or undefined when it may pass. What fails and what is open both refuse; `all`
 * lists every such verdict, the first being the refusal itself.
 */
export function refusalOf(verdicts: readonly Verdict[]): Refusal | undefined {
  const against = verdicts.filter(({ outcome }) => outcome !== 'holds').sort((a, b) => rank(a) - rank(b));
  const all = against.map(({ code, rule, source, text, facts, remedies }) => ({
    code,
    rule,
    source,
    text,
    facts,
    remedies,
  }));
  const [first] = all;
  return first && { ...first, all };
}

const rank = ({ outcome, kind }: Verdict) => ORDER.indexOf(kind) + (outcome === 'open' ? ORDER.length : 0);

import { Calendar } from '@tongjian/money-time';
import { Procedure, ProcedureAct } from '../compiled/procedure.js';
import { Marking } from '../marking/index.js';
import { ActKey, Facts, Intent, Possibility, Text, Verdict } from '../types.js';
import { judge } from './judge.js';
import { placesFor } from './possibilities.js';

/** How an act stands under one procedure, whoever would do it. */
export interface Standing {
  /** `absent` where the procedure has no such act. */
  readonly possible: Possibility['possible'] | 'absent';
  /** The rules that refuse it. */
  readonly by: readonly { readonly rule: string; readonly text: Text }[];
  /** From when it may be done, where nothing but time stands against it. */
  readonly from?: string;
}

/** An act that two procedures judge differently at one position. */
export interface Difference {
  readonly act: string;
  readonly key: ActKey;
  readonly was: Standing;
  readonly becomes: Standing;
  /** What changes for those who act: it may be done now, may not, or may at another time. */
  readonly effect: 'becomesPossible' | 'becomesRefused' | 'earlier' | 'later';
}

/** Where two procedures are compared: what happened, when it is, what is known. Facts may depend on the key. */
export interface ComparedAt {
  readonly calendar: Calendar;
  readonly marking: Marking;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly facts: Facts | ((key: ActKey) => Facts);
}

/** Who acts is another question: roles are compared as such, and a form is filled in by people. */
const OTHERWISE = new Set<Verdict['kind']>(['actors', 'consequence', 'form']);
const NOBODY: Intent['actor'] = { person: '', role: '', organisation: '' };

/** Every act at every key that two procedures judge differently; none where both are the same text. */
export function differencesBetween(before: Procedure, after: Procedure, where: ComparedAt): readonly Difference[] {
  if (before.ref.hash === after.ref.hash) return [];
  const names = [...new Set([...before.acts.keys(), ...after.acts.keys()])];
  return names.flatMap((act) => {
    const known = (before.acts.get(act) ?? after.acts.get(act)) as ProcedureAct;
    return placesFor(known, where.marking).flatMap(({ key, opensUnder }) => {
      const [was, becomes] = [before, after].map((one) => standingOf(one, act, key, opensUnder ?? key, where)) as [
        Standing,
        Standing,
      ];
      const effect = effectOf(was, becomes);
      return effect ? [{ act, key, was, becomes, effect }] : [];
    });
  });
}

function standingOf(procedure: Procedure, act: string, key: ActKey, known: ActKey, where: ComparedAt): Standing {
  if (!procedure.acts.has(act)) return { possible: 'absent', by: [] };
  const { calendar, marking, at } = where;
  const facts = typeof where.facts === 'function' ? where.facts(known) : where.facts;
  const verdicts = judge(procedure, calendar, marking, { act, key, actor: NOBODY, at, facts, complete: false }).filter(
    ({ kind }) => !OTHERWISE.has(kind),
  );
  const failing = verdicts.filter(({ outcome }) => outcome === 'fails');
  const by = failing.map(({ rule, text }) => ({ rule, text }));
  const waits = failing.map(waitOf);
  const from =
    waits.length > 0 && waits.every((wait) => wait !== undefined) ? (waits as string[]).sort().at(-1)! : undefined;
  const possible = failing.length > 0 ? 'no' : verdicts.some(({ outcome }) => outcome === 'open') ? 'open' : 'yes';
  return { possible, by, ...(from === undefined ? {} : { from }) };
}

function waitOf({ remedies }: Verdict): string | undefined {
  const wait = remedies.find(({ kind }) => kind === 'wait');
  return wait?.kind === 'wait' ? wait.until : undefined;
}

const isPossible = ({ possible }: Standing) => possible === 'yes' || possible === 'open';

function effectOf(was: Standing, becomes: Standing): Difference['effect'] | undefined {
  if (isPossible(was) && isPossible(becomes)) return undefined;
  if (isPossible(was)) return becomes.from === undefined ? 'becomesRefused' : 'later';
  if (isPossible(becomes)) return was.from === undefined ? 'becomesPossible' : 'earlier';
  const [one, other] = [was.from, becomes.from];
  if (one === other) return undefined;
  if (one === undefined) return undefined;
  return other === undefined ? 'becomesRefused' : one < other ? 'later' : 'earlier';
}

import { Alternative, RuleStatement } from '../definition/index.js';

/** Which acts a rule speaks of: those it judges, and those it reads. */
export interface Mentions {
  readonly judged: readonly string[];
  /** Without these the rule cannot mean anything. */
  readonly reads: readonly string[];
  /** Lists from which a missing act may simply be left out. */
  readonly lists: readonly string[];
  /** Outcomes named of an act. */
  readonly outcomes: readonly { readonly act: string; readonly outcomes: readonly string[] }[];
}

const ANY_ACT = '*';
const isAct = (name: string) => !name.startsWith('route:');

export function mentionsOf(rule: RuleStatement): Mentions {
  const found = mentioned(rule);
  const anchor = rule.applies?.anchor;
  const deciding =
    (rule.deciding ?? []).length > 0 ? found.judged.map((act) => ({ act, outcomes: rule.deciding! })) : [];
  return {
    judged: found.judged ?? [],
    reads: found.reads ?? [],
    lists: [...(found.lists ?? []), ...(anchor ? [anchor] : [])],
    outcomes: [...(found.outcomes ?? []), ...deciding],
  };
}

function mentioned(rule: RuleStatement): Pick<Mentions, 'judged'> & Partial<Mentions> {
  switch (rule.relation) {
    case 'needs': {
      const { act, of, mode } = rule.body;
      const acts = of.map((one) => one.act).filter(isAct);
      return {
        judged: [act],
        ...(mode === 'all' ? { reads: acts } : { lists: acts }),
        outcomes: of.flatMap(outcomesOf),
      };
    }
    case 'after':
    case 'within':
      return { judged: [rule.body.act], reads: rule.body.since ? [rule.body.since] : [] };
    case 'holds': {
      const { act, by, until, outcomes } = rule.body;
      return { judged: [act], reads: [by], lists: until, outcomes: outcomes ? [{ act: by, outcomes }] : [] };
    }
    case 'blocks': {
      const { act, by, except, outcomes } = rule.body;
      const named = outcomes ? [{ act: by, outcomes }] : [];
      return { judged: act === ANY_ACT ? [] : [act], reads: [by], lists: except ?? [], outcomes: named };
    }
    case 'separate':
      return { judged: [rule.body.act], lists: rule.body.notBy };
    case 'limit': {
      const { act, from } = rule.body;
      return { judged: [act], reads: from === undefined || from === 'now' ? [] : [from] };
    }
    case 'route':
      return {
        judged: rule.body.act === '' ? [] : [rule.body.act],
        reads: rule.body.rows.flatMap((row) => row.acts ?? []),
      };
    case 'consequence': {
      const { on, outcomes, do: acts } = rule.body;
      return { judged: [], reads: [on], lists: acts, outcomes: outcomes ? [{ act: on, outcomes }] : [] };
    }
    case 'together':
      return { judged: [], reads: rule.body.acts.map(({ act }) => act) };
    case 'due': {
      const { on, outcomes, act, metBy, pause = [], resume = [], cancel = [] } = rule.body;
      return {
        judged: [act],
        lists: [...on, ...pause, ...resume, ...cancel],
        outcomes: [
          ...(outcomes ? on.map((start) => ({ act: start, outcomes })) : []),
          ...(metBy ? [{ act, outcomes: metBy }] : []),
        ],
      };
    }
    default:
      return { judged: [rule.body.act] };
  }
}

const outcomesOf = ({ act, outcomes }: Alternative) => (outcomes && isAct(act) ? [{ act, outcomes }] : []);

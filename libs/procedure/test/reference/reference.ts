import { Calendar } from '@tongjian/money-time';
import { definitionOf, PackHeader, ReadPack, readPack, RuleStatement, union } from '../../src/definition/index.js';
import { compileCondition } from '../../src/expression/index.js';
import { Facts, Intent, PackFile, Vocabulary } from '../../src/types.js';
import { leavesOf } from '../../src/role.js';
import { naiveEnd, shareOf } from './naive.js';
import { day, Done, recordOf, scopeOf, subjectOf, Told, under, upwards } from './record.js';

/**
 * What a pack means, said slowly (procedure.md 2 to 4): no marking, no index, nothing compiled or remembered. It reads
 * the whole history for every question. With the engine it shares the reading of YAML, of CEL and of the role tree.
 */
type Answer = 'holds' | 'fails' | 'open';

export function reference(vocabulary: Vocabulary, calendar: Calendar, history: readonly Told[], ...files: PackFile[]) {
  const packs = files.map((file) => readPack(file) as ReadPack);
  const said = [...union(...packs.map(definitionOf)).values()].map(({ statement }) => statement);
  const isFloor = (kind: PackHeader['kind']) => kind === 'floor';
  const law = new Set(
    packs
      .filter(({ written }) => isFloor(written.kind))
      .flatMap((pack) => [...definitionOf(pack).values()].map(({ canonical }) => canonical)),
  );
  const declared = new Set(said.flatMap((one) => (one.kind === 'act' ? [one.act] : [])));
  const replaced = said.flatMap((one) => (one.kind === 'replaces' ? [one.rule] : []));
  const absent = (names: readonly (string | undefined)[]) =>
    names.some((name) => name !== undefined && vocabulary.acts[name] && !declared.has(name));
  const parameters = Object.fromEntries(
    said.flatMap((one) => (one.kind === 'parameter' ? [[one.name, one.value]] : [])),
  );
  const types = {
    ...vocabulary.facts,
    ...Object.fromEntries(
      said.flatMap((one) =>
        one.kind === 'parameter' ? [[`params.${one.name}`, one.type === 'fen' ? 'int' : one.type]] : [],
      ),
    ),
  } as Vocabulary['facts'];
  const rules = [...union(...packs.map(definitionOf)).values()].flatMap(({ statement, canonical }) => {
    if (statement.kind !== 'rule') return [];
    const local = !law.has(canonical);
    const gone = replaced.some(
      (id) =>
        statement.id === id ||
        (statement.id.startsWith(`${id}.`) && vocabulary.acts[statement.id.slice(id.length + 1)]),
    );
    return local || (!gone && !absent(namesIn(statement))) ? [statement] : [];
  });

  const { all, standing, live, linked, related, beside, nearby } = recordOf(history);

  return (intent: Intent): Readonly<Record<string, Answer>> => {
    const { act, key, actor, at, complete, outcome, links = [] } = intent;
    const facts: Facts = { ...intent.facts, actor: { role: actor.role, organisation: actor.organisation } };
    const fact = (name: string) =>
      (name.startsWith('params.') ? parameters[name.slice(7)] : facts[name.split('.')[0]!]?.[name.split('.')[1]!]) as
        number | string | boolean | undefined;
    const truth = (text: string) =>
      (compileCondition(text, types, parameters) as { evaluate: (f: Facts) => boolean | undefined }).evaluate(facts);
    const doneAt = (name: string, keys: readonly string[]) =>
      standing.filter((done) => done.act === name && keys.includes(done.key));
    const seen = (name: string) => doneAt(name, related(key, vocabulary.acts[name]!.scope, links));
    const good = (name: string) => vocabulary.acts[name]!.outcomes.positive;

    const needed = (
      from: string,
      {
        of,
        mode,
        orNone,
      }: {
        of: readonly { act: string; outcomes?: readonly string[]; ever?: boolean }[];
        mode: string;
        orNone?: boolean;
      },
    ): boolean => {
      const met = of
        .filter((want) => declared.has(want.act))
        .map((want) => {
          const keys = related(from, vocabulary.acts[want.act]!.scope, links);
          if (keys.length === 0) return !!orNone;
          return keys.every((one) => {
            const done = doneAt(want.act, [one]);
            const fits = (last: Done) => (want.outcomes ?? good(want.act)).includes(last.outcome);
            return done.length > 0 && (want.ever ? done.some(fits) : fits(done.at(-1)!));
          });
        });
      return mode === 'any' ? met.includes(true) : !met.includes(false);
    };
    const row = (rows: readonly { when?: string; acts?: readonly string[]; values?: readonly string[] }[]) => {
      for (const one of rows) {
        const result = one.when === undefined ? true : truth(one.when);
        if (result !== false) return result ? one : undefined;
      }
      return undefined;
    };
    const says = (holds: boolean | undefined): Answer => (holds === undefined ? 'open' : holds ? 'holds' : 'fails');

    const asked = (rule: RuleStatement): Answer | undefined => {
      switch (rule.relation) {
        case 'needs': {
          const routes = rule.body.of.filter((one) => one.act.startsWith('route:')).map((one) => one.act.slice(6));
          if (routes.length > 0) {
            const tables = rules.flatMap((one) =>
              one.relation === 'route' && one.body.kind === 'require' && routes.includes(one.body.route)
                ? [row(one.body.rows)]
                : [],
            );
            if (
              tables.some((one) => one && !needed(key, { of: one.acts!.map((name) => ({ act: name })), mode: 'all' }))
            )
              return 'fails';
            return tables.includes(undefined) ? 'open' : 'holds';
          }
          if (!rule.body.each) return says(needed(key, rule.body));
          const each = related(key, rule.body.each, links);
          return says(each.length === 0 ? !!rule.body.orNone : each.every((one) => needed(one, rule.body)));
        }
        case 'after':
        case 'within': {
          const { since, fact: from, pick, period } = rule.body;
          const start = since ? seen(since).at(pick === 'first' ? 0 : -1)?.at : (fact(from!) as string | undefined);
          if (start === undefined) return since ? undefined : 'open';
          const late = rule.relation === 'within';
          if (!since && !period)
            return says(late ? Date.parse(at) <= Date.parse(start) : Date.parse(at) >= Date.parse(start));
          const end = naiveEnd(calendar, day(start), period ?? { n: 0, unit: 'day' }, late ? 'moveOn' : undefined);
          if (late) return says(day(at) <= end);
          return says('fullDays' in rule.body && rule.body.fullDays ? day(at) > end : day(at) >= end);
        }
        case 'holds': {
          const { by, until, lapse, down, outcomes = good(by) } = rule.body;
          const begun = standing.filter((done) => done.act === by && outcomes.includes(done.outcome));
          const held = begun.some((start) => {
            const place = scopeOf(key) === 'case' ? start.key : subjectOf(start.key);
            const joined = [...linked(start.key)].includes(key) || links.includes(start.key);
            const reached = joined || under(key, place) || (!down && under(place, key));
            const ended = standing.some(
              (done) =>
                until.includes(done.act) &&
                done.n > start.n &&
                (under(start.key, done.key) || under(done.key, start.key) || linked(start.key).includes(done.key)),
            );
            const latest = begun.filter((other) => other.key === start.key).at(-1) === start;
            return reached && latest && !ended && !(lapse && day(at) > naiveEnd(calendar, day(start.at), lapse));
          });
          return says(!held);
        }
        case 'blocks': {
          const { by, outcomes = good(by) } = rule.body;
          return says(
            !standing.some(
              (done) =>
                done.act === by &&
                outcomes.includes(done.outcome) &&
                under(key, scopeOf(key) === 'case' ? done.key : subjectOf(done.key)),
            ),
          );
        }
        case 'times': {
          const { n, in: within, per } = rule.body;
          if (n === undefined) return undefined;
          const place = within && (upwards(key).find((one) => scopeOf(one) === within) ?? key);
          const letters = per === 'year' ? 4 : per === 'month' ? 7 : 0;
          const counted = standing.filter(
            (done) =>
              done.act === act &&
              good(act).includes(done.outcome) &&
              (place === undefined ? done.key === key : under(done.key, place)) &&
              day(done.at).slice(0, letters) === day(at).slice(0, letters),
          );
          return says(counted.length < n);
        }
        case 'actors':
          return actor.role === 'process'
            ? undefined
            : says(rule.body.roles.flatMap((role) => leavesOf(role)!).includes(actor.role));
        case 'separate':
          return says(
            !all.some(
              (done) =>
                done.person === actor.person &&
                rule.body.notBy.includes(done.act) &&
                (under(done.key, key) ||
                  under(key, done.key) ||
                  (scopeOf(done.key) !== scopeOf(key) &&
                    beside(key, scopeOf(done.key)) &&
                    nearby(key, done.key, links))),
            ),
          );
        case 'guard':
          return says(truth(rule.body.expr));
        case 'limit': {
          const { fact: name, op, of, share, from, period, fullDays } = rule.body;
          const start = from === undefined ? undefined : from === 'now' ? at : seen(from).at(-1)?.at;
          if (from !== undefined && start === undefined) return undefined;
          const [value, whole] = [fact(name), typeof of === 'string' ? fact(of) : of];
          if (value === undefined || (from === undefined && whole === undefined)) return 'open';
          if (start === undefined)
            return says(
              typeof value === 'string'
                ? compared(Date.parse(value), op, Date.parse(String(whole)))
                : shareOf(share, Number(whole), (bound, by) => compared(BigInt(Number(value)) * by, op, bound)),
            );
          const end = naiveEnd(calendar, day(start), period ?? { n: 0, unit: 'day' });
          return says(
            compared(Date.parse(day(String(value))), op, Date.parse(end) + (fullDays && op === '>=' ? 86_400_000 : 0)),
          );
        }
        case 'route': {
          const { fact: name, rows } = rule.body;
          const [match, value] = [row(rows), fact(name!)];
          return match === undefined || value === undefined ? 'open' : says(match.values!.includes(String(value)));
        }
        case 'consequence': {
          const cause = seen(rule.body.on).at(-1);
          return says(cause !== undefined && (rule.body.outcomes ?? good(rule.body.on)).includes(cause.outcome));
        }
        case 'together': {
          const others = rule.body.acts.filter((one) => one.act !== act);
          const there = (name: string, keys: readonly string[]) =>
            keys.length === 0 ||
            keys.some(
              (one) =>
                (intent.together ?? []).some((other) => other.act === name && other.key === one) ||
                good(name).includes(doneAt(name, [one]).at(-1)?.outcome ?? ''),
            );
          const complete = others.every((one) => {
            const scope = vocabulary.acts[one.act]!.scope;
            const places = one.each ? related(key, one.each, links) : [key];
            return places.every((place) => there(one.act, related(place, scope, links)));
          });
          return !complete && !intent.complete && !intent.together ? 'open' : says(complete);
        }
        default:
          return undefined;
      }
    };
    const verdict = (rule: RuleStatement): Answer | undefined => {
      if (rule.deciding && outcome !== undefined && !rule.deciding.includes(outcome)) return undefined;
      const { anchor, from, to } = rule.applies ?? {};
      const date = day((anchor && declared.has(anchor) ? seen(anchor).at(-1)?.at : undefined) ?? at);
      if ((from && date < from) || (to && date >= to)) return undefined;
      const applies = rule.when === undefined ? true : truth(rule.when);
      const answer = applies === false ? undefined : asked(rule);
      // A right that an unknown condition would give is not known to be there.
      if (rule.relation === 'consequence' && applies === undefined && answer !== undefined) return 'open';
      if (answer !== 'fails') return answer;
      const undecided = rule.deciding !== undefined && outcome === undefined;
      const unchosen =
        !complete &&
        intent.links === undefined &&
        key.endsWith('*') &&
        namesIn(rule, true).some((name) => name && declared.has(name) && beside(key, vocabulary.acts[name]!.scope));
      return applies === undefined || undecided || unchosen ? 'open' : 'fails';
    };

    if (!declared.has(act)) return { declared: 'fails' };
    const flags = said.flatMap((one) => (one.kind === 'act' ? [one] : []));
    const has = (name: string, flag: string) =>
      flags.some((one) => one.act === name && one.flags.includes(flag as never));
    const { scope, opens, under: places } = vocabulary.acts[act]!;
    const answers: Record<string, Answer> = {};
    if (!has(act, 'initial')) answers['begun'] = says(standing.some((done) => has(done.act, 'initial')));
    if (!has(act, 'afterEnd'))
      answers['ended'] = says(
        !standing.some((done) => has(done.act, 'ending') && good(done.act).includes(done.outcome)),
      );
    const parent = upwards(key)[1] ?? '';
    if (scopeOf(key) !== scope || (scope === 'case' && places && !places.includes(scopeOf(parent))))
      return { ...answers, key: 'fails' };
    answers['key'] = says(live(opens === scope && scope !== 'project' ? parent : key));
    for (const rule of rules) {
      if (rule.relation === 'consequence' || !judges(rule, act)) continue;
      const answer = verdict(rule);
      if (answer) answers[rule.id] = answer;
    }
    if (!rules.some((rule) => rule.relation === 'times' && rule.body.act === act))
      answers['once'] = says(
        standing.filter((done) => done.act === act && done.key === key && good(act).includes(done.outcome)).length < 1,
      );
    if (actor.role === 'process') {
      const rights = rules.filter((rule) => rule.relation === 'consequence' && rule.body.do.includes(act)).map(verdict);
      answers['process'] = rights.includes('holds') ? 'holds' : rights.includes('open') ? 'open' : 'fails';
    }
    return answers;
  };
}

const compared = <T extends number | bigint>(a: T, op: string, b: T) =>
  op === '<=' ? a <= b : op === '<' ? a < b : op === '>=' ? a >= b : op === '>' ? a > b : a === b;

/** The acts a rule cannot do without; with `every`, all that it reads. */
function namesIn(rule: RuleStatement, every = false): readonly (string | undefined)[] {
  const { body } = rule as unknown as { body: Record<string, never> };
  const judged = every || body['act'] === '*' ? [] : [body['act'] as string | undefined];
  const [of, lists] = [
    (body['of'] ?? []) as unknown as { act: string }[],
    every ? [...(body['until'] ?? []), ...(body['notBy'] ?? []), ...(body['except'] ?? []), rule.applies?.anchor] : [],
  ];
  const wants = rule.relation === 'needs' && (every || body['mode'] === 'all') ? of.map((one) => one.act) : [];
  const rows = rule.relation === 'route' ? rule.body.rows.flatMap((one) => one.acts ?? []) : [];
  const members = rule.relation === 'together' ? rule.body.acts.map((one) => one.act) : [];
  return [...judged, ...wants, ...rows, ...lists, ...members, body['by'], body['since'], body['on'], body['from']];
}

function judges(rule: RuleStatement, act: string): boolean {
  const { body } = rule as { body: { act?: string; except?: readonly string[]; kind?: string } };
  if (rule.relation === 'route' && body.kind !== 'allow') return false;
  if (rule.relation === 'together') return rule.body.acts.some((one) => one.act === act);
  return body.act === act || (body.act === '*' && !body.except?.includes(act));
}

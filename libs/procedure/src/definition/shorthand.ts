import { alternatives, rule } from './rule-statements.js';
import { RuleHead, RuleStatement } from './statement.js';
import { WrittenAct, WrittenNeed, WrittenPack } from './pack-file.js';
import { Path } from './place.js';

type At = readonly [RuleStatement, Path];

/** The rules that an act's own entry says in short: who, after what, how often. Their source is the act's, or the pack's. */
export function shorthandRules(pack: WrittenPack, act: string, written: WrittenAct): readonly At[] {
  const { actors, notBy, needs, times, source = pack.basis, rule: number } = written;
  const head = (what: string): RuleHead => ({
    id: `${pack.id}.${act}.${what}`,
    source,
    ...(number ? { rule: number } : {}),
  });
  const made: At[] = [];
  if (actors) made.push([rule('actors', head('actors'), { act, roles: actors }), ['actors']]);
  if (notBy) made.push([rule('separate', head('notBy'), { act, notBy }), ['notBy']]);
  (needs ?? []).forEach((need, i) => {
    const found = needRule(act, head(`needs.${i + 1}`), need);
    made.push([found, ['needs', i]]);
  });
  if (times === 'unlimited') made.push([rule('times', head('times'), { act }), ['times']]);
  else if (times) made.push([rule('times', head('times'), { act, ...times }), ['times']]);
  return made;
}

function needRule(act: string, head: RuleHead, need: string | WrittenNeed): RuleStatement {
  if (typeof need === 'string') return rule('needs', head, { act, of: [{ act: need }], mode: 'all' });
  const { any, each, orNone, when, deciding, id, rule: number, source, zh, en, ...single } = need;
  const of = any ? alternatives(any) : single.act === undefined ? [] : [{ ...single, act: single.act }];
  const own: RuleHead = {
    ...head,
    ...(id ? { id } : {}),
    ...(number ? { rule: number } : {}),
    ...(source ? { source } : {}),
    ...(zh && en ? { zh, en } : {}),
    ...(when ? { when } : {}),
    ...(deciding ? { deciding } : {}),
  };
  return rule('needs', own, {
    act,
    of,
    mode: any ? 'any' : 'all',
    ...(each ? { each } : {}),
    ...(orNone ? { orNone } : {}),
  });
}

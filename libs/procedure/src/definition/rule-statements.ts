import { Alternative, RuleHead, RuleStatement } from './statement.js';
import { WrittenAlternative, WrittenPack, WrittenRoute, WrittenRule } from './pack-file.js';
import { Path } from './place.js';

type At = readonly [RuleStatement, Path];
const listOf = (one: string | readonly string[]): readonly string[] => (typeof one === 'string' ? [one] : one);

/** The rules and routes of a pack, one statement for each judged act. */
export const ruleStatements = (written: WrittenPack): readonly At[] => [
  ...(written.rules ?? []).flatMap((rule, i) => expand(rule).map((statement): At => [statement, ['rules', i]])),
  ...Object.entries(written.routes ?? {}).flatMap(([name, route]) =>
    routeStatements(written, name, route).map((statement): At => [statement, ['routes', name]]),
  ),
];

function expand(written: WrittenRule): readonly RuleStatement[] {
  const { needs, after, within, holds, blocks, times, actors, separate, guard, limit, ...more } = written;
  const { consequence, together, discloses, due, ...head } = more;
  const made: RuleStatement[] = [];
  const each = (acts: string | readonly string[], make: (act: string, head: RuleHead) => RuleStatement) => {
    const list = listOf(acts);
    for (const act of list) made.push(make(act, list.length > 1 ? { ...head, id: `${head.id}.${act}` } : head));
  };
  if (needs)
    each(needs.act, (act, own) => {
      const { of, any, each: scope, orNone } = needs;
      const body = { act, of: alternatives(any ?? of ?? []), mode: any ? ('any' as const) : ('all' as const) };
      return rule('needs', own, { ...body, ...(scope ? { each: scope } : {}), ...(orNone ? { orNone } : {}) });
    });
  if (after) each(after.act, (act, own) => rule('after', own, { ...after, act }));
  if (within) each(within.act, (act, own) => rule('within', own, { ...within, act }));
  if (holds) each(holds.act, (act, own) => rule('holds', own, { ...holds, act, until: holds.until ?? [] }));
  if (blocks)
    for (const by of listOf(blocks.by))
      each(blocks.act, (act, own) =>
        rule('blocks', typeof blocks.by === 'string' ? own : { ...own, id: `${own.id}.${by}` }, { ...blocks, by, act }),
      );
  if (times) each(times.act, (act, own) => rule('times', own, { ...times, act }));
  if (actors) each(actors.act, (act, own) => rule('actors', own, { ...actors, act }));
  if (separate) each(separate.act, (act, own) => rule('separate', own, { ...separate, act }));
  if (guard) each(guard.act, (act, own) => rule('guard', own, { ...guard, act }));
  if (limit) each(limit.act, (act, own) => rule('limit', own, { ...limit, act }));
  if (consequence) made.push(rule('consequence', head, consequence));
  if (together)
    made.push(
      rule('together', head, { acts: together.acts.map((one) => (typeof one === 'string' ? { act: one } : one)) }),
    );
  for (const duty of [discloses, due]) if (duty) made.push(rule('due', head, { ...duty, on: listOf(duty.on) }));
  return made;
}

function routeStatements(pack: WrittenPack, name: string, route: WrittenRoute): readonly RuleStatement[] {
  const { act, fact, require, allow, id, ...head } = route;
  const made: RuleStatement[] = [];
  const own = (kind: string) => ({
    ...head,
    id: `${id ?? `${pack.id}.route.${name}`}${require && allow ? `.${kind}` : ''}`,
  });
  // The act of a require table is each one that needs the route; the table alone forbids nothing.
  if (require)
    made.push(rule('route', own('require'), { route: name, act: act ?? '', kind: 'require', rows: require }));
  if (allow)
    made.push(
      rule('route', own('allow'), {
        route: name,
        act: act ?? '',
        kind: 'allow',
        rows: allow,
        ...(fact ? { fact } : {}),
      }),
    );
  return made;
}

export const alternatives = (written: readonly WrittenAlternative[]): readonly Alternative[] =>
  written.map((one) => (typeof one === 'string' ? { act: one } : one));

/** The head is JSON as written; relation and body fit by the caller's types. */
export function rule<K extends RuleStatement['relation']>(
  relation: K,
  head: RuleHead,
  body: Extract<RuleStatement, { relation: K }>['body'],
): RuleStatement {
  return { kind: 'rule', relation, ...head, body } as unknown as RuleStatement;
}

import { RuleStatement } from '../definition/index.js';
import { periodText } from '../period.js';
import { ROLES } from '../role.js';
import { ActDeclaration, Text } from '../types.js';

type Acts = (name: string) => ActDeclaration | undefined;

/** A rule in words where its author's short form has none. */
export function wordsOf(rule: RuleStatement, acts: Acts): Text {
  if (rule.zh && rule.en) return { zh: rule.zh, en: rule.en };
  const one = (name: string): Text => acts(name)?.label ?? { zh: name, en: name };
  const many = (names: readonly string[], zh: string, en: string): Text => ({
    zh: names.map((name) => `“${one(name).zh}”`).join(zh),
    en: names.map((name) => one(name).en).join(en),
  });
  switch (rule.relation) {
    case 'needs': {
      const { act, of, mode } = rule.body;
      const wanted = many(
        of.map((each) => each.act),
        mode === 'any' ? '或' : '、',
        mode === 'any' ? ' or ' : ', ',
      );
      return { zh: `“${one(act).zh}”须在${wanted.zh}之后`, en: `${one(act).en} only after ${wanted.en}` };
    }
    case 'actors': {
      const roles = rule.body.roles.map((role) => ROLES[role] ?? { zh: role, en: role });
      return {
        zh: `“${one(rule.body.act).zh}”由${roles.map(({ zh }) => zh).join('、')}办理`,
        en: `${one(rule.body.act).en} is done by ${roles.map(({ en }) => en).join(', ')}`,
      };
    }
    case 'separate': {
      const others = many(rule.body.notBy, '、', ', ');
      return {
        zh: `“${one(rule.body.act).zh}”与${others.zh}不得由同一人办理`,
        en: `${one(rule.body.act).en} by another person than ${others.en}`,
      };
    }
    case 'together': {
      const acts = many(
        rule.body.acts.map(({ act }) => act),
        '、',
        ', ',
      );
      return { zh: `${acts.zh}须一并决定`, en: `${acts.en} are decided in one command` };
    }
    case 'times':
      return timesWords(one(rule.body.act), rule.body);
    case 'after':
    case 'within': {
      const { act, since, period } = rule.body;
      const from = one(since ?? '');
      const length = period ? periodText(period) : { zh: '', en: '' };
      return rule.relation === 'after'
        ? {
            zh: `“${one(act).zh}”须在“${from.zh}”满${length.zh}后`,
            en: `${one(act).en} not earlier than ${length.en} after ${from.en}`,
          }
        : {
            zh: `“${one(act).zh}”须在“${from.zh}”后${length.zh}内`,
            en: `${one(act).en} within ${length.en} of ${from.en}`,
          };
    }
    default:
      return { zh: rule.id, en: rule.id };
  }
}

function timesWords(act: Text, { n, per }: { readonly n?: number; readonly per?: 'year' | 'month' }): Text {
  if (n === undefined) return { zh: `“${act.zh}”不限次数`, en: `${act.en} as often as needed` };
  const within =
    per === undefined
      ? { zh: '', en: '' }
      : per === 'year'
        ? { zh: '每年', en: ' a year' }
        : { zh: '每月', en: ' a month' };
  return {
    zh: `“${act.zh}”${within.zh}至多${n}次`,
    en: `${act.en} at most ${n === 1 ? 'once' : `${n} times`}${within.en}`,
  };
}

import { CommandDefinition } from '../../shell/command.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { LANGUAGE_HELP, LANGUAGE_OPTION, languageOf } from './language.js';
import { comparison, Comparison } from './meaning.js';
import { composedOf } from './packs.js';

const EFFECTS = {
  zh: { becomesPossible: '变为可办', becomesRefused: '变为不可办', earlier: '可提前', later: '须推后' },
  en: { becomesPossible: 'becomes possible', becomesRefused: 'becomes refused', earlier: 'may be done earlier', later: 'must wait' },
} as const; // prettier-ignore
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Compares two procedures by what they let happen, not by their texts; finding a difference is exit status 1. */
export const procedureDiff: CommandDefinition = {
  name: 'procedure diff',
  summary: 'compare two procedures by meaning: which acts become possible, refused, earlier, later',
  usage: '<file or id> <file or id> [--on YYYY-MM-DD] [--seed N] [--lang zh|en]',
  options: { ...LANGUAGE_OPTION, on: { type: 'string' }, seed: { type: 'string' } },
  help: {
    '--on YYYY-MM-DD': 'the day on which the imagined projects begin; 2024-03-01 where left out',
    '--seed N': 'another seed looks at other positions',
    ...LANGUAGE_HELP,
  },
  words: { least: 2, most: 2 },
  run: async (given, output) => {
    const language = languageOf(given);
    const on = given.text('on') ?? '2024-03-01';
    if (!DAY.test(on)) throw new Failure(`--on is a day, YYYY-MM-DD, not ${on}`);
    const [before, after] = given.words.map(composedOf) as [
      ReturnType<typeof composedOf>,
      ReturnType<typeof composedOf>,
    ];
    const found = comparison(before, after, on, Number(given.text('seed') ?? 1));
    for (const line of linesOf(found, language)) output.line(line);
    output.result(found);
    const { onlyBefore, onlyAfter, roles, differences } = found;
    return onlyBefore.length + onlyAfter.length + roles.length + differences.length === 0 ? EXIT.clean : EXIT.findings;
  },
};

function linesOf(found: Comparison, language: 'zh' | 'en'): readonly string[] {
  const zh = language === 'zh';
  const last = (run: readonly string[]) => run.slice(-4).join(', ');
  return [
    ...found.onlyBefore.map((act) => `- ${act}`),
    ...found.onlyAfter.map((act) => `+ ${act}`),
    ...found.roles.map(({ act, before, after }) => `~ ${act}: ${before.join(', ')} → ${after.join(', ')}`),
    ...found.differences.map(
      ({ act, effect, rules, positions, after }) =>
        `${act} ${EFFECTS[language][effect]}: ${rules.map(({ rule, text }) => `${text[language]} [${rule}]`).join('; ')}` +
        ` (${positions}/${found.positions}${after.length > 0 ? `, ${zh ? '如在' : 'e.g. after'} … ${last(after)}` : ''})`,
    ),
    zh ? `共比较 ${found.positions} 个位置` : `${found.positions} positions compared`,
  ];
}

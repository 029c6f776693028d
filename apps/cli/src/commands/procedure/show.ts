import { CommandDefinition } from '../../shell/command.js';
import { EXIT } from '../../shell/exit.js';
import { Described, described, DescribedRule } from './described.js';
import { Language, LANGUAGE_HELP, LANGUAGE_OPTION, languageOf } from './language.js';
import { composedOf } from './packs.js';

const WORDS = {
  zh: { parts: '组成', parameters: '参数', stages: '环节', acts: '行为', by: '办理', duties: '期限义务', free: '无前置条件的行为', idle: '在此不适用的底线规则', when: '当', step: '本地环节' },
  en: { parts: 'Parts', parameters: 'Parameters', stages: 'Stages', acts: 'Acts', by: 'by', duties: 'Duties', free: 'Acts that need nothing before them', idle: 'Floor rules that say nothing here', when: 'when', step: 'local step' },
} as const; // prettier-ignore

/** Prints a procedure in words that an officer would use, each rule with its article. */
export const procedureShow: CommandDefinition = {
  name: 'procedure show',
  summary: 'print a procedure in words, each rule with its article',
  usage: '<file.yaml or id> [--lang zh|en]',
  options: LANGUAGE_OPTION,
  help: LANGUAGE_HELP,
  words: { least: 1, most: 1 },
  run: async (given, output) => {
    const language = languageOf(given);
    const shown = described(composedOf(given.words[0]!), language);
    for (const line of linesOf(shown, language)) output.line(line);
    output.result(shown);
    return EXIT.clean;
  },
};

function linesOf(shown: Described, language: Language): readonly string[] {
  const words = WORDS[language];
  const rule = ({ rule, text, source, when }: DescribedRule) =>
    `    · ${text} [${rule}] ${source}${when ? ` (${words.when} ${when})` : ''}`;
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ['', `${title}:`, ...lines] : []);
  return [
    shown.title,
    ...section(words.parts, shown.parts.map((part) => `  ${part}`)),
    ...section(words.parameters, shown.parameters.map(({ name, value }) => `  ${name} = ${value}`)),
    ...section(words.stages, shown.stages.map(({ code, label, acts }) => `  ${code} ${label}: ${acts.join('、')}`)),
    ...section(
      words.acts,
      shown.acts.flatMap(({ act, label, roles, isStep, rules }) => [
        `  ${label} (${act}${isStep ? `, ${words.step}` : ''}) — ${words.by}: ${roles.join('、')}`,
        ...rules.map(rule),
      ]),
    ),
    ...section(words.duties, shown.duties.map(rule)),
    ...section(words.free, shown.free.map(({ act, because }) => `  ${act}: ${because}`)),
    ...section(words.idle, shown.idle.map(({ rule: id, because }) => `  ${id}: ${because}`)),
  ]; // prettier-ignore
}

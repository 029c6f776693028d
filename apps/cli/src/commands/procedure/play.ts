import { createInterface } from 'node:readline';
import { Verdict } from '@tongjian/procedure';
import { CommandDefinition } from '../../shell/command.js';
import { EXIT, ExitCode, Failure } from '../../shell/exit.js';
import { Output } from '../../shell/output.js';
import { sourceWords } from './described.js';
import { Language, LANGUAGE_HELP, LANGUAGE_OPTION, languageOf } from './language.js';
import { composedOf } from './packs.js';
import { ScenarioStep, scenarioIn } from './scenario.js';
import { GameTable, Played } from './table.js';
import { HELP, typedTurn } from './typed-turn.js';

/** Walks a procedure by hand, or as a scenario file tells; a step that goes otherwise than expected is exit status 1. */
export const procedurePlay: CommandDefinition = {
  name: 'procedure play',
  summary: 'walk a procedure by hand or from a scenario file',
  usage: '<file or id> [--scenario file.yaml] [--lang zh|en]',
  options: { ...LANGUAGE_OPTION, scenario: { type: 'string' } },
  help: {
    '--scenario file.yaml': 'a list of steps: on, as, person, facts, do, key, outcome, opens, links, refusedBy',
    ...LANGUAGE_HELP,
  },
  words: { least: 1, most: 1 },
  run: async (given, output) => {
    const language = languageOf(given);
    const table = new GameTable(composedOf(given.words[0]!));
    const scenario = given.text('scenario');
    if (scenario !== undefined) return playScenario(table, scenarioIn(scenario), output, language);
    return playByHand(table, process.stdin, output, language);
  },
};

function playScenario(table: GameTable, steps: readonly ScenarioStep[], output: Output, language: Language): ExitCode {
  const told = steps.map((step, i) => {
    const { done, against } = table.play(step);
    const rules = against.map(({ rule }) => rule);
    const expected = step.refusedBy === undefined ? done : !done && rules.includes(step.refusedBy);
    const name = step.do === undefined ? 'arrange' : `${step.do}${step.key ? `@${step.key}` : ''}`;
    output.line(`${expected ? '✓' : '✗'} ${i + 1} ${name}${done ? '' : ` — ${rules.join(', ')}`}`);
    if (!expected) for (const line of wordsOf(against, language)) output.line(`    ${line}`);
    return { step: i + 1, ...(step.do === undefined ? {} : { act: step.do }), done, against: rules, expected };
  });
  const clean = told.every(({ expected }) => expected);
  output.result({ asExpected: clean, steps: told });
  return clean ? EXIT.clean : EXIT.findings;
}

/** Answers each line until the input ends or somebody has had enough. */
export async function playByHand(
  table: GameTable,
  input: NodeJS.ReadableStream,
  output: Output,
  language: Language,
): Promise<ExitCode> {
  for (const line of HELP) output.line(line);
  for await (const line of createInterface({ input })) {
    const answer = answerTo(table, line, language);
    if (answer === undefined) break;
    for (const words of answer) output.line(words);
  }
  return EXIT.clean;
}

function answerTo(table: GameTable, line: string, language: Language): readonly string[] | undefined {
  try {
    const typed = typedTurn(line);
    switch (typed.kind) {
      case 'turn':
        return saidOf(table.play(typed.turn), language);
      case 'why':
        return wordsOf(table.why(typed.turn), language);
      case 'may':
        return table.possible().map(({ act, key, roles }) => `${act}${key ? ` ${key}` : ''} — ${roles.join(', ')}`);
      case 'help':
        return HELP;
      case 'quit':
        return undefined;
      default:
        return [];
    }
  } catch (error) {
    if (error instanceof Failure) return [error.message];
    throw error;
  }
}

const saidOf = ({ done, against }: Played, language: Language): readonly string[] =>
  done ? ['✓'] : wordsOf(against, language);

const MARK = { holds: '✓', fails: '✗', open: '?' } as const;
const wordsOf = (verdicts: readonly Verdict[], language: Language): readonly string[] =>
  verdicts.map(
    ({ outcome, text, rule, source, facts }) =>
      `${MARK[outcome]} ${text[language]} [${rule}] ${sourceWords(source)}${Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : ''}`,
  );

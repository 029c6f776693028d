import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { Demonstration, ExpectedFigure, Scenario, Step } from './scenario.js';

/** A demonstration file that cannot be played; the message names the file and the place. */
export class DemonstrationWrong extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'DemonstrationWrong';
  }
}

const NOT_SCENARIOS = new Set(['people.yaml', 'expected.yaml']);

/**
 * Reads the stories, people and expected figures of a folder.
 * @throws DemonstrationWrong naming the first thing that is wrong.
 */
export function readDemonstration(folder: string): Demonstration {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !NOT_SCENARIOS.has(name));
  const { people, places } = read<Pick<Demonstration, 'people' | 'places'>>(folder, 'people.yaml');
  const { figures } = read<{ figures: readonly ExpectedFigure[] }>(folder, 'expected.yaml');
  const scenarios = names.sort().map((name) => checked(name, read<Scenario>(folder, name)));
  return { people, places, scenarios, expected: figures };
}

/** Reads one story. @throws DemonstrationWrong naming the first thing that is wrong. */
export function readStory(path: string): Scenario {
  const [folder, name] = [dirname(path), basename(path)];
  return checked(name, read<Scenario>(folder, name));
}

function read<T>(folder: string, name: string): T {
  const document = parseDocument(readFileSync(join(folder, name), 'utf8'), { merge: true });
  const [error] = document.errors;
  if (error) throw new DemonstrationWrong(name, error.message);
  return document.toJS() as T;
}

const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;

function checked(file: string, scenario: Scenario): Scenario {
  for (const part of ['scenario', 'title', 'documents', 'bodies', 'steps'] as const)
    if (scenario[part] === undefined) throw new DemonstrationWrong(file, `${part} is missing`);
  scenario.steps.forEach((step, i) => {
    const problem = problemOf(step, scenario);
    if (problem) throw new DemonstrationWrong(file, `step ${i + 1} (${step.act ?? step.await ?? '?'}): ${problem}`);
  });
  return scenario;
}

function problemOf({ at, act, as, await: awaited, bid }: Step, { bids }: Scenario): string | undefined {
  if (!TIME.test(at)) return `at "${at}" is no YYYY-MM-DD HH:MM`;
  if (!act === !awaited) return 'a step either acts or awaits';
  if (act && !as) return 'as is missing: nobody acts';
  if (bid !== undefined && !bids?.[bid]) return `there is no bid ${bid}`;
  return undefined;
}

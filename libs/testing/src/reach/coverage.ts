import { Need, NEEDS, remedyOf } from './need.js';
import { Told } from './told.js';

/** One test as jest reports it. */
export interface Outcome {
  readonly ancestorTitles: readonly string[];
  readonly fullName: string;
  readonly status: string;
}

/** What a run covered of the adapters that need servers. */
export interface Coverage {
  /** Adapter by adapter: what answered and how many tests it answered to, or how many were skipped for want of it. */
  readonly lines: readonly string[];
  /** Tests skipped for want of a server. */
  readonly wanting: number;
  /** Tests skipped for anything else. */
  readonly skipped: readonly Outcome[];
}

const SKIPPED = ['pending', 'skipped', 'todo', 'disabled'];

/** Reads from the titles of suites (`describeOn`) and from what suites told what a run covered. */
export function coverageOf(outcomes: readonly Outcome[], told: readonly Told[]): Coverage {
  const skipped = outcomes.filter(({ status }) => SKIPPED.includes(status));
  const ran = outcomes.filter(({ status }) => !SKIPPED.includes(status));
  const wanting = skipped.filter((test) => NEEDS.some((need) => isMissing(need, test)));
  return {
    lines: NEEDS.flatMap((need) => linesOf(need, ran, skipped, told)),
    wanting: wanting.length,
    skipped: skipped.filter((test) => !wanting.includes(test)),
  };
}

function linesOf(need: Need, ran: readonly Outcome[], skipped: readonly Outcome[], told: readonly Told[]): string[] {
  const own = told.filter(({ server }) => server === need.server);
  const covered = ran.filter((test) => isOn(need, test)).length;
  const missed = skipped.filter((test) => isMissing(need, test));
  const lines = [];
  if (covered > 0) {
    const answered = distinct(own.map((one) => one.answered)).join(' and ');
    lines.push(`${answered || 'a server that no test asked for its name'} answered (${counted(covered)})`);
    lines.push(...distinct(own.map(({ note }) => note)));
  }
  if (covered === 0 && missed.length > 0)
    return [`${need.server} adapter: no server reached, ${counted(missed.length)} skipped: ${remedyOf(need)}`];
  for (const remedy of distinct(missed.map((test) => remedyIn(need, test)))) {
    const tests = counted(missed.filter((test) => remedyIn(need, test) === remedy).length);
    lines.push(`${tests} skipped: ${remedy}`);
  }
  if (lines.length === 0) lines.push('no test of this run is on a server');
  return lines.map((line) => `${need.server} adapter: ${line}`);
}

const distinct = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];

const counted = (tests: number): string => `${tests} ${tests === 1 ? 'test' : 'tests'}`;

const ending = ({ ancestorTitles }: Outcome, begins: string): string[] =>
  ancestorTitles.flatMap((title) => new RegExp(`\\(${begins} ([^()]*)\\)$`).exec(title)?.[1] ?? []);

const isOn = ({ server }: Need, test: Outcome): boolean =>
  ending(test, 'on').some((servers) => servers.split(' and ').includes(server));

const isMissing = (need: Need, test: Outcome): boolean => remedyIn(need, test) !== undefined;

/** What must be done so that a test is not skipped for want of this server. */
function remedyIn({ server }: Need, test: Outcome): string | undefined {
  const wants = ending(test, 'no').flatMap((text) => `no ${text}`.split('; '));
  const begins = `no ${server}: `;
  return wants.find((want) => want.startsWith(begins))?.slice(begins.length);
}

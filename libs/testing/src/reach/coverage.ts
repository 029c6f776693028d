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
  const say = (text: string) => `${need.server} adapter: ${text}`;
  const missed = skipped.filter((test) => isMissing(need, test)).length;
  if (missed > 0) return [say(`no server reached, ${counted(missed)} skipped: ${remedyOf(need)}`)];
  const covered = ran.filter((test) => isOn(need, test)).length;
  if (covered === 0) return [say('no test of this run is on a server')];
  const own = told.filter(({ server }) => server === need.server);
  const answered = distinct(own.map((one) => one.answered)).join(' and ') || 'a server that no test asked for its name';
  return [say(`${answered} answered (${counted(covered)})`), ...distinct(own.map(({ note }) => note)).map(say)];
}

const distinct = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];

const counted = (tests: number): string => `${tests} ${tests === 1 ? 'test' : 'tests'}`;

const ending = ({ ancestorTitles }: Outcome, begins: string): string[] =>
  ancestorTitles.flatMap((title) => new RegExp(`\\(${begins} ([^()]*)\\)$`).exec(title)?.[1] ?? []);

const isOn = ({ server }: Need, test: Outcome): boolean =>
  ending(test, 'on').some((servers) => servers.split(' and ').includes(server));

const isMissing = ({ server }: Need, test: Outcome): boolean =>
  ending(test, 'no').some((wants) => `no ${wants}`.split('; ').some((want) => want.startsWith(`no ${server}:`)));

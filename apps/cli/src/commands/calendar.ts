import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CommandDefinition, Given } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { Server, SERVER_HELP, SERVER_OPTIONS } from '../server/server.js';

const SHARED = {
  usage: '<file>',
  options: { ...SERVER_OPTIONS, reason: { type: 'string' } },
  help: {
    '--reason REASON': 'why a year that is published is corrected',
    ...SERVER_HELP,
  },
  words: { least: 1, most: 1 },
} as const;

/** Publishes a year's holidays, or with a reason corrects them; what that moves is recomputed by the server. */
export const calendarPublish: CommandDefinition = {
  name: 'calendar publish',
  summary:
    'publish a year of the holiday calendar (YAML or JSON: year, holidays, makeUpWorkdays, source), or correct it',
  ...SHARED,
  async run(given, output) {
    const server = await Server.signIn(given);
    const year = yearIn(given);
    const published = (await server.post('/api/v1/calendar', year)) as { readonly version: string };
    output.line(`${year.year} is published; the calendar is now ${published.version}`);
    output.result(published);
    return EXIT.clean;
  },
};

interface Day {
  readonly date: string;
  readonly provisional: boolean;
}
interface Differences {
  readonly data: {
    readonly days: readonly { readonly date: string; readonly worked: boolean }[];
    readonly duties: readonly {
      readonly project: string;
      readonly rule: string;
      readonly act: string;
      readonly from?: Day;
      readonly to?: Day;
    }[];
  };
}

/** Says which days and which open duties a year would move; publishes nothing. */
export const calendarDiff: CommandDefinition = {
  name: 'calendar diff',
  summary: 'say which days and open duties a year of the holiday calendar would move; publishes nothing',
  ...SHARED,
  async run(given, output) {
    const server = await Server.signIn(given);
    const { data } = (await server.post('/api/v1/calendar/differences', yearIn(given))) as Differences;
    for (const { date, worked } of data.days) output.line(`${date} ${worked ? 'is worked' : 'is a day off'}`);
    for (const { project, rule, act, from, to } of data.duties)
      output.line(`${project} ${rule} ${act}: ${dayOf(from)} → ${dayOf(to)}`);
    output.line(`${data.days.length} days and ${data.duties.length} open duties move`);
    output.result(data);
    return EXIT.clean;
  },
};

const dayOf = (day: Day | undefined): string => (day ? `${day.date}${day.provisional ? ' (provisional)' : ''}` : '—');

function yearIn(given: Given): { readonly year: number } & Readonly<Record<string, unknown>> {
  const [path = ''] = given.words;
  try {
    // Dates stay the texts that they are written as.
    const read = parse(readFileSync(path, 'utf8'), { schema: 'core' }) as unknown;
    if (typeof read !== 'object' || read === null || typeof (read as { year?: unknown }).year !== 'number')
      throw new Error('names no year');
    const reason = given.text('reason');
    return { ...(read as { year: number }), ...(reason === undefined ? {} : { reason }) };
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

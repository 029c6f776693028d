import { parseArgs, ParseArgsConfig } from 'node:util';
import { ExitCode, Failure } from './exit.js';
import { Output } from './output.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** One option in the help text: its name stands in `options`, its meaning here. */
export interface CommandDefinition {
  readonly name: string;
  /** One line, as `tongjian --help` lists it. */
  readonly summary: string;
  /** What stands behind the name, e.g. `<project> [--format json|csv]`. */
  readonly usage: string;
  readonly options?: Options;
  readonly help?: Readonly<Record<string, string>>;
  /** How many words may follow the name and its options. */
  readonly words?: { readonly least: number; readonly most: number };
  readonly run: (given: Given, output: Output) => Promise<ExitCode>;
}

/** What was typed. */
export class Given {
  constructor(
    readonly words: readonly string[],
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  /** @throws Failure naming the option */
  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new Failure(`--${name} is needed`);
    return value;
  }
}

const COMMON = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;

/** Reads a command's words and options. @throws Failure with one line on what is wrong */
export function read(command: CommandDefinition, args: readonly string[]): Given {
  const parsed = parse(command, args);
  const { least, most } = command.words ?? { least: 0, most: 0 };
  const given = new Given(parsed.positionals, parsed.values);
  const count = parsed.positionals.length;
  if (!given.flag('help') && (count < least || count > most)) throw new Failure(`usage: ${usageOf(command)}`);
  return given;
}

function parse(command: CommandDefinition, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON, ...command.options }, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('.')[0] : String(error);
    throw new Failure(`${reason}; usage: ${usageOf(command)}`);
  }
}

export const usageOf = ({ name, usage }: CommandDefinition): string => `tongjian ${name} ${usage}`.trimEnd();

export function helpOf(command: CommandDefinition): string {
  const rows = Object.entries({ ...command.help, '--json': 'answer as JSON', '--help': 'this text' });
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    command.summary,
    '',
    `  ${usageOf(command)}`,
    '',
    ...rows.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`),
  ].join('\n');
}

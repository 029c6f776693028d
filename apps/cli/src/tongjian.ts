import { COMMANDS } from './commands/index.js';
import { CommandDefinition, helpOf, read } from './shell/command.js';
import { EXIT, ExitCode, Failure } from './shell/exit.js';
import { outputTo } from './shell/output.js';

/** Runs what was typed behind `tongjian` and answers the exit code. Every failure is one line on stderr. */
export async function tongjian(
  args: readonly string[],
  stdout: Pick<NodeJS.WriteStream, 'write'>,
  stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    stdout.write(`${overview()}\n`);
    return name === undefined ? EXIT.fault : EXIT.clean;
  }
  const json = rest.includes('--json');
  try {
    // The longest name wins: `people add` before `people`.
    const command =
      COMMANDS.find((one) => one.name === `${name} ${rest[0]}`) ?? COMMANDS.find((one) => one.name === name);
    if (!command && rest.some((word) => word === '--help' || word === '-h') && familyOf(name).length > 0) {
      stdout.write(`${listed(familyOf(name))}\n`);
      return EXIT.clean;
    }
    if (!command) throw new Failure(unknown(name));
    const given = read(command, command.name.includes(' ') ? rest.slice(1) : rest);
    const output = outputTo(stdout, stderr, json);
    if (!given.flag('help')) return await command.run(given, output);
    stdout.write(`${helpOf(command)}\n`);
    return EXIT.clean;
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure(messageOf(error));
    if (json)
      stdout.write(
        `${JSON.stringify({ error: failure.message, ...(failure.details ? { details: failure.details } : {}) }, null, 2)}\n`,
      );
    else stderr.write(`tongjian: ${failure.message}\n`);
    return failure.code;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The commands that begin with a word: `people` has several. */
const familyOf = (name: string) => COMMANDS.filter((one) => one.name.startsWith(`${name} `));

function unknown(name: string): string {
  const near = familyOf(name).map((one) => one.name);
  return near.length > 0 ? `${name} what? ${near.join(', ')}` : `no command ${name}; tongjian --help lists them`;
}

function overview(): string {
  return [
    'tongjian: the life of government purchases of services, kept as events',
    '',
    listed(COMMANDS),
    '',
    'tongjian <command> --help tells more. Exit codes: 0 clean, 1 something was found or refused, 2 it could not be done.',
  ].join('\n');
}

function listed(commands: readonly CommandDefinition[]): string {
  const width = Math.max(...commands.map((one) => one.name.length));
  return commands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`).join('\n');
}

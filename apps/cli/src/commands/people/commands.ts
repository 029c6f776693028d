import { CommandDefinition } from '../../shell/command.js';
import { EXIT } from '../../shell/exit.js';
import { Server, SERVER_HELP, SERVER_OPTIONS } from '../../server/server.js';

interface Person {
  readonly person: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly grants: readonly {
    readonly grant: string;
    readonly role: string;
    readonly organisation: string;
    readonly jurisdiction: string;
  }[];
}

const command = (
  name: string,
  summary: string,
  usage: string,
  words: number,
  run: CommandDefinition['run'],
  more: { options?: CommandDefinition['options']; help?: CommandDefinition['help'] } = {},
): CommandDefinition => ({
  name: `people ${name}`,
  summary,
  usage,
  words: { least: words, most: words },
  options: { ...SERVER_OPTIONS, ...more.options },
  help: { ...more.help, ...SERVER_HELP },
  run,
});

const list = command('list', 'who may do what', '', 0, async (given, output) => {
  const { data } = (await (await Server.signIn(given)).get('/api/v1/people')) as { data: readonly Person[] };
  for (const { person, name, disabled, grants } of data) {
    output.line(`${person}  ${name}${disabled ? '  (disabled)' : ''}`);
    for (const one of grants) output.line(`    ${one.grant}  ${one.role} @ ${one.organisation} in ${one.jurisdiction}`);
  }
  output.result(data);
  return EXIT.clean;
});

const add = command(
  'add',
  'register a person; prints the generated password once',
  '<name> --login LOGIN',
  1,
  async (given, output) => {
    const body = { name: given.words[0]!, login: given.needed('login') };
    const { data } = (await (await Server.signIn(given)).post('/api/v1/people', body)) as {
      data: { person: string; password: string };
    };
    output.line(`${data.person}  password ${data.password}`);
    output.result(data);
    return EXIT.clean;
  },
  { options: { login: { type: 'string' } }, help: { '--login LOGIN': 'what is typed at sign-in' } },
);

const reset = command(
  'reset',
  'give a person another password; the old one and its tokens end',
  '<person>',
  1,
  async (given, output) => {
    const { data } = (await (await Server.signIn(given)).post(`/api/v1/people/${given.words[0]}/reset`)) as {
      data: { password: string };
    };
    output.line(`password ${data.password}`);
    output.result(data);
    return EXIT.clean;
  },
);

const disable = command(
  'disable',
  'end all rights of a person',
  '<person> --reason TEXT',
  1,
  async (given, output) => {
    await (
      await Server.signIn(given)
    ).post(`/api/v1/people/${given.words[0]}/disable`, { reason: given.needed('reason') });
    output.line(`${given.words[0]} is disabled`);
    output.result({ person: given.words[0], disabled: true });
    return EXIT.clean;
  },
  { options: { reason: { type: 'string' } }, help: { '--reason TEXT': 'stands in the log' } },
);

const grant = command(
  'grant',
  'let a person act in a role',
  '<person> <role> --organisation ORG --jurisdiction CODE|root',
  2,
  async (given, output) => {
    const [subject, role] = given.words;
    const body = {
      subject,
      role,
      organisation: given.needed('organisation'),
      jurisdiction: given.needed('jurisdiction'),
    };
    const { data } = (await (await Server.signIn(given)).post('/api/v1/grants', body)) as { data: { grant: string } };
    output.line(`${data.grant}  ${role} @ ${body.organisation} in ${body.jurisdiction}`);
    output.result(data);
    return EXIT.clean;
  },
  {
    options: { organisation: { type: 'string' }, jurisdiction: { type: 'string' } },
    help: { '--organisation ORG': 'for whom', '--jurisdiction CODE': 'a region code, or root for all' },
  },
);

const revoke = command(
  'revoke',
  'end one right',
  '<grant> --reason TEXT',
  1,
  async (given, output) => {
    await (
      await Server.signIn(given)
    ).post(`/api/v1/grants/${given.words[0]}/revoke`, { reason: given.needed('reason') });
    output.line(`${given.words[0]} is revoked`);
    output.result({ grant: given.words[0], revoked: true });
    return EXIT.clean;
  },
  { options: { reason: { type: 'string' } }, help: { '--reason TEXT': 'stands in the log' } },
);

export const peopleCommands: readonly CommandDefinition[] = [list, add, reset, disable, grant, revoke];

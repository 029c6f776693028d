import { CommandDefinition, Given } from '../../shell/command.js';
import { EXIT } from '../../shell/exit.js';
import { Server, SERVER_HELP, SERVER_OPTIONS } from '../../server/server.js';
import { resetAlone } from './reset-alone.js';

interface Person {
  readonly person: string;
  readonly login: string;
  readonly name: string;
  readonly active: boolean;
  readonly grants: readonly {
    readonly grant: string;
    readonly role: string;
    readonly organisation: string;
    readonly jurisdiction: string;
  }[];
}

type Details = Pick<CommandDefinition, 'name' | 'summary' | 'usage' | 'run'> &
  Partial<Pick<CommandDefinition, 'options' | 'help'>> & { readonly words: number };

/** A command that an operator carries to the server. */
const command = ({ name, words, options, help, ...rest }: Details): CommandDefinition => ({
  ...rest,
  name: `people ${name}`,
  words: { least: words, most: words },
  options: { ...SERVER_OPTIONS, ...options },
  help: { ...help, ...SERVER_HELP },
});

const REASON = {
  options: { reason: { type: 'string' } },
  help: { '--reason TEXT': 'why; at most 500 characters' },
} as const;

const list = command({
  name: 'list',
  summary: 'who may do what',
  usage: '',
  words: 0,
  async run(given, output) {
    const { data } = (await (await Server.signIn(given)).get('/api/v1/people')) as { data: readonly Person[] };
    for (const { person, login, name, active, grants } of data) {
      output.line(`${person}  ${login}  ${name}${active ? '' : '  (disabled)'}`);
      for (const one of grants)
        output.line(`    ${one.grant}  ${one.role} @ ${one.organisation} in ${one.jurisdiction}`);
    }
    output.result(data);
    return EXIT.clean;
  },
});

const add = command({
  name: 'add',
  summary: 'register a person; prints the generated password once',
  usage: '<name> [--login LOGIN]',
  words: 1,
  options: { login: { type: 'string' } },
  help: { '--login LOGIN': 'what is typed at sign-in; the pseudonym where left out' },
  async run(given, output) {
    const login = given.text('login');
    const body = { name: given.words[0]!, ...(login === undefined ? {} : { login }) };
    const added = (await (await Server.signIn(given)).post('/api/v1/people', body)) as Registered;
    output.line(`${added.person}  sign-in ${added.login}  password ${added.password}`);
    output.result(added);
    return EXIT.clean;
  },
});

interface Registered {
  readonly person: string;
  readonly login: string;
  readonly password: string;
}

const reset = command({
  name: 'reset',
  summary: 'give a person another password; the old one and its tokens end',
  usage: '<person> [--offline]',
  words: 1,
  options: { offline: { type: 'boolean' } },
  help: {
    '--offline':
      'where names and secrets are kept (a data folder: while no server runs): where no operator can sign in any more',
  },
  async run(given, output) {
    const fresh = given.flag('offline') ? await resetAlone(given) : await throughServer(given);
    output.line(`sign-in ${fresh.login}  password ${fresh.password}`);
    output.result(fresh);
    return EXIT.clean;
  },
});

async function throughServer(given: Given): Promise<Registered> {
  const server = await Server.signIn(given);
  return (await server.post(`/api/v1/people/${inPath(given.words[0]!)}/reset`)) as Registered;
}

const disable = command({
  name: 'disable',
  summary: 'end all rights of a person',
  usage: '<person> [--reason TEXT]',
  words: 1,
  ...REASON,
  async run(given, output) {
    const [person] = given.words;
    const server = await Server.signIn(given);
    const answer = await server.post(`/api/v1/people/${inPath(person!)}/disable`, reasonIn(given.text('reason')));
    output.line(`${person} is disabled`);
    output.result(answer);
    return EXIT.clean;
  },
});

const grant = command({
  name: 'grant',
  summary: 'let a person act in a role',
  usage: '<person> <role> --organisation ORG --jurisdiction CODE|root',
  words: 2,
  options: { organisation: { type: 'string' }, jurisdiction: { type: 'string' } },
  help: { '--organisation ORG': 'for whom', '--jurisdiction CODE': 'a region code of six digits, or root for all' },
  async run(given, output) {
    const [person, role] = given.words;
    const organisation = given.needed('organisation');
    const jurisdiction = given.needed('jurisdiction');
    const server = await Server.signIn(given);
    const granted = (await server.post('/api/v1/grants', { person, role, organisation, jurisdiction })) as {
      readonly grant: string;
    };
    output.line(`${granted.grant}  ${role} @ ${organisation} in ${jurisdiction}`);
    output.result(granted);
    return EXIT.clean;
  },
});

const revoke = command({
  name: 'revoke',
  summary: 'end one right',
  usage: '<grant> [--reason TEXT]',
  words: 1,
  ...REASON,
  async run(given, output) {
    const [id] = given.words;
    const server = await Server.signIn(given);
    const answer = await server.post(`/api/v1/grants/${inPath(id!)}/revoke`, reasonIn(given.text('reason')));
    output.line(`${id} is revoked`);
    output.result(answer);
    return EXIT.clean;
  },
});

const inPath = (word: string) => encodeURIComponent(word);
const reasonIn = (reason: string | undefined) => (reason === undefined ? {} : { reason });

/** People and their rights, kept through the server by an operator. */
export const peopleCommands: readonly CommandDefinition[] = [list, add, reset, disable, grant, revoke];

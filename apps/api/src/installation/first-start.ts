import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { uuidOf } from '@tongjian/kernel';
import { ROLES } from '@tongjian/procedure';
import { keepsInstallation } from '@tongjian/registry';
import { PUBLISHED_YEARS } from '@tongjian/money-time';
import { AccessBook } from '../access/access-book.js';
import { generatedSecret, SideStore } from '@tongjian/data-folder';
import { keepSubject, SignIn } from '../access/subjects.js';
import { CalendarDesk } from './calendar-desk.js';
import { Installation, ownCause } from './installation.js';
import { idIn, ProcedureDesk } from './procedure-desk.js';
import { shippedPacks } from './shipped-packs.js';

/** A sign-in as it is told once: to whom, for which role. */
export interface GeneratedSignIn {
  readonly role: string;
  readonly organisation: string;
  readonly person: string;
  readonly login: string;
  readonly password: string;
}

/** Roles that people hold; the others are the installation's own hands. */
const HELD_ROLES = Object.keys(ROLES).filter((role) => role !== 'process' && role !== 'timer');

interface Newcomer {
  readonly installation: Installation;
  readonly access: AccessBook;
  readonly side: SideStore;
  /** The file that keeps a simulation's generated sign-ins; left out where nothing is kept on disk. */
  readonly signIns?: string;
  /** In a simulation: nobody but the operator. */
  readonly operatorOnly?: boolean;
  /** Told of a secret that nothing keeps, before it is the operator's: what fails later leaves nobody locked out. */
  readonly tell?: (signIn: GeneratedSignIn) => void;
  readonly at: string;
}

/** Publishes every shipped year of the holiday calendar that is not published yet. @throws Error where one is refused */
export async function publishShippedYears(
  calendars: CalendarDesk,
  { installation, at }: Pick<Newcomer, 'installation' | 'at'>,
): Promise<void> {
  for (const year of PUBLISHED_YEARS) {
    if (calendars.shelf.of(year.year)) continue;
    const outcome = await calendars.publish(year, ownCause(`calendar ${year.year}`, at, installation.name));
    if (outcome.kind === 'refused') throw new Error(`${year.year}: ${outcome.refusal.text.en}`);
  }
}

/** Publishes every shipped definition whose procedure is not known yet. @throws Error naming the first that is refused */
export async function publishShipped(
  procedures: ProcedureDesk,
  { installation, at }: Pick<Newcomer, 'installation' | 'at'>,
): Promise<void> {
  const known = new Set(procedures.shelf.published().map(({ id }) => id));
  for (const file of shippedPacks()) {
    if (known.has(idIn(file))) continue;
    const outcome = await procedures.publish(file, ownCause(`publish ${file.name}`, at, installation.name));
    if (outcome.kind === 'refused')
      throw new Error(
        `${file.name} cannot be published: ${outcome.refusal.remedies.map((remedy) => (remedy.kind === 'text' ? remedy.text.en : '')).join('; ')}`,
      );
  }
}

/**
 * Registers whom a fresh installation needs: the operator, in a simulation one person for every role unless told otherwise. What was done
 * before is not done again; the answer holds those whose secret was made in this run, or is kept in a simulation.
 */
export async function registerFirstPeople(newcomer: Newcomer): Promise<readonly GeneratedSignIn[]> {
  const { installation, access } = newcomer;
  const hasOperator = [...access.register.grants.values()].some(keepsInstallation);
  if (!installation.simulation) return hasOperator ? [] : [await registerOperator(newcomer)];
  const kept = keptSignIns(newcomer.signIns);
  // Another process has founded the simulation, and keeps its sign-ins.
  if (hasOperator && kept.size === 0) return [];
  const roles = kept.size > 0 ? [...kept.keys()] : newcomer.operatorOnly ? ['operator'] : HELD_ROLES;
  const wanted = roles.map((role) => ({ role, secret: kept.get(role) ?? generatedSecret() }));
  if (newcomer.signIns)
    keep(
      newcomer.signIns,
      wanted.map(({ role, secret }) => signIn(role, secret)),
    );
  return Promise.all(wanted.map(({ role, secret }) => register(newcomer, role, secret)));
}

/** The operator of a real installation. A first start that was cut off is done again, with another secret. */
async function registerOperator(newcomer: Newcomer): Promise<GeneratedSignIn> {
  const secret = generatedSecret();
  const { person, login } = signIn('operator', secret);
  newcomer.tell?.(signIn('operator', secret));
  await keepSubject(newcomer.side, { subject: person, login, name: ROLES['operator']!.zh }, secret);
  return register(newcomer, 'operator', secret);
}

async function register(
  { installation, access, side, at }: Newcomer,
  role: string,
  secret: string,
): Promise<GeneratedSignIn> {
  const made = signIn(role, secret);
  const { person, login, organisation } = made;
  const who: Omit<SignIn, 'secret'> = { subject: person, login, name: ROLES[role]!.zh };
  if (!side.of(person) || !access.isActive(person)) await keepSubject(side, who, secret);
  await access.change(
    { type: 'RegisterPerson', data: { person } },
    ownCause(`register ${role}`, at, installation.name),
  );
  const grant = `g_${uuidOf('first-grant', role).slice(0, 18)}`;
  await access.change(
    { type: 'GrantRole', data: { grant, person, role, organisation, jurisdiction: 'root' } },
    ownCause(`grant ${role}`, at, installation.name),
  );
  return made;
}

const signIn = (role: string, password: string): GeneratedSignIn => ({
  role,
  organisation: role.split('.')[0]!,
  person: `p_${role.replace('.', '_')}`,
  login: role,
  password,
});

function keptSignIns(file: string | undefined): ReadonlyMap<string, string> {
  if (!file || !existsSync(file)) return new Map();
  return new Map(
    (JSON.parse(readFileSync(file, 'utf8')) as GeneratedSignIn[]).map(({ role, password }) => [role, password]),
  );
}

const keep = (file: string, signIns: readonly GeneratedSignIn[]) =>
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });

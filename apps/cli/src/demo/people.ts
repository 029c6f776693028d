import { randomBytes } from 'node:crypto';
import { ApiClient } from './api-client.js';
import { Demonstration, Person } from './scenario.js';
import { KeptSignIn } from './sign-ins.js';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 20 letters that cannot be mistaken for each other. */
function password(): string {
  const letters = [...randomBytes(60)].filter((byte) => byte < 248).slice(0, 20);
  return letters.map((byte, i) => (i > 0 && i % 5 === 0 ? '-' : '') + ALPHABET[byte % ALPHABET.length]!).join('');
}

/** Sign-ins for all people of the demonstration: those kept stay, the others get a password. */
export const invited = (people: readonly Person[], kept: readonly KeptSignIn[]): readonly KeptSignIn[] =>
  people.map(({ login, name, role, organisations }) => {
    const known = kept.find(({ person }) => person === login);
    return {
      person: login,
      name,
      role,
      organisation: organisations.join('、'),
      password: known?.password ?? password(),
    };
  });

/**
 * Registers the people and their rights as the operator; repeating it changes nothing. Keep the passwords before:
 * the server never tells them again.
 */
export async function registerPeople(
  api: ApiClient,
  operator: KeptSignIn,
  { people, places }: Pick<Demonstration, 'people' | 'places'>,
  signIns: readonly KeptSignIn[],
): Promise<void> {
  const signIn = await accepted(api, '/sign-in', { person: operator.person, password: operator.password });
  const post = (path: string, key: string, body: object) =>
    accepted(api, path, body, {
      token: String(signIn['token']),
      headers: { 'Tongjian-Role': 'operator', 'Idempotency-Key': `"demo/${key}"` },
    });
  for (const { login, name, role, organisations } of people) {
    const { password: secret } = signIns.find(({ person }) => person === login)!;
    const { person } = await post('/people', `person/${login}`, { name, login, password: secret });
    for (const [i, organisation] of organisations.entries()) {
      const jurisdiction = places[organisation] ?? 'root';
      await post('/grants', `grant/${login}/${i + 1}`, { person, role, organisation, jurisdiction });
    }
  }
}

async function accepted(api: ApiClient, path: string, body: object, more: object = {}) {
  const answer = await api.send({ method: 'POST', path, body, ...more });
  if (answer.status >= 300)
    throw new Error(
      `${path} was refused: ${answer.status} ${String(answer.body['code'])} ${String(answer.body['detail'] ?? '')}`,
    );
  return answer.body;
}

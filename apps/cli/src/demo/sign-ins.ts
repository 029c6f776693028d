import { ApiClient } from './api-client.js';

/** A sign-in as it is kept of a simulation. */
export interface KeptSignIn {
  /** What is typed: a login or a pseudonym. */
  readonly person: string;
  readonly name?: string;
  readonly role: string;
  readonly organisation: string;
  readonly password: string;
}

interface Grant {
  readonly role: string;
  readonly organisation: string;
}

/** A signed-in person. */
export interface Session {
  /** The pseudonym. */
  readonly person: string;
  readonly token: string;
  readonly grants: readonly Grant[];
}

/** Signs people in as they are needed, once each. Who may act for whom is read from their grants. */
export class SignIns {
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(
    private readonly api: ApiClient,
    private readonly kept: readonly KeptSignIn[],
  ) {}

  /** @throws Error where nobody who is kept holds the role for the organisation */
  async sessionFor({ role, organisation }: Grant): Promise<Session> {
    for (const one of this.kept.filter((candidate) => candidate.role === role)) {
      const session = await this.signIn(one);
      if (session.grants.some((grant) => grant.role === role && grant.organisation === organisation)) return session;
    }
    throw new Error(
      `nobody signs in as ${role} of ${organisation}: is that person in demo/people.yaml and registered?`,
    );
  }

  /** Anyone's token, for reading: an auditor's where there is one. */
  async anyToken(): Promise<string> {
    const reader = this.kept.find(({ role }) => role === 'auditor') ?? this.kept[0];
    if (!reader) throw new Error('nobody can sign in');
    return (await this.signIn(reader)).token;
  }

  private signIn(one: KeptSignIn): Promise<Session> {
    const known = this.sessions.get(one.person);
    if (known) return known;
    const made = this.ask(one);
    this.sessions.set(one.person, made);
    made.catch(() => this.sessions.delete(one.person));
    return made;
  }

  private async ask({ person, password }: KeptSignIn): Promise<Session> {
    const { status, body } = await this.api.send({ method: 'POST', path: '/sign-in', body: { person, password } });
    if (status !== 200) throw new Error(`${person} cannot sign in: ${status} ${String(body['detail'] ?? '')}`);
    return body as unknown as Session;
  }
}

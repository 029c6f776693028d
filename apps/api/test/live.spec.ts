import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

interface Message {
  readonly event: string;
  readonly id?: string;
  readonly data: {
    readonly n?: number;
    readonly prev?: number;
    readonly index?: number;
    readonly revision?: number;
    readonly type?: string;
  };
}

/** Reads a stream until enough messages of a kind have come, then leaves. */
async function listen(
  url: string,
  headers: Record<string, string>,
  event: string,
  enough: number,
  ready?: () => void,
): Promise<Message[]> {
  const leave = new AbortController();
  const response = await fetch(url, { headers, signal: leave.signal });
  expect(response.status).toBe(200);
  const found: Message[] = [];
  let rest = '';
  let begun = false;
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      if (field('event') === event)
        found.push({
          event,
          ...(field('id') ? { id: field('id')! } : {}),
          data: JSON.parse(field('data')!) as Message['data'],
        });
      if (!begun && field('event') === 'heartbeat') {
        begun = true;
        ready?.();
      }
    }
    if (found.length >= enough) break;
  }
  leave.abort();
  return found;
}

describe('live streams', () => {
  let desk: Desk;
  let handler: Person;
  let base: string;
  let headers: Record<string, string>;
  beforeAll(async () => {
    desk = await openDesk();
    handler = await desk.as('purchaser.handler');
    base = `${desk.server.url}/api/v1`;
    headers = { authorization: `Bearer ${handler.token}` };
    await handler.post('/api/v1/projects', PROPOSAL, { headers: AT });
  });
  afterAll(() => desk?.server.close());

  const propose = async () =>
    (await handler.post('/api/v1/projects', PROPOSAL)).json<{ project: string; etag: string; position: number }>();
  const settled = async (index: number) => desk.server.house.feeds.projections.waitFor('project', index, 5000);

  it('the board tells every save once, in order', async () => {
    const acts = async () => {
      for (let i = 0; i < 3; i++) await settled((await propose()).position);
    };
    let acting: Promise<void> | undefined;
    const told = await listen(`${base}/stream`, headers, 'board', 3, () => (acting = acts()));
    await acting;
    expect(told).toHaveLength(3);
    told.slice(1).forEach((message, i) => expect(message.data.prev).toBe(told[i]!.data.n));
    expect(told.map(({ id }) => id)).toEqual(told.map(({ data }) => String(data.n)));
  });

  it('the board resumes after a dropped line without gap or repeat', async () => {
    let acting: Promise<unknown> | undefined;
    const [first] = await listen(`${base}/stream`, headers, 'board', 1, () => (acting = propose()));
    await acting;
    for (let i = 0; i < 4; i++) await settled((await propose()).position);
    const missed = await listen(`${base}/stream`, { ...headers, 'last-event-id': first!.id! }, 'board', 4);
    expect(missed[0]!.data.prev).toBe(first!.data.n);
    expect(missed.map(({ data }) => data.n)).toEqual([1, 2, 3, 4].map((i) => first!.data.n! + i));
  });

  it('who comes back after too long is told to read anew', async () => {
    const [reset] = await listen(`${base}/stream`, { ...headers, 'last-event-id': '999999' }, 'reset', 1);
    expect(reset!.data.n).toBeGreaterThan(0);
  });

  it('a project resumes at any of its events without gap or repeat', async () => {
    const { project, etag, position } = await propose();
    let last = etag;
    for (const title of ['一', '二', '三']) {
      const revised = await handler.post(
        `/api/v1/projects/${project}/proposal/revise`,
        { title, reason: '更正' },
        { headers: { 'if-match': last } },
      );
      last = revised.json<{ etag: string }>().etag;
    }
    const all = await listen(`${base}/projects/${project}/stream?after=0`, headers, 'event', 4);
    expect(all.map(({ data }) => data.revision)).toEqual([0, 1, 2, 3]);
    expect(all[0]!.id).toBe(String(position));
    for (const [i, { id }] of all.slice(0, -1).entries()) {
      const rest = await listen(
        `${base}/projects/${project}/stream`,
        { ...headers, 'last-event-id': id! },
        'event',
        3 - i,
      );
      expect(rest.map(({ data }) => data.revision)).toEqual([0, 1, 2, 3].slice(i + 1));
    }
    let acting: Promise<unknown> | undefined;
    const go = () =>
      (acting = handler.post(
        `/api/v1/projects/${project}/proposal/revise`,
        { title: '四', reason: '更正' },
        { headers: { 'if-match': last } },
      ));
    const [live] = await listen(`${base}/projects/${project}/stream`, headers, 'event', 1, go);
    await acting;
    expect(live!.data.revision).toBe(4);
  });

  /** A new person with one grant, signed in. */
  const newcomer = async (jurisdiction: string) => {
    const operator = await desk.as('operator');
    const made = (await operator.post('/api/v1/people', { name: '新人' })).json<{
      person: string;
      login: string;
      password: string;
    }>();
    const granted = await operator.post('/api/v1/grants', {
      person: made.person,
      role: 'auditor',
      organisation: 'a',
      jurisdiction,
    });
    const signedIn = await desk.anyone.post('/api/v1/sign-in', { person: made.login, password: made.password });
    return {
      operator,
      id: made.person,
      grant: granted.json<{ grant: string }>().grant,
      headers: { authorization: `Bearer ${signedIn.json<{ token: string }>().token}` },
    };
  };

  it.each(['disable', 'reset', 'revoke'])(
    'an open stream ends when its reader’s right ends: %s',
    async (how) => {
      const { operator, id, grant, headers: own } = await newcomer('root');
      const { project } = await propose();
      const open = ['stream', `projects/${project}/stream`].map((path) => fetch(`${base}/${path}`, { headers: own }));
      const streams = await Promise.all(open);
      expect(streams.map(({ status }) => status)).toEqual([200, 200]);
      const told = streams.map((stream) => stream.text());
      await operator.post(how === 'revoke' ? `/api/v1/grants/${grant}/revoke` : `/api/v1/people/${id}/${how}`);
      const after = await propose();
      for (const text of await Promise.all(told)) expect(text).not.toContain(after.project);
    },
    30_000,
  );

  it('one person holds a bounded number of streams', async () => {
    const { headers: own } = await newcomer('root');
    const leave = new AbortController();
    const answers = await Promise.all(
      Array.from({ length: 18 }, () => fetch(`${base}/stream`, { headers: own, signal: leave.signal })),
    );
    leave.abort();
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('a project brings back a reader who missed megabytes, and begins anew beyond the log', async () => {
    const { project, etag } = await propose();
    let last = etag;
    for (let i = 0; i < 400; i++) {
      const asked = { headers: { 'if-match': last } };
      const body = { title: `修订${i}`, reason: '长'.repeat(2000) };
      last = (await handler.post(`/api/v1/projects/${project}/proposal/revise`, body, asked)).json<{ etag: string }>()
        .etag;
    }
    const all = await listen(`${base}/projects/${project}/stream?after=0`, headers, 'event', 401);
    expect(all.map(({ data }) => data.revision)).toEqual([...Array(401).keys()]);
    const [reset] = await listen(`${base}/projects/${project}/stream?after=99999999`, headers, 'reset', 1);
    expect(reset!.data.index).toBeGreaterThan(400);
  });

  it('a ticket stands for the token where no header can be sent', async () => {
    const { ticket } = (await handler.post('/api/v1/stream-tickets')).json<{ ticket: string }>();
    const [beat] = await listen(`${base}/stream?ticket=${ticket}`, {}, 'heartbeat', 1);
    expect(beat!.data.index).toBeGreaterThan(0);
    expect((await fetch(`${base}/stream?ticket=${ticket}`)).status).toBe(401);
    expect((await fetch(`${base}/stream?ticket=x`)).status).toBe(401);
    expect((await fetch(`${base}/me?ticket=${ticket}`)).status).toBe(401);
  });
});

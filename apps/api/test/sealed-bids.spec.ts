import { genesisOf, NewEvent, sealAll, StoredEvent } from '@tongjian/kernel';
import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

const PROJECT = 'pbids';

describe('whoever takes part from outside', () => {
  let desk: Desk;
  let supplier: Person;
  let auditor: Person;
  beforeAll(async () => {
    desk = await openDesk();
    supplier = await desk.as('supplier');
    auditor = await desk.as('auditor');
    const handler = await desk.as('purchaser.handler');
    const { project } = (await handler.post('/api/v1/projects', PROPOSAL, { headers: AT })).json<{ project: string }>();
    const [proposed] = await eventsOf(project);
    await append('p_purchaser_handler', {
      type: 'ProjectProposed',
      data: proposed!.data,
      meta: { procedure: proposed!.meta.procedure! },
    });
    await append('p_rival', bid('b1'));
    await append('p_supplier', bid('b2'));
    await append('p_rival', bid('b3'));
  });
  afterAll(() => desk?.server.close());

  const bid = (name: string): NewEvent => ({
    type: 'BidSubmitted',
    data: { lot: 'l1', bid: name, bidder: `code-${name}`, sealedHash: `sha256:${'0'.repeat(64)}` },
  });
  const eventsOf = async (project: string) => {
    const events: StoredEvent[] = [];
    for await (const batch of desk.server.house.store.read(`project-${project}`)) events.push(...batch);
    return events;
  };
  /** Written past the desk: what a whole tender would have to lead up to. */
  const append = async (who: string, event: NewEvent) => {
    const stream = `project-${PROJECT}`;
    const last = (await eventsOf(PROJECT)).at(-1);
    const head = last
      ? { revision: last.revision, ...last.meta }
      : { revision: -1, hash: genesisOf(stream), recordedAt: '' };
    const commandId = `c-${head.revision}`;
    const actor = { person: who, organisation: 'o', role: 'supplier', client: 'test' };
    const cause = {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor,
      jurisdiction: '330603',
      at: '2016-04-01T00:00:00.000Z',
    };
    await desk.server.house.store.append(
      stream,
      sealAll(head, stream, [event], cause),
      last ? last.revision : 'absent',
    );
    const { index } = await desk.server.house.store.head();
    await desk.server.house.feeds.projections.waitFor('project', index, 5000);
  };
  const bidsIn = async (who: Person) => {
    const { data, page } = (await who.get(`/api/v1/projects/${PROJECT}/history`)).json<{
      data: { type: string; data: { bid?: string } }[];
      page: { total: number };
    }>();
    expect(page.total).toBe(data.length);
    return data.flatMap(({ type, data: { bid: name } }) => (type === 'BidSubmitted' ? [name] : []));
  };
  const lotIn = async (who: Person, path: string) =>
    (await who.get(path)).json<{ data: { lots: { bids?: number }[]; document?: { lots: { bids?: number }[] } } }>()
      .data;

  it('learns of no rival’s bid before the opening, by history, project or count', async () => {
    expect(await bidsIn(auditor)).toEqual(['b1', 'b2', 'b3']);
    expect(await bidsIn(supplier)).toEqual(['b2']);
    const path = `/api/v1/projects/${PROJECT}`;
    expect((await lotIn(auditor, path)).lots[0]!.bids).toBe(3);
    expect((await lotIn(supplier, path)).lots[0]!).not.toHaveProperty('bids');
    expect((await lotIn(supplier, `${path}/state?revision=3`)).document!.lots[0]!).not.toHaveProperty('bids');
    const list = (await supplier.get(`/api/v1/projects?q=${PROJECT}`)).json<{ data: { lots: object[] }[] }>();
    expect(list.data[0]!.lots[0]).not.toHaveProperty('bids');
  });

  it('sees no totals', async () => {
    for (const path of [
      'views/finance-board',
      'views/finance-board/contributions',
      'views/finance-board/deltas',
      'stream',
    ]) {
      const answer = await supplier.get(`/api/v1/${path}`);
      expect([path, answer.statusCode, answer.json()]).toMatchObject([path, 403, { rule: 'access/inside' }]);
    }
    expect((await auditor.get('/api/v1/views/finance-board')).statusCode).toBe(200);
  });
});

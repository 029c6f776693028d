import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { actNamed } from '@tongjian/lifecycle';
import { type Bytes, openSealed, Sealed, sealOffer } from '@tongjian/sealed-bid';
import { readSettings, RunningServer, startServer } from '../src/index.js';
import { person, Person, PROPOSAL } from './desk.js';

jest.setTimeout(240_000);

const MARK = `响应文件正文 ${randomBytes(8).toString('hex')} PLAINTEXT-MARK`;
const OFFER_FEN = 41_234_567;
const SALT = 'salt-of-supplier-0123456789';
const DEADLINE = '2016-03-28T01:30:00.000Z';

/** Every byte that an installation keeps: log, read models, documents, secrets, journals. */
function everythingIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))));
}

describe('bids whose whole offer is sealed, in a data folder (INV-57)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongjian-sealed-'));
  let server: RunningServer;
  let project: string;
  let sealed: Sealed;
  const people = new Map<string, Promise<Person>>();
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });

  const as = (role: string): Promise<Person> => {
    const signIn = async () => {
      const { login, password } = server.generated.find((one) => one.role === role)!;
      const answer = await person(server, '').post('/api/v1/sign-in', { person: login, password });
      return person(server, answer.json<{ token: string }>().token);
    };
    const known = people.get(role) ?? signIn();
    people.set(role, known);
    return known;
  };
  const perform = async (role: string, act: string, data: Record<string, unknown>, on: string) => {
    const { template, fixed = {} } = actNamed(act)!.addresses.find((one) =>
      Object.entries(one.fixed ?? {}).every(([name, value]) => data[name] === value),
    )!;
    const inPath = new Set([...Object.keys(fixed)]);
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      inPath.add(name);
      return name === 'project' ? project : String(data[name]);
    });
    const body = Object.fromEntries(Object.entries(data).filter(([name]) => !inPath.has(name)));
    const at = on.includes('T') ? on : `${on}T02:00:00.000Z`;
    return (await as(role)).post(`/api/v1${path}`, body, { headers: { 'tongjian-time': at } });
  };
  const done = async (...asked: Parameters<typeof perform>) => {
    const answer = await perform(...asked);
    if (answer.statusCode >= 300) throw new Error(`${asked[1]}: ${answer.body.slice(0, 1500)}`);
    return answer.json<{ project: string }>();
  };
  const refused = async (...asked: Parameters<typeof perform>) =>
    (await perform(...asked)).json<{ code: string }>().code;
  const upload = async (role: string, sha256: string, bytes: Uint8Array) =>
    server.fastify.inject({
      method: 'PUT',
      url: `/api/v1/files/${sha256}`,
      headers: { authorization: `Bearer ${(await as(role)).token}`, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(bytes),
    });
  const download = async (role: string, sha256: string): Promise<Bytes> =>
    new Uint8Array((await (await as(role)).get(`/api/v1/files/${sha256}`)).rawPayload);
  const eventsOf = async (role: string) =>
    (await (await as(role)).get(`/api/v1/projects/${project}/history?limit=500`)).json<{
      data: { type: string; data: Record<string, unknown> }[];
    }>().data;

  beforeAll(async () => {
    const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, SIMULATION: 'true', LOG_LEVEL: 'silent' });
    server = await startServer(settings, { log: quiet });
    project = (
      await done(
        'purchaser.handler',
        'ProposeProject',
        {
          ...PROPOSAL,
          catalogueItem: { ...PROPOSAL.catalogueItem, benefitClass: 'auxiliary', inCentralCatalogue: false },
        },
        '2016-03-01',
      )
    ).project;
    const document = new TextEncoder().encode('核对底稿');
    const sha256 = `sha256:${Buffer.from(await crypto.subtle.digest('SHA-256', document)).toString('hex')}`;
    for (const role of ['finance.general', 'finance.procurement', 'agency', 'purchaser.handler'])
      await upload(role, sha256, document);
    const attachments = [{ sha256, kind: 'decision' }];
    const lists = [{ list: '指导目录', version: '2015' }];
    const finance = (act: string, data: Record<string, unknown>, on: string) =>
      done('finance.general', act, { ...data, attachments }, on);
    await finance('CheckScope', { passed: true, lists, finding: '属于' }, '2016-03-02');
    await finance(
      'ConfirmBudgetLine',
      { line: 'L-1', year: 2016, availableFen: 50_000_000, documentNo: '1' },
      '2016-03-02',
    );
    await finance('ReviewProject', { recommendation: 'approve', opinion: '同意' }, '2016-03-03');
    await finance(
      'CompleteLocalStep',
      { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '预算' } },
      '2016-03-03',
    );
    await finance('ApproveProject', { outcome: 'approved', amountFen: 50_000_000 }, '2016-03-04');
    await finance('ApproveFunding', { amountFen: 50_000_000, line: 'L-1' }, '2016-03-07');
    await done(
      'purchaser.handler',
      'SpecifyRequirement',
      { items: [{ code: 'a', name: '养老' }], standards: '标准' },
      '2016-03-07',
    );
    const lots = [{ lot: '1', title: '养老', budgetFen: 50_000_000, items: ['a'] }];
    await done('purchaser.handler', 'FileProcurementPlan', { planNo: 'P-1', lots }, '2016-03-08');
    const method = { lot: '1', method: 'competitiveConsultation', ground: 'purchaseOfServices', reason: '服务' };
    await done('finance.procurement', 'ApproveMethod', { ...method, attachments }, '2016-03-09');
    const criteria: unknown[] = [];
    const tender = {
      lot: '1',
      version: '1',
      evaluationMethod: 'lowestPrice',
      criteria,
      deadline: DEADLINE,
      revealMinutes: 30,
    };
    await done('agency', 'PublishTender', tender, '2016-03-10');
    const files = [{ name: '响应文件.txt', bytes: new TextEncoder().encode(MARK) as Bytes }];
    sealed = await sealOffer({
      project,
      lot: '1',
      bid: 'b1',
      bidder: 'supplier',
      offerFen: OFFER_FEN,
      salt: SALT,
      files,
    });
    expect((await upload('supplier', sealed.commitment.sha256, sealed.file)).statusCode).toBe(201);
    const envelope = { ...sealed.commitment, algorithm: 'AES-256-GCM' };
    const bid = { lot: '1', bid: 'b1', bidder: 'supplier', sealedHash: sealed.sealedHash, envelope };
    const attached = [{ sha256: sealed.commitment.sha256, kind: 'sealedBid' }];
    await done('supplier', 'SubmitBid', { ...bid, attachments: attached }, '2016-03-25');
  });
  afterAll(async () => {
    await server?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('leave nothing in the data folder from which anyone, the operator included, could read the offer', () => {
    const bytes = everythingIn(dataDir);
    expect(bytes.includes(sealed.commitment.sha256)).toBe(true);
    const rawKey = Buffer.from(sealed.key, 'base64url');
    const secrets = [
      MARK,
      String(OFFER_FEN),
      SALT,
      sealed.key,
      rawKey,
      rawKey.toString('hex'),
      rawKey.toString('base64'),
    ];
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
  });

  it('are opened by nobody early, nor with another key', async () => {
    const release = { lot: '1', bid: 'b1', key: sealed.key };
    expect(await refused('supplier', 'ReleaseBidKey', release, '2016-03-27')).toBe('TooEarly');
    expect(await refused('agency', 'OpenBids', { lot: '1' }, '2016-03-27')).toBe('TooEarly');
    expect(everythingIn(dataDir).includes(sealed.key)).toBe(false);
    const other = { ...release, key: randomBytes(32).toString('base64url') };
    expect(await refused('supplier', 'ReleaseBidKey', other, '2016-03-28T01:31:00.000Z')).toBe('KeyDiffers');
  });

  it('are opened once the key is released: whoever sees the project reads the very offer that was sealed', async () => {
    const release = { lot: '1', bid: 'b1', key: sealed.key };
    await done('supplier', 'ReleaseBidKey', release, '2016-03-28T01:32:00.000Z');
    const reveal = { lot: '1', bid: 'b1', offerFen: OFFER_FEN, salt: SALT };
    await done('supplier', 'RevealBid', reveal, '2016-03-28T01:33:00.000Z');
    await done('agency', 'OpenBids', { lot: '1' }, '2016-03-28T02:30:00.000Z');
    expect(await refused('agency', 'OpenBids', { lot: '1' }, '2016-03-28T02:31:00.000Z')).toBe('OutOfOrder');
    const events = await eventsOf('auditor');
    const told = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
    expect(told('BidOpened')).toMatchObject([{ bid: 'b1', sha256: sealed.commitment.sha256, keyFrom: 'bidder' }]);
    const [{ key }] = told('BidKeyReleased') as [{ key: string }];
    const [commitment] = told('BidSealed');
    const file = await download('auditor', sealed.commitment.sha256);
    const { sha256, plaintextHash, keyHash } = commitment as unknown as Sealed['commitment'];
    const offer = await openSealed(file, key, { sha256, plaintextHash, keyHash });
    expect(Buffer.from(offer.files[0]!.bytes).toString()).toBe(MARK);
    expect(offer.offerFen).toBe(OFFER_FEN);
  });
});

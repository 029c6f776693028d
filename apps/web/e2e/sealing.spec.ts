import { readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from 'playwright-core';
import { describeInChromium, launch, open, Window } from './browser';
import { openHouse, RunningHouse } from './house';

const MARK = '响应文件正文 PLAINTEXT-MARK';
const SOON = { timeout: 15_000 };
const DEADLINE = '2016-03-28T01:30:00.000Z';

describeInChromium('Sealing a bid in the browser (INV-57)', () => {
  let house: RunningHouse;
  let browser: Browser;
  let project: string;
  const tokens = new Map<string, string>();

  const post = async (role: string, path: string, body: object, at?: string) => {
    const { login, password } = house.reader(role);
    if (!tokens.has(role)) {
      const signedIn = await fetch(`${house.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person: login, password }),
      });
      tokens.set(role, ((await signedIn.json()) as { token: string }).token);
    }
    const answer = await fetch(`${house.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokens.get(role)}`,
        'idempotency-key': randomUUID(),
        ...(at ? { 'tongjian-time': `${at}T02:00:00.000Z` } : {}),
      },
      body: JSON.stringify(body),
    });
    const said = (await answer.json()) as { project: string };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said).slice(0, 1500)}`);
    return said;
  };
  const upload = async (role: string, bytes: Uint8Array<ArrayBuffer>) => {
    const hex = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    await fetch(`${house.url}/api/v1/files/${hex}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${tokens.get(role)}` },
      body: bytes,
    });
    return { sha256: `sha256:${hex}`, kind: 'decision' };
  };

  beforeAll(async () => {
    house = await openHouse();
    browser = await launch();
    project = (await post('purchaser.handler', '/projects', PROPOSAL, '2016-03-01')).project;
    const openApi = (await (
      await fetch(`${house.url}/api/openapi.json`, {
        headers: { authorization: `Bearer ${tokens.get('purchaser.handler')}` },
      })
    ).json()) as {
      paths: Record<string, { post?: { 'x-act'?: string; 'x-fixed'?: Record<string, string> } }>;
    };
    const pathOf = (act: string, fixed?: string) =>
      Object.entries(openApi.paths)
        .find(
          ([, { post: one }]) =>
            one?.['x-act'] === act && (!fixed || Object.values(one['x-fixed'] ?? {}).includes(fixed)),
        )![0]
        .replace('/api/v1', '')
        .replace('{project}', project)
        .replace('{lot}', '1')
        .replace('{step}', 'ExistingChannel');
    const act = async (role: string, name: string, body: object, on: string, fixed?: string) => {
      if (!tokens.has(role)) await post(role, '/nothing', {}).catch(() => undefined);
      const document = await upload(role, new TextEncoder().encode('核对底稿') as Uint8Array<ArrayBuffer>);
      await post(role, pathOf(name, fixed), { ...body, attachments: [document] }, on);
    };
    await act(
      'finance.general',
      'CheckScope',
      { passed: true, lists: [{ list: '指导目录', version: '2015' }], finding: '属于' },
      '2016-03-02',
    );
    await act(
      'finance.general',
      'ConfirmBudgetLine',
      { line: 'L-1', year: 2016, availableFen: 50_000_000, documentNo: '1' },
      '2016-03-02',
    );
    await act('finance.general', 'ReviewProject', { recommendation: 'approve', opinion: '同意' }, '2016-03-03');
    await act(
      'finance.general',
      'CompleteLocalStep',
      { step: 'ExistingChannel', outcome: 'agreed', form: { channel: '预算' } },
      '2016-03-03',
    );
    await act('finance.general', 'ApproveProject', { amountFen: 50_000_000 }, '2016-03-04', 'approved');
    await act('finance.general', 'ApproveFunding', { amountFen: 50_000_000, line: 'L-1' }, '2016-03-07');
    await act(
      'purchaser.handler',
      'SpecifyRequirement',
      { items: [{ code: 'a', name: '养老' }], standards: '标准' },
      '2016-03-07',
    );
    await act(
      'purchaser.handler',
      'FileProcurementPlan',
      { planNo: 'P-1', lots: [{ lot: '1', title: '养老', budgetFen: 50_000_000, items: ['a'] }] },
      '2016-03-08',
    );
    await act(
      'finance.procurement',
      'ApproveMethod',
      { method: 'competitiveConsultation', ground: 'purchaseOfServices', reason: '服务' },
      '2016-03-09',
    );
    await act(
      'agency',
      'PublishTender',
      { version: '1', evaluationMethod: 'lowestPrice', criteria: [], deadline: DEADLINE, revealMinutes: 30 },
      '2016-03-10',
    );
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const enter = async (role: string): Promise<Window> => {
    const window = await open(browser, house.url);
    const { login, password } = house.reader(role);
    await window.page.fill('input[name=person]', login);
    await window.page.fill('input[name=password]', password);
    await window.page.click('button[type=submit]');
    await window.page.waitForSelector('input[name=password]', { state: 'detached' });
    return window;
  };
  const choose = async ({ page }: Window, label: string) => {
    await page.goto(`${house.url}/projects/${project}?tab=act`);
    await page.locator('.choices button', { hasText: label }).first().click();
  };

  it('sends what nobody can read, keeps the key in a file, releases it at the opening, and opens to the very file', async () => {
    const supplier = await enter('supplier');
    const { page } = supplier;
    await choose(supplier, '递交投标');
    await page.fill('[id="field-bid"]', 'b1');
    await page.fill('[id="field-bidder"]', 'supplier');
    const file = join(tmpdir(), `tongjian-offer-${process.pid}.txt`);
    writeFileSync(file, MARK);
    await page.getByLabel('报价', { exact: false }).first().fill('412,345.67');
    await page.getByLabel('投标文件').setInputFiles(file);
    const sent: string[] = [];
    page.on('request', (request) =>
      sent.push(`${request.url()} ${request.postDataBuffer()?.toString('latin1') ?? ''}`),
    );
    const saved = page.waitForEvent('download', SOON);
    await page.getByRole('button', { name: '密封、自检并上传' }).click();
    const secretFile = join(tmpdir(), `tongjian-secret-${process.pid}.json`);
    await (await saved).saveAs(secretFile);
    await page.getByRole('status').filter({ hasText: '已密封并自行解开核对' }).waitFor(SOON);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByText('已登记').first().waitFor(SOON);
    const secret = JSON.parse(readFileSync(secretFile, 'utf8')) as { key: string; salt: string; offerFen: number };
    expect(secret.offerFen).toBe(41_234_567);
    const said = sent.join('\n');
    for (const word of [Buffer.from(MARK).toString('latin1'), secret.key, secret.salt, '41234567'])
      expect(said).not.toContain(word);

    for (const label of ['交出投标密钥', '投标解密']) {
      await choose(supplier, label);
      await page.getByLabel('从密钥文件填写').setInputFiles(secretFile);
      await page.getByLabel('模拟时钟拨到').fill('2016-03-28 09:40');
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByText('已登记').first().waitFor(SOON);
    }
    await post('agency', `/projects/${project}/lots/1/tender/open`, {}, '2016-03-28');

    const auditor = await enter('auditor');
    await auditor.page.goto(`${house.url}/projects/${project}?tab=documents`);
    await auditor.page.getByRole('button', { name: '解开并核对' }).click();
    await auditor.page.getByRole('status').filter({ hasText: '412,345.67' }).waitFor(SOON);
    const downloaded = auditor.page.waitForEvent('download', SOON);
    await auditor.page.getByRole('button', { name: `tongjian-offer-${process.pid}.txt` }).click();
    expect(readFileSync(await (await downloaded).path(), 'utf8')).toBe(MARK);
    expect([...supplier.troubles, ...auditor.troubles].filter((one) => !/\b403\b/.test(one))).toEqual([]);
  });
});

const PROPOSAL = {
  title: '社区养老服务',
  jurisdiction: '330603',
  district: '330603',
  purchaser: 'purchaser',
  mode: 'procurement',
  catalogueItem: {
    code: 'A0101',
    name: '养老服务',
    category: 'A',
    benefitClass: 'auxiliary',
    inCentralCatalogue: false,
    edition: '2015',
  },
  budgetFen: 50_000_000,
  budgetLine: { code: 'L-1', year: 2016 },
  fundingSources: [{ source: '财政预算', amountFen: 50_000_000 }],
  flags: {
    newItem: false,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
};

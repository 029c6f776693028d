import { Browser } from 'playwright-core';
import { describeInChromium, launch, open, signIn, Window } from './browser';
import { openHouse, RunningHouse } from './house';
import { fillProposal } from './proposal';

const TITLE = '邛崃市城市供水水质检测服务';
const SOON = { timeout: 10_000 };

describeInChromium('The page, two readers at once', () => {
  let house: RunningHouse;
  let browser: Browser;
  let handler: Window;
  let watcher: Window;

  beforeAll(async () => {
    house = await openHouse();
    browser = await launch();
    handler = await open(browser, house.url);
    watcher = await open(browser, house.url);
    await signIn(handler, house.reader('purchaser.handler'));
    await signIn(watcher, house.reader('finance.general'));
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const planned = () => watcher.page.locator('.money-step').first().locator('data').getAttribute('value');

  it('says on every page that this is a simulation, with its own clock', async () => {
    const banner = watcher.page.getByRole('complementary', { name: '演示' });
    await banner.getByRole('time').or(banner.locator('time')).waitFor(SOON);
    expect(await banner.innerText()).toMatch(/模拟时钟\s*\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
  });

  it('names every field that is not filled in, and moves the focus there', async () => {
    const { page } = handler;
    await page.goto(`${house.url}/propose`);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor(SOON);
    await alert.getByRole('link', { name: '预算金额' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-budgetFen');
  });

  it('explains a refused act by its rule, both amounts and what would pass, and keeps what was written', async () => {
    const { page } = handler;
    await fillProposal(page, { title: TITLE, budget: '68万', funded: '67万' });
    expect(await page.locator('[id="field-budgetFen-echo"]').innerText()).toBe('680,000.00 元 陆拾捌万元整');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    const refusal = page.getByRole('alert').filter({ hasText: '不予受理' });
    await refusal.waitFor(SOON);
    const words = await refusal.innerText();
    expect(words).toContain('资金来源之和必须等于预算金额');
    expect(words).toContain('INV-36');
    expect(words).toContain('680,000.00 元');
    expect(words).toContain('670,000.00 元');
    expect(await page.inputValue('[id="field-title"]')).toBe(TITLE);
  });

  it('moves the board of another reader when the act is recorded, without a reload', async () => {
    expect(await planned()).toBe('0.00');
    await handler.page.fill('[id="field-fundingSources-0-amountFen"]', '680,000.00');
    await handler.page.getByLabel('模拟时钟拨到').fill('2020-02-10 09:30');
    await handler.page.getByRole('button', { name: '提交', exact: true }).click();
    await handler.page.getByRole('status').filter({ hasText: '已登记' }).waitFor(SOON);
    await watcher.page.locator('.money-step data[value="680000.00"]').first().waitFor(SOON);
    await watcher.page.locator('.feed li').filter({ hasText: TITLE }).filter({ hasText: '项目申报' }).waitFor(SOON);
  });

  it('opens a figure to its projects and the events that made it, and their sum is the figure', async () => {
    const { page } = watcher;
    await page.locator('.money-step').first().getByRole('button').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('与所选数字一致').waitFor(SOON);
    await sheet.getByRole('button', { name: '查看事件' }).click();
    await sheet.locator('.drill-events').getByText('项目申报').waitFor(SOON);
    expect(await sheet.locator('.drill-events data').last().getAttribute('value')).toBe('680000.00');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('lists what may be done and says which rule refuses the rest, and who may', async () => {
    const { page } = handler;
    await page.click('text=继续办理');
    await page
      .locator('.choices')
      .last()
      .getByRole('button', { name: /^立项审批/ })
      .click();
    const why = page.getByRole('region', { name: '为什么不能办' });
    await why.waitFor(SOON);
    expect(await why.innerText()).toMatch(/如何可办/);
    expect(await why.innerText()).toMatch(/由.+办理/);
  });

  it('changes what was proposed under the tag of what the reader saw', async () => {
    const { page } = handler;
    await page
      .locator('.choices')
      .first()
      .getByRole('button', { name: /^修改申报/ })
      .click();
    await page.fill('[id="field-budgetFen"]', '69万');
    await page.locator('[id="field-fundingSources"]').getByRole('button', { name: '添加' }).click();
    await page.fill('[id="field-fundingSources-0-source"]', '一般公共预算');
    await page.fill('[id="field-fundingSources-0-amountFen"]', '69万');
    await page.fill('[id="field-reason"]', '按市场调查调整');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('status').filter({ hasText: '已登记' }).waitFor(SOON);
    await watcher.page.locator('.money-step data[value="690000.00"]').first().waitFor(SOON);
  });

  it('replays the history with keys: state, who, rule, hash, and what each event changed', async () => {
    const { page } = handler;
    await page.click('text=在回放中查看');
    const now = page.locator('.controls-now');
    await now.getByText('第 2 个').waitFor(SOON);
    await page
      .locator('.state-rows .changed')
      .filter({ hasText: '690,000.00 元' })
      .filter({ hasText: '680,000.00 元' })
      .first()
      .waitFor(SOON);
    await page.keyboard.press('Home');
    await now.getByText('项目申报').waitFor(SOON);
    const detail = await page.locator('.detail').innerText();
    expect(detail).toContain('购买主体经办人');
    expect(detail).toContain('cd-2020');
    expect(detail).toMatch(/sha256:[0-9a-f]{64}/);
    await page.keyboard.press('ArrowRight');
    await now.getByText('修改申报').waitFor(SOON);
    await page.keyboard.press('ArrowLeft');
    await now.getByText('第 1 个').waitFor(SOON);
    await page.keyboard.press('End');
    await now.getByText('第 2 个').waitFor(SOON);
    expect(new URL(page.url()).searchParams.get('rev')).toBe('1');
  });

  it('plays by itself on the space key and stops at the last event', async () => {
    const { page } = handler;
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.locator('.controls-now').getByText('第 2 个').waitFor(SOON);
    await page.getByRole('button', { name: '播放' }).waitFor(SOON);
  });

  it('finds the project by part of its name and says so when nothing matches', async () => {
    const { page } = watcher;
    await page.goto(`${house.url}/projects?q=${encodeURIComponent('水质')}`);
    await page.getByRole('link', { name: TITLE }).waitFor(SOON);
    await page.goto(`${house.url}/projects?minFen=${encodeURIComponent('70万')}`);
    await page.getByText('没有符合条件的数据').waitFor(SOON);
  });

  it('freezes the board as of a moment before the project was, and comes back to the present', async () => {
    const { page } = watcher;
    await page.goto(`${house.url}/?asOf=1`);
    await page.getByText('已冻结').first().waitFor(SOON);
    expect(await planned()).toBe('0.00');
    await page.getByRole('button', { name: '回到实时' }).click();
    await page.locator('.money-step data[value="690000.00"]').first().waitFor(SOON);
  });

  it('leaves no error in the console and asks no other host', () => {
    const expected = /^409 POST .*\/api\/v1\/projects$/;
    expect([...handler.troubles, ...watcher.troubles].filter((trouble) => !expected.test(trouble))).toEqual([]);
  });
});

import { Browser } from 'playwright-core';
import { faultsOf } from './accessibility';
import { describeInChromium, launch, open, signIn, Window } from './browser';
import { openHouse, RunningHouse } from './house';

const SOON = { timeout: 10_000 };

describeInChromium('A session that ends', () => {
  let house: RunningHouse;
  let browser: Browser;
  let handler: Window;

  beforeAll(async () => {
    house = await openHouse();
    browser = await launch();
    handler = await open(browser, house.url);
    await signIn(handler, house.reader('purchaser.handler'));
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('asks for the sign-in over the page and keeps what was written', async () => {
    const { page } = handler;
    await page.goto(`${house.url}/propose`);
    await page.fill('[id="field-title"]', '写了一半的申报');
    // The server forgets the session: the next answer is a 401.
    await page.route('**/api/v1/projects?*', (route) => route.fulfill({ status: 401, body: '' }));
    await page.route('**/api/v1/openapi*', (route) => route.fulfill({ status: 401, body: '' }));
    await page.route('**/api/v1/installation', (route) => route.fulfill({ status: 401, body: '' }));
    const again = page.getByRole('dialog', { name: '登录已失效' });
    await again.waitFor({ timeout: 30_000 });
    expect(await faultsOf(page)).toEqual([]);
    await page.unrouteAll();
    const { login, password } = house.reader('purchaser.handler');
    await again.locator('input[name=person]').fill(login);
    await again.locator('input[name=password]').fill('not it');
    await again.getByRole('button', { name: '登录' }).click();
    await again.getByText('人员代号或口令不正确').waitFor(SOON);
    await again.locator('input[name=password]').fill(password);
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitFor({ state: 'detached', ...SOON });
    expect(await page.inputValue('[id="field-title"]')).toBe('写了一半的申报');
  });

  it('brings who only runs the system to the page for that', async () => {
    const { page, context } = await open(browser, house.url);
    const { login, password } = house.reader('operator');
    await page.fill('input[name=person]', login);
    await page.fill('input[name=password]', password);
    await page.click('button[type=submit]');
    await page.getByRole('heading', { name: '系统管理', level: 1 }).waitFor(SOON);
    await page.getByRole('table', { name: '人员与授权' }).getByText('系统管理员').first().waitFor(SOON);
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });
});

import { Browser } from 'playwright-core';
import { faultsOf, overflowOf } from './accessibility';
import { describeInChromium, launch, open, signIn, Window } from './browser';
import { openHouse, RunningHouse } from './house';
import { fillProposal } from './proposal';

describeInChromium('The page for everyone', () => {
  let house: RunningHouse;
  let browser: Browser;
  let project: string;

  beforeAll(async () => {
    house = await openHouse();
    browser = await launch();
    const handler = await open(browser, house.url);
    await signIn(handler, house.reader('purchaser.handler'));
    await handler.page.goto(`${house.url}/propose`);
    await fillProposal(handler.page, { title: '二百字名称'.repeat(20), budget: '68万', funded: '68万' });
    await handler.page.getByRole('button', { name: '提交', exact: true }).click();
    await handler.page.click('text=在回放中查看');
    project = new URL(handler.page.url()).pathname;
    await handler.context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const pages = () => [
    '/',
    '/?drill=plannedFen',
    '/projects',
    '/projects?q=nothing-like-this',
    '/spend',
    '/savings',
    '/propose',
    project,
    `${project}?tab=replay`,
    `${project}?tab=act`,
    `${project}?tab=documents`,
    '/projects/pabcdefghijklmnopqrst',
    '/no-such-page',
  ];
  const sizes = [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ];

  it('has no fault on the sign-in page', async () => {
    const window = await open(browser, house.url);
    await window.page.waitForSelector('input[name=person]');
    expect(await faultsOf(window.page)).toEqual([]);
    await window.context.close();
  });

  it.each(sizes.flatMap((size) => ['zh', 'en'].map((language) => ({ ...size, language }))))(
    'has no fault and no sideways scrolling, $width pixels wide, in $language',
    async ({ language, ...size }) => {
      const window = await open(browser, house.url, size);
      await window.page.evaluate((kept) => localStorage.setItem('tongjian.language', kept), language);
      await window.page.reload();
      await signIn(window, house.reader('auditor'));
      const found: Record<string, unknown> = {};
      for (const path of pages()) {
        await window.page.goto(house.url + path);
        await settled(window);
        const faults = await faultsOf(window.page);
        const overflow = await overflowOf(window.page);
        if (faults.length > 0 || overflow > 0) found[path] = { faults, overflow };
      }
      expect(found).toEqual({});
      await window.context.close();
    },
  );
});

/** Everything that the page asked for is there. The live streams never end, so the network never falls idle. */
const settled = async ({ page }: Window): Promise<void> => {
  await page.waitForSelector('main h1, main .state a');
  await page.waitForFunction(() => document.querySelector('main [role=status].state') === null);
};

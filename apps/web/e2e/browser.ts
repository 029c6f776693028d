import { existsSync } from 'node:fs';
import { Browser, BrowserContext, chromium, Page } from 'playwright-core';

// A browser and the whole server start first, on a machine that may be busy.
jest.setTimeout(120_000);

const found = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path !== undefined && existsSync(path));

/** Runs a suite in the Chromium that this machine has; without one the suite is skipped and says why. */
export const describeInChromium = (title: string, suite: () => void): void =>
  found
    ? describe(title, suite)
    : describe.skip(`${title} (no Chromium: set CHROMIUM_PATH or install it at /usr/bin/chromium)`, suite);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** One reader's window, with everything that went wrong in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, faults of the page, requests that left the house. */
  readonly troubles: string[];
}

export interface Reader {
  readonly login: string;
  readonly password: string;
}

export async function open(browser: Browser, url: string, size = { width: 1440, height: 900 }): Promise<Window> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  // Chromium reports every answer over 399 as an error of its own; the answer itself says more.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      troubles.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(data|blob):/.test(to)) troubles.push(`a request left the house: ${to}`);
  });
  await page.goto(url);
  return { page, context, troubles };
}

export async function signIn({ page }: Window, { login, password }: Reader): Promise<void> {
  await page.fill('input[name=person]', login);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('.money');
}

// The public calculator's own page: how specs open it, with which offer, and where they look.

import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page, Request } from '@playwright/test';
import { expect } from './fixture';

/** The page of each language. */
export const PAGES = { en: '/widget.html', de: '/widget.de.html', 'zh-Hans': '/widget.zh-Hans.html' } as const;
export type Language = keyof typeof PAGES;
export const LANGUAGES = Object.keys(PAGES) as Language[];

/** Every panel, and those that each offer has. */
export const PANELS = ['derivation', 'assumptions', 'keep', 'contact'] as const;

/** What a site may add to the sample's offer. */
export const SITE = {
  checkout: '/buy?plan={plan}&n={quantity}&years={years}&with={package}',
  call: '/call?plan={plan}',
  lead: { endpoint: '/lead', privacy: '/privacy', asks: ['name', 'company', 'phone', 'message'] },
};

/** The published offer of dist/, changed. */
export async function offered(change: (offer: any) => void = () => {}) {
  const offer = JSON.parse(await readFile('dist/offer.json', 'utf8'));
  change(offer.public);
  return offer;
}

type Opening = {
  /** An offer at an address of its own, in place of the one in the page. */
  offer?: unknown;
  language?: Language;
  /** What the address ends with. */
  hash?: string;
};

/** Marks when the program has begun to listen. */
export async function mark(page: Page) {
  await page.addInitScript(() => {
    const add = document.addEventListener;
    document.addEventListener = function (type: string, ...rest: any[]) {
      if (type === 'submit') document.documentElement.classList.add('under-test-listening');
      return (add as any).call(this, type, ...rest);
    };
  });
}

/** Waits until the program has taken the page over. */
export const listening = (page: Page) => expect(page.locator('html')).toHaveClass(/under-test-listening/);

/** Serves `offer` at an address of its own. */
export async function serve(page: Page, offer: unknown) {
  const text = typeof offer === 'string' ? offer : JSON.stringify(offer);
  await page.route((url) => url.pathname === '/other.json', (route) => route.fulfill({ contentType: 'application/json', body: text }));
}

/** Opens the calculator and waits for its program. */
export async function openCalculator(page: Page, { offer, language = 'en', hash = '' }: Opening = {}) {
  await mark(page);
  if (offer !== undefined) await serve(page, offer);
  await page.goto(PAGES[language] + (offer === undefined ? '' : '?offer=/other.json') + hash);
  await listening(page);
}

export const figure = (page: Page, id: string) => page.locator(`[id="figure.${id}"]`);
export const problem = (page: Page, name: string) => page.locator(`[id="${name}-problem"]`);
export const amount = (page: Page) => page.locator('#gain .amount');
export const opener = (page: Page, panel: string) => page.locator(`#open-${panel}`);

/** Opens these panels. */
export async function openPanels(page: Page, ...panels: string[]) {
  for (const panel of panels) {
    await opener(page, panel).click();
    await expect(page.locator(`#${panel}`)).toBeVisible();
  }
}

/** The answers as the page would keep them. */
export const answers = (page: Page): Promise<any> =>
  page.evaluate(() => (globalThis as any).worthwhileWidget('copy', null));

/** Everything that the page shows of its estimate. */
export const shown = (page: Page) => page.locator('#result').innerText();

export const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No rule of WCAG 2.2 AA is broken. */
export async function axeFindsNothing(page: Page, state: string, tags = [...STANDARD, 'best-practice']) {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]), state).toEqual([]);
}

/** Everything that the page says to its console, of whatever level. */
export function told(page: Page) {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(String(error)));
  return lines;
}

/** Everything that the page asks for. */
export function asked(page: Page) {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

/** What the browser has kept for the page, anywhere. */
export const kept = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }));

/** What it keeps for a page that keeps nothing. */
export const NOTHING = { local: [], session: [], databases: [], caches: [], workers: 0, cookie: '' };

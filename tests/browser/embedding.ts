// Pages of another site that bear the calculator, and what happens on them.

import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture';
import { HOME, HOST } from './origins';

/** As strict as the policy of demo/host.html. */
export const POLICY = `default-src 'none'; script-src ${HOME}; frame-src ${HOME}; style-src 'self'; img-src 'self'; ` +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

type Heard = { type: string; id: string; detail: any };
type Posted = { ns: string; v: number; id: string; type: string; [more: string]: any };

/** Keeps what the elements say to the page, and what each frame is told. */
export async function listen(page: Page) {
  await page.addInitScript(() => {
    const types = ['ready', 'resize', 'view', 'change', 'result', 'route', 'lead', 'share', 'error', 'unknown'];
    const kept = Object.assign(window, { heard: [] as unknown[], posted: [] as unknown[] });
    for (const type of types) {
      document.addEventListener(`worthwhile:${type}`, (event) => {
        const { target, detail } = event as CustomEvent;
        kept.heard.push({ type, id: (target as Element).id, detail });
      });
    }
    addEventListener('message', ({ data }) => kept.posted.push(data));
  });
}

/** Opens a page of the other site with this body. */
export async function openHost(page: Page, body: string, { query = '', policy = POLICY, lang = 'en' } = {}) {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Another site</title>
    <meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="favicon.svg">
    <link rel="stylesheet" href="site.css"><script async src="${HOME}/embed.js"></script></head>
    <body><h1>Another site</h1>${body}<p id="after">After it</p></body></html>`;
  const address = `${HOST}/${randomUUID()}.html`;
  await page.request.put(address, { data: html });
  await listen(page);
  // A script that a test holds back must not hold back the test.
  await page.goto(address + query, { waitUntil: 'domcontentloaded' });
}

/** What the elements of the page have said so far, of one type or of all. */
export const heard = (page: Page, type?: string): Promise<Heard[]> =>
  page.evaluate((type) => (window as any).heard.filter((one: Heard) => !type || one.type === type), type);

/** The calculator of an id, or the only one. */
export const calculator = (page: Page, id?: string): Locator =>
  page.locator(id ? `worthwhile-calculator#${id}` : 'worthwhile-calculator');

/** What stands inside the frame of a calculator. */
export const widget = (element: Locator) => element.locator('iframe').contentFrame();

/** What a calculator's frame was told so far. */
export const posted = (element: Locator): Promise<Posted[]> =>
  widget(element).locator('body').evaluate(() => (window as any).posted);

/** Waits until a calculator has become ready this often. */
export async function ready(page: Page, times = 1) {
  await expect.poll(async () => (await heard(page, 'ready')).length).toBe(times);
}

/** Lets a frame say this, whoever it is and whomever it says it to. */
export const say = (element: Locator, ...messages: object[]) =>
  widget(element).locator('body').evaluate((_, messages) => {
    for (const message of messages) parent.postMessage(message, '*');
  }, messages);

/** The message of this type that a calculator's own frame would send. */
export async function message(element: Locator, type: string, more: object) {
  const address = new URL(await element.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.src));
  return { ns: 'worthwhile', v: 1, id: address.searchParams.get('id'), type, ...more };
}

/** The height of a calculator on its page. */
export const height = (element: Locator) => element.evaluate((element) => element.getBoundingClientRect().height);

/** Everything that the page's console is told, but errors, which the fixture refuses. */
export function warnings(page: Page) {
  const told: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') told.push(message.text());
  });
  return told;
}

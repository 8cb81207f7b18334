// <worthwhile-calculator>: what it and its page say to each other, and whom they believe.

import type { Page } from '@playwright/test';
import { calculator, heard, openHost, posted, ready, say, message, warnings, widget } from './embedding';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';

test.use({ visited: HOST });

/** The messages of a type that the only calculator was told. */
const told = async (page: Page, type: string) => (await posted(calculator(page))).filter((one) => one.type === type);

test('every message becomes an event that bubbles, out of shadow roots as well', async ({ page }) => {
  await openHost(page, '<section lang="de"></section>');
  await page.evaluate(() => {
    const root = document.querySelector('section')!.attachShadow({ mode: 'open' });
    root.append(document.createElement('worthwhile-calculator'));
  });
  await ready(page);
  const [{ detail }] = await heard(page, 'ready');
  expect(detail).toEqual({ lang: 'de', currency: 'EUR', vendor: expect.any(String) });
  const details = {
    view: { name: 'assumptions' },
    change: { field: 'staff' },
    result: { route: 'checkout' },
    route: { way: 'package', package: 'guided' },
    lead: { status: 'sent' },
    share: { how: 'print' },
    error: { code: 'prefill', message: 'there is no staf' },
  };
  const messages = Object.entries(details).map(([type, detail]) => message(calculator(page), type, detail));
  await say(calculator(page), ...(await Promise.all(messages)));
  for (const [type, detail] of Object.entries(details)) {
    await expect.poll(async () => (await heard(page, type)).map((one) => one.detail)).toContainEqual(detail);
  }
  // The page sees the event where it lets somebody in: at the element that holds the shadow root.
  expect(await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('worthwhile:view', (event) => resolve((event.composedPath()[0] as Element).localName));
    const inner = document.querySelector('section')!.shadowRoot!.querySelector('worthwhile-calculator')!;
    inner.shadowRoot!.querySelector('iframe')!.contentWindow!.postMessage('ignored', '*');
    inner.dispatchEvent(new CustomEvent('worthwhile:view', { bubbles: true, composed: true }));
  }))).toBe('worthwhile-calculator');
});

test('the answer to ready has what the attributes say', async ({ page }) => {
  const attributes = `currency="EUR" theme="dark" emit-values debug accent="#0a7f5a" tokens='{"accent": "red", "radius": "4px"}'
    prefill='{"staff": 40, "years": 2}' prefill-years="3" prefill-from-query="staff plan"`;
  await openHost(page, `<worthwhile-calculator ${attributes}></worthwhile-calculator>`, { query: '?staff=55&industry=other' });
  await ready(page);
  expect((await told(page, 'configure'))[0]).toEqual({
    ns: 'worthwhile', v: 1, id: 'w1', type: 'configure',
    currency: 'EUR', theme: 'dark', emitValues: true, debug: true,
    // What is said more closely wins: an attribute of its own, and what this reader's address says.
    tokens: { accent: '#0a7f5a', radius: '4px' },
    prefill: { staff: '55', years: '3' },
  });
});

test('what changes is told to the frame, and only that', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator prefill-staff="40" prefill-years="3"></worthwhile-calculator>');
  await ready(page);
  await calculator(page).evaluate((element) => {
    element.setAttribute('theme', 'dark');
    element.setAttribute('accent', '#0a7f5a');
    element.setAttribute('prefill-staff', '60');
    element.setAttribute('title', 'What it is worth');
    element.toggleAttribute('emit-values', true);
    element.setAttribute('class', 'wide');
  });
  await expect.poll(async () => (await posted(calculator(page))).slice(1)).toEqual([
    expect.objectContaining({ type: 'theme', mode: 'dark', tokens: { accent: '#0a7f5a' } }),
    expect.objectContaining({ type: 'configure', emitValues: true, theme: 'dark' }),
    expect.objectContaining({ type: 'prefill', values: { staff: '60' } }),
  ]);
  expect((await posted(calculator(page)))[2]).not.toHaveProperty('prefill');
  await expect(calculator(page).locator('iframe')).toHaveAttribute('title', 'What it is worth');
  expect(await heard(page, 'ready')).toHaveLength(1);
});

test('another language and another offer are another page, which leaves no trace in the history', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator prefill-staff="40"></worthwhile-calculator>');
  await ready(page);
  const before = await page.evaluate(() => history.length);
  await calculator(page).evaluate((element: any) => {
    element.prefill({ years: 2 });
    element.lang = 'zh-Hans';
  });
  await ready(page, 2);
  await expect(widget(calculator(page)).locator('html')).toHaveAttribute('lang', 'zh-Hans');
  expect((await told(page, 'configure'))[0].prefill).toEqual({ staff: '40', years: 2 });
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('methods say the same as attributes, and properties set them', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await calculator(page).evaluate((element: any) => {
    element.prefill({ staff: 70 });
    element.theme('light', { radius: '0' });
  });
  await expect.poll(() => told(page, 'prefill')).toEqual([expect.objectContaining({ values: { staff: 70 } })]);
  await expect.poll(() => told(page, 'theme')).toEqual([expect.objectContaining({ mode: 'light', tokens: { radius: '0' } })]);
  // As frameworks do it.
  await calculator(page).evaluate((element: any) => {
    element.theme = 'dark';
    element.prefill = { staff: 80 };
  });
  await expect(calculator(page)).toHaveAttribute('theme', 'dark');
  await expect(calculator(page)).toHaveAttribute('prefill', '{"staff":80}');
  await expect.poll(async () => (await told(page, 'prefill')).at(-1)?.values).toEqual({ staff: 80 });
});

test('two calculators on a page do not hear each other', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator id="one" min-height="200"></worthwhile-calculator>' +
    '<worthwhile-calculator id="two" min-height="200"></worthwhile-calculator>' +
    `<script async src="${HOME}/embed.js?another"></script>`);
  await ready(page, 2);
  expect((await heard(page, 'ready')).map(({ id }) => id).sort()).toEqual(['one', 'two']);
  await calculator(page, 'two').evaluate((element: any) => element.prefill({ staff: 70 }));
  await say(calculator(page, 'two'), await message(calculator(page, 'two'), 'share', { how: 'link' }));
  await expect.poll(async () => (await heard(page, 'share')).map(({ id }) => id)).toEqual(['two']);
  expect((await posted(calculator(page, 'one'))).map(({ type }) => type)).toEqual(['configure']);
});

test('a message of another window, origin, instance, version or kind is ignored', async ({ page }) => {
  // Another frame with the very page, as somebody else might place it.
  await openHost(page, `<worthwhile-calculator></worthwhile-calculator>
    <iframe id="other" src="${HOME}/widget.html?id=w1&host=${encodeURIComponent(HOST)}"></iframe>`);
  await ready(page);
  const lead = await message(calculator(page), 'lead', { status: 'sent' });
  const height = await message(calculator(page), 'resize', { height: 3000 });
  await page.evaluate((messages) => messages.forEach((one) => postMessage(one, '*')), [lead, height]);
  await page.locator('#other').contentFrame().locator('body').evaluate((_, messages) => {
    for (const one of messages) parent.postMessage(one, '*');
  }, [lead, height]);
  await say(calculator(page), { ...lead, id: 'w2' }, { ...lead, v: 2 }, { ...lead, ns: 'other' }, { ...lead, type: 'unknown' });
  await say(calculator(page), [lead], { lead }, { ...height, id: undefined });
  await page.locator('#other').evaluate((frame) => frame.remove());
  // The right one comes last, and alone.
  await say(calculator(page), { ...lead, status: 'failed' });
  await expect.poll(async () => (await heard(page, 'lead')).map(({ detail }) => detail)).toEqual([{ status: 'failed' }]);
  expect(await heard(page, 'unknown')).toEqual([]);
  expect(await calculator(page).evaluate((element) => element.getBoundingClientRect().height)).toBeLessThan(3000);
});

test('the page of another origin that has come into the frame is ignored', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>', { policy: '' });
  await ready(page);
  const lead = await message(calculator(page), 'lead', { status: 'sent' });
  await page.request.put(`${HOST}/stranger.html`, { data: '<!doctype html><link rel="icon" href="data:,">' });
  await calculator(page).locator('iframe').evaluate((frame: HTMLIFrameElement, address) => (frame.src = address), `${HOST}/stranger.html`);
  await expect(widget(calculator(page)).locator('link')).toHaveCount(1);
  await say(calculator(page), lead);
  await calculator(page).evaluate((element: any) => element.prefill({ staff: 70 }));
  expect(await widget(calculator(page)).locator('body').evaluate(() => new Promise((resolve) => setTimeout(() => resolve((window as any).posted))))).toEqual([]);
  expect(await heard(page, 'lead')).toEqual([]);
});

test('with debug, a message that the element does not know is named once', async ({ page }) => {
  const warned = warnings(page);
  await openHost(page, '<worthwhile-calculator debug></worthwhile-calculator>');
  await ready(page);
  const next = await message(calculator(page), 'teleport', {});
  await say(calculator(page), next, next);
  await expect.poll(() => warned.filter((one) => one.includes('teleport'))).toHaveLength(1);
});

// <worthwhile-calculator> on a page of another site: how it comes, what room it takes, how it goes.

import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { calculator, heard, height, listen, openHost, posted, ready, say, message, warnings, widget } from './embedding';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';

test.use({ visited: HOST });

/** The addresses of the widget's pages that were asked for. */
function asked(page: Page) {
  const addresses: URL[] = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/\/widget[^/]*\.html$/.test(address.pathname)) addresses.push(address);
  });
  return addresses;
}

test('embed.js takes at most 3 kB', async () => {
  expect(brotliCompressSync(await readFile('dist/embed.js')).length).toBeLessThanOrEqual(3000);
});

test('the calculator comes to a page with a strict policy and a hostile style sheet', async ({ page }) => {
  await listen(page);
  await page.goto(`${HOST}/host.html`);
  await ready(page);
  const frame = calculator(page, 'near').locator('iframe');
  await expect(frame).toBeInViewport();
  const box = (await frame.boundingBox())!;
  expect(box.width).toBeGreaterThan(1200);
  expect(box.height).toBeGreaterThanOrEqual(600);
  await expect(frame).toHaveCSS('opacity', '1');
  await expect(frame).toHaveCSS('position', 'static');
  await expect(widget(calculator(page, 'near')).getByRole('heading').first()).toBeVisible();
  // What stood there for readers without it is gone.
  await expect(page.getByText('Plans start at')).toBeHidden();
});

test('it asks for its own page alone, in the reader’s language', async ({ page }) => {
  const addresses = asked(page);
  await page.route(`${HOME}/offer.json?v=1`, (route) => route.fulfill({ path: 'tests/migrations/offer.v1.json' }));
  await openHost(page, `<worthwhile-calculator src="${HOME}/offer.json?v=1" theme="dark"></worthwhile-calculator>`, { lang: 'de-AT' });
  await ready(page);
  expect(addresses.map(({ origin, pathname }) => origin + pathname)).toEqual([`${HOME}/widget.de.html`]);
  expect(Object.fromEntries(addresses[0].searchParams)).toEqual({
    offer: `${HOME}/offer.json?v=1`, theme: 'dark', host: HOST, id: 'w1',
  });
  const frame = calculator(page).locator('iframe');
  await expect(frame).toHaveAttribute('title', /\S/);
  await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin');
});

for (const { lang, here, path } of [
  { lang: '', here: 'fr', path: '/widget.html' },
  { lang: '', here: 'zh-CN', path: '/widget.zh-Hans.html' },
  { lang: 'en-GB', here: 'de', path: '/widget.html' },
  { lang: 'zh-Hans', here: 'de', path: '/widget.zh-Hans.html' },
]) {
  test(`lang "${lang}" on a page in ${here} is ${path}`, async ({ page }) => {
    const addresses = asked(page);
    await openHost(page, `<worthwhile-calculator ${lang && `lang="${lang}"`}></worthwhile-calculator>`, { lang: here });
    await ready(page);
    expect(addresses.map(({ pathname }) => pathname)).toEqual([path]);
  });
}

test('far from the viewport nothing is loaded, and near it everything', async ({ page }) => {
  const addresses = asked(page);
  await page.setViewportSize({ width: 800, height: 600 });
  await openHost(page, '<svg width="1" height="3000"></svg><worthwhile-calculator></worthwhile-calculator>');
  await expect.poll(() => calculator(page).evaluate((element) => !!element.shadowRoot)).toBe(true);
  expect(await height(calculator(page))).toBe(560);
  // Past the next frames, in which an observer reports.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(calculator(page).locator('iframe')).toHaveCount(0);
  expect(addresses).toEqual([]);
  await page.mouse.wheel(0, 2500);
  await ready(page);
  expect(addresses).toHaveLength(1);
});

test('an eager one does not wait, and one that becomes eager stops waiting', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await openHost(page, `<svg width="1" height="3000"></svg><worthwhile-calculator id="a" loading="eager"></worthwhile-calculator>
    <worthwhile-calculator id="b"></worthwhile-calculator>`);
  await ready(page);
  await expect(calculator(page, 'b').locator('iframe')).toHaveCount(0);
  await calculator(page, 'b').evaluate((element) => element.setAttribute('loading', 'eager'));
  await ready(page, 2);
});

test('one that is hidden loads when it is shown', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator hidden></worthwhile-calculator>');
  await expect.poll(() => calculator(page).evaluate((element) => !!element.shadowRoot)).toBe(true);
  await expect(calculator(page)).toBeHidden();
  await expect(calculator(page).locator('iframe')).toHaveCount(0);
  await calculator(page).evaluate((element) => element.removeAttribute('hidden'));
  await ready(page);
});

test('it is as high as what it shows, and nothing scrolls inside it', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator min-height="100"></worthwhile-calculator>');
  await ready(page);
  const root = widget(calculator(page)).locator('html');
  await expect.poll(() => height(calculator(page))).toBeGreaterThan(100);
  const scrolls = () => root.evaluate((root) => root.scrollHeight - root.clientHeight);
  await expect.poll(scrolls).toBeLessThanOrEqual(0);
  // The frame of a phone: the text breaks, so it is higher.
  await page.setViewportSize({ width: 340, height: 700 });
  await expect.poll(scrolls).toBeLessThanOrEqual(0);
  const last = (await heard(page, 'resize')).at(-1)!.detail.height;
  await expect.poll(() => height(calculator(page))).toBe(Math.ceil(last));
});

test('it stays within its least and its greatest height', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator min-height="300" max-height="400px"></worthwhile-calculator>');
  await ready(page);
  const one = calculator(page);
  await say(one, await message(one, 'resize', { height: 5000 }));
  await expect.poll(() => height(one)).toBe(400);
  await say(one, await message(one, 'resize', { height: 20 }));
  await expect.poll(() => height(one)).toBe(300);
  await say(one, await message(one, 'resize', { height: 333.3 }));
  await expect.poll(() => height(one)).toBe(334);
  await one.evaluate((element) => element.setAttribute('min-height', '350'));
  await expect.poll(() => height(one)).toBe(350);
  await say(one, await message(one, 'resize', { height: 'high' }), await message(one, 'resize', { height: -1 }));
  await say(one, await message(one, 'resize', { height: 360 }));
  await expect.poll(() => height(one)).toBe(360);
});

test('without a least height it keeps the usual one free, or the greatest if that is less', async ({ page }) => {
  await openHost(page, `<worthwhile-calculator id="a" hidden></worthwhile-calculator>
    <worthwhile-calculator id="b" max-height="300"></worthwhile-calculator>`);
  await ready(page);
  await expect.poll(async () => (await heard(page, 'resize')).length).toBeGreaterThan(0);
  expect(await height(calculator(page, 'b'))).toBe(300);
  expect(await calculator(page, 'a').evaluate((element) => {
    element.hidden = false;
    return element.getBoundingClientRect().height;
  })).toBe(560);
});

test('a page that is always higher than its frame does not make it grow for ever', async ({ page }) => {
  const told = warnings(page);
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await widget(calculator(page)).locator('body').evaluate((body) => {
    body.style.minHeight = 'calc(100vh + 20px)';
  });
  await expect.poll(() => told.join('\n')).toContain('grows without end');
  const held = await height(calculator(page));
  expect(held).toBeLessThan(5000);
  // It takes part again: a smaller page is a smaller element.
  await widget(calculator(page)).locator('body').evaluate((body) => {
    body.style.minHeight = '';
    body.style.height = '600px';
    body.style.overflow = 'hidden';
  });
  await expect.poll(() => height(calculator(page))).toBeLessThan(held);
});

test('nothing on the page moves while it comes', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts = Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.shifted += (entry as any).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // The script comes after the first paint, so that what it does is seen.
  let release = () => {};
  const painted = new Promise<void>((resolve) => (release = resolve));
  await page.route(`${HOME}/embed.js`, async (route) => {
    await painted;
    await route.continue();
  });
  await openHost(page, '<worthwhile-calculator max-height="560"><p>What it is worth</p></worthwhile-calculator>');
  await expect(page.getByText('What it is worth')).toBeVisible();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  release();
  await ready(page);
  await expect.poll(async () => (await heard(page, 'resize')).length).toBeGreaterThan(0);
  await expect(page.getByText('What it is worth')).toBeHidden();
  await expect(page.locator('#after')).toBeVisible();
  expect(await page.evaluate(() => (window as any).shifted)).toBe(0);
});

test('the focus stays where the reader has it', async ({ page }) => {
  await openHost(page, '<label>Yours <input id="field"></label><worthwhile-calculator></worthwhile-calculator>');
  await page.getByLabel('Yours').focus();
  await ready(page);
  await page.keyboard.type('typed here');
  await calculator(page).evaluate((element: any) => {
    element.prefill({ staff: 30 });
    element.theme('dark');
    element.setAttribute('lang', 'de');
  });
  await ready(page, 2);
  await page.keyboard.type(', and here');
  await expect(page.getByLabel('Yours')).toHaveValue('typed here, and here');
  // Unless the page says so.
  await calculator(page).evaluate((element: HTMLElement) => element.focus());
  await expect(calculator(page).locator('iframe')).toBeFocused();
  await expect.poll(async () => (await posted(calculator(page))).map(({ type }) => type)).toContain('focus');
});

test('nothing of a removed calculator is left', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator><worthwhile-calculator></worthwhile-calculator>');
  await ready(page, 2);
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string) => (await session.send('Runtime.evaluate', { expression })).result.objectId!;
  const listeners = async () => {
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: await evaluate('window') });
    return listeners.filter(({ type }) => type === 'message').length;
  };
  // Collects what nobody holds, and counts the rest.
  const alive = async (prototype: string) => {
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: await evaluate(prototype), objectGroup: 'asked',
    });
    const { result } = await session.send('Runtime.getProperties', { objectId: objects.objectId!, ownProperties: true });
    // The answer would hold them itself.
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'asked' });
    return result.find(({ name }) => name === 'length')!.value!.value as number;
  };
  const ours = async () => ({
    elements: await alive("customElements.get('worthwhile-calculator').prototype"),
    observers: (await alive('IntersectionObserver.prototype')) + (await alive('MutationObserver.prototype')),
    // One is the test's own.
    listeners: (await listeners()) - 1,
  });
  expect(await ours()).toEqual({ elements: 2, observers: 4, listeners: 2 });
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('worthwhile-calculator')) element.remove();
    (window as any).heard.length = 0;
  });
  expect(page.frames()).toHaveLength(1);
  await expect.poll(ours).toEqual({ elements: 0, observers: 0, listeners: 0 });
  expect(await heard(page)).toEqual([]);
});

test('one that is moved begins anew, at the height that it had', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator min-height="100" prefill-staff="40"></worthwhile-calculator><section></section>');
  await ready(page);
  await expect.poll(() => height(calculator(page))).toBeGreaterThan(100);
  const before = await height(calculator(page));
  const after = await calculator(page).evaluate((element) => {
    document.querySelector('section')!.append(element);
    return element.getBoundingClientRect().height;
  });
  expect(after).toBe(before);
  await ready(page, 2);
  await expect(page.locator('section worthwhile-calculator iframe')).toHaveCount(1);
  const told = await posted(calculator(page));
  expect(told.map(({ type }) => type)).toEqual(['configure']);
  expect(told[0].prefill).toEqual({ staff: '40' });
});

test('one that is moved without being taken out goes on as if nothing had happened', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator><section></section>');
  await ready(page);
  await widget(calculator(page)).locator('body').evaluate(() => Object.assign(window, { same: true }));
  await calculator(page).evaluate((element) => (document.querySelector('section') as any).moveBefore(element, null));
  await expect(page.locator('section worthwhile-calculator')).toHaveCount(1);
  expect(await widget(calculator(page)).locator('body').evaluate(() => (window as any).same)).toBe(true);
  expect(await heard(page, 'ready')).toHaveLength(1);
  await calculator(page).evaluate((element: any) => element.theme('dark'));
  await expect.poll(async () => (await posted(calculator(page))).map(({ type }) => type)).toContain('theme');
});

test('one that leaves and comes back is one again', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await page.evaluate(() => {
    const element = document.querySelector('worthwhile-calculator')!;
    element.remove();
    setTimeout(() => document.body.append(element));
  });
  await ready(page, 2);
  await expect(page.locator('worthwhile-calculator iframe')).toHaveCount(1);
});

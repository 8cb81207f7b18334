// <worthwhile-calculator> and the widget together: what one says the other does.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { calculator, heard, height, openHost, ready, widget } from './embedding';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';

test.use({ visited: HOST });

/** The field of an answer, by its name in prefills and events. */
const answer = (page: Page, name: string) => widget(calculator(page)).locator(`[id="${name}"], [id="figure.${name}"]`);

/** The details of all events of a type. */
const details = async (page: Page, type: string) => (await heard(page, type)).map(({ detail }) => detail);

test('it greets with what it calculates for', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator lang="zh-Hans"></worthwhile-calculator>');
  await ready(page);
  expect(await details(page, 'ready')).toEqual([{ lang: 'zh-Hans', currency: 'EUR', vendor: expect.stringMatching(/\S/) }]);
  await expect.poll(() => details(page, 'result')).not.toEqual([]);
});

test('what readers enter is theirs: the page hears that something was entered, not what', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await answer(page, 'downtime_hours').fill('123');
  await expect.poll(() => details(page, 'change')).toContainEqual({ field: 'downtime_hours' });
  for (const detail of await details(page, 'result')) expect(Object.keys(detail)).toEqual(['route']);
  expect(JSON.stringify(await heard(page))).not.toContain('123');
});

test('with emit-values it hears what, and what comes of it', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator emit-values></worthwhile-calculator>');
  await ready(page);
  await answer(page, 'downtime_hours').fill('123');
  await expect.poll(() => details(page, 'change')).toContainEqual({ field: 'downtime_hours', value: 123 });
  const last = (await details(page, 'result')).at(-1);
  expect(Object.keys(last).sort()).toEqual(['currency', 'high', 'low', 'package', 'paybackMonths', 'plan', 'price', 'quantity', 'route']);
  expect(last).toMatchObject({ route: expect.stringMatching(/^(checkout|package|talk)$/), currency: 'EUR', plan: expect.any(String) });
  expect(last.low).toBeLessThanOrEqual(last.high);
  // It can be switched off again.
  await calculator(page).evaluate((element) => element.removeAttribute('emit-values'));
  await answer(page, 'downtime_hours').fill('456');
  await expect.poll(async () => (await details(page, 'change')).at(-1)).toEqual({ field: 'downtime_hours' });
});

test('answers are prefilled by attribute, by JSON, from the address and by script, in any language', async ({ page }) => {
  await openHost(page, `<worthwhile-calculator lang="de" prefill-downtime_hours="1234.5" prefill='{"quantity": 17}'
    prefill-from-query="industry planners"></worthwhile-calculator>`, { query: '?planners=9&material_spend=1&industry=manufacturing' });
  await ready(page);
  await expect(answer(page, 'downtime_hours')).toHaveValue('1.234,5');
  await expect(answer(page, 'quantity')).toHaveValue('17');
  await expect(answer(page, 'planners')).toHaveValue('9');
  // Not on the list.
  await expect(answer(page, 'material_spend')).not.toHaveValue('1');
  await expect(answer(page, 'industry')).toHaveValue('manufacturing');
  await calculator(page).evaluate((element: any) => element.prefill({ downtime_hours: 99 }));
  await expect(answer(page, 'downtime_hours')).toHaveValue('99');
  await calculator(page).evaluate((element) => element.setAttribute('prefill-quantity', '18'));
  await expect(answer(page, 'quantity')).toHaveValue('18');
  await expect(answer(page, 'downtime_hours')).toHaveValue('99');
  expect(await details(page, 'error')).toEqual([]);
});

test('a prefill that does not fit is named, and the rest is taken', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator prefill-quantity="17" prefill-nonsense="1" debug></worthwhile-calculator>');
  await ready(page);
  await expect(answer(page, 'quantity')).toHaveValue('17');
  await expect.poll(() => details(page, 'error')).toEqual([{ code: 'prefill', message: expect.stringContaining('nonsense') }]);
  await expect(calculator(page).getByText('nonsense')).toBeVisible();
});

test('light, dark and the site’s own colours come and go while it stands there', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  const body = widget(calculator(page)).locator('body');
  const shown = () => body.evaluate((body) => getComputedStyle(body).backgroundColor + getComputedStyle(body.parentElement!).backgroundColor);
  const light = await shown();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(shown).not.toBe(light);
  const dark = await shown();
  await calculator(page).evaluate((element) => element.setAttribute('theme', 'light'));
  await expect.poll(shown).toBe(light);
  await calculator(page).evaluate((element: any) => element.theme('dark'));
  await expect.poll(shown).toBe(dark);
  await calculator(page).evaluate((element: any) => element.theme('light', { background: '#fdf6e3', font: 'serif' }));
  await expect.poll(shown).toContain('rgb(253, 246, 227)');
  await expect.poll(() => body.evaluate((body) => getComputedStyle(body).fontFamily)).toContain('serif');
  await calculator(page).evaluate((element) => element.removeAttribute('background'));
  await expect.poll(shown).toBe(light);
});

test('colours that cannot be read are not shown, and named', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator theme="light" text="#eee" accent="no-colour"></worthwhile-calculator>');
  await ready(page);
  await expect.poll(async () => (await details(page, 'error')).map(({ code, message }) => `${code} ${message}`).sort()).toEqual([
    expect.stringMatching(/^theme accent: no-colour/), expect.stringMatching(/^theme text: #eee/),
  ]);
  await expect(widget(calculator(page)).locator('h1')).not.toHaveCSS('color', 'rgb(238, 238, 238)');
});

test('it grows with what is opened, and shrinks with what is closed', async ({ page }) => {
  await openHost(page, '<worthwhile-calculator min-height="100"></worthwhile-calculator>');
  await ready(page);
  await expect.poll(() => height(calculator(page))).toBeGreaterThan(100);
  const before = await height(calculator(page));
  const open = widget(calculator(page)).locator('#open-assumptions');
  await open.click();
  await expect.poll(() => height(calculator(page))).toBeGreaterThan(before + 100);
  await expect.poll(() => details(page, 'view')).toContainEqual({ name: 'assumptions' });
  await open.click();
  await expect.poll(() => height(calculator(page))).toBe(before);
});

test('it says once that the estimate has come into sight', async ({ page }) => {
  // So far down from the first moment on; the page's policy allows no style of its own.
  const before = `<div id="before">${'<br>'.repeat(300)}</div>`;
  await openHost(page, `${before}<worthwhile-calculator loading="eager"></worthwhile-calculator>`);
  await ready(page);
  expect(await details(page, 'view')).toEqual([]);
  for (const place of ['#before', 'worthwhile-calculator', '#before', 'worthwhile-calculator']) {
    await page.locator(place).evaluate((element) => element.scrollIntoView());
    if (place !== '#before') await expect.poll(() => details(page, 'view')).toEqual([{ name: 'estimate' }]);
  }
});

test('it prints when it is told to', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { printed: true });
  });
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await calculator(page).evaluate((element: any) => element.print());
  await expect.poll(() => details(page, 'share')).toEqual([{ how: 'print' }]);
  expect(await widget(calculator(page)).locator('body').evaluate(() => (window as any).printed)).toBe(true);
  expect(await page.evaluate(() => (window as any).printed)).toBeUndefined();
});

test('it does what its page says, and nothing that another window says', async ({ page }) => {
  await openHost(page, `<worthwhile-calculator></worthwhile-calculator><iframe id="other" src="${HOME}/widget.html"></iframe>`);
  await ready(page);
  const values = { quantity: 66 };
  const id = 'w1';
  // From the frame beside it, which is of the widget's own origin; then from the page, but wrongly.
  await page.locator('#other').contentFrame().locator('body').evaluate((_, message) => parent.frames[0].postMessage(message, '*'),
    { ns: 'worthwhile', v: 1, id, type: 'prefill', values });
  await page.evaluate((messages) => {
    for (const message of messages) frames[0].postMessage(message, '*');
  }, [
    { ns: 'worthwhile', v: 1, id: 'w2', type: 'prefill', values },
    { ns: 'worthwhile', v: 2, id, type: 'prefill', values },
    { ns: 'other', v: 1, id, type: 'prefill', values },
    { ns: 'worthwhile', v: 1, id, type: 'unknown', values },
  ]);
  await calculator(page).evaluate((element: any) => element.prefill({ downtime_hours: 99 }));
  await expect(answer(page, 'downtime_hours')).toHaveValue('99');
  await expect(answer(page, 'quantity')).not.toHaveValue('66');
});

test('nothing is stored, on either side', async ({ page, context }) => {
  await openHost(page, '<worthwhile-calculator></worthwhile-calculator>');
  await ready(page);
  await answer(page, 'downtime_hours').fill('123');
  await expect.poll(() => details(page, 'change')).not.toEqual([]);
  const stored = async () => JSON.stringify([
    Object.keys(localStorage), Object.keys(sessionStorage), await indexedDB.databases(),
  ]);
  expect(await page.evaluate(stored)).toBe('[[],[],[]]');
  expect(await widget(calculator(page)).locator('body').evaluate(stored)).toBe('[[],[],[]]');
  expect(await context.cookies()).toEqual([]);
});

test('axe finds nothing on a page with a calculator', async ({ page }) => {
  await openHost(page, '<main><h2>What it is worth</h2><worthwhile-calculator></worthwhile-calculator></main>');
  await ready(page);
  const { violations } = await new AxeBuilder({ page }).include('worthwhile-calculator').analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
});

test('it can be reached and left by keyboard', async ({ page }) => {
  await openHost(page, '<p><label>Before <input></label></p><worthwhile-calculator></worthwhile-calculator><p><label>Behind <input></label></p>');
  await ready(page);
  await page.getByLabel('Before').focus();
  await page.keyboard.press('Tab');
  await expect(calculator(page).locator('iframe')).toBeFocused();
  const behind = page.getByLabel('Behind');
  for (let presses = 0; presses < 60 && !(await behind.evaluate((input) => input === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(behind).toBeFocused();
});

// A copy to keep: link, file, paper; and the Studio that opens it.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { expect, test } from './fixture';
import { SITE, amount, answers, asked, figure, listening, mark, offered, openCalculator, openPanels, shown } from './calculator';
import { at, fileOf } from './studio';
import type { Page } from '@playwright/test';

const link = (page: Page) => page.locator('#link');

/** Answers, so that nothing is the default; the link to it. */
async function answered(page: Page) {
  await openCalculator(page);
  await openPanels(page, 'assumptions', 'keep');
  await figure(page, 'downtime_hours').fill('95.5');
  await figure(page, 'downtime_cut').fill('30');
  await page.locator('#plan').selectOption('team');
  await page.locator('#years').selectOption('2');
  await page.locator('#quantity').fill('35');
  await page.getByRole('checkbox', { name: 'Maintenance' }).check();
  await page.locator('#quantity').press('Tab');
  return linkTo(page);
}

/** The link, once it holds what is answered now. */
async function linkTo(page: Page) {
  const wanted = await answers(page);
  await expect.poll(async () => inside(await link(page).inputValue())).toEqual(wanted);
  return link(page).inputValue();
}

/** The answers in a link, read by other means than the page's. */
async function inside(address: string) {
  if (!address.includes('#case=1.')) return null;
  const { inflateRawSync } = await import('node:zlib');
  const bytes = Buffer.from(address.split('#case=1.')[1]!, 'base64url');
  return JSON.parse(inflateRawSync(bytes.subarray(5, -4)).toString('utf8'));
}

test('a link opened elsewhere shows the same answers and the same figures', async ({ page, browser }) => {
  const address = await answered(page);
  expect(new URL(address).pathname).toBe('/widget.html');
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  const requests = asked(other);
  await mark(other);
  await other.goto(address);
  await listening(other);
  expect(await answers(other)).toEqual(await answers(page));
  expect(await shown(other)).toBe(await shown(page));
  await expect(figure(other, 'downtime_hours')).toHaveValue('95.5');
  // What a link holds stays behind the #.
  for (const request of requests) expect(request.url() + JSON.stringify(request.headers())).not.toMatch(/case=|downtime/);
  await context.close();
});

test('a link follows what is answered, and is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const first = await answered(page);
  await page.locator('#quantity').fill('36');
  const second = await linkTo(page);
  expect(second).not.toBe(first);
  await page.locator('#keep-copy').click();
  await expect(page.locator('#keep-copy')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(second);
  await page.locator('#quantity').fill('37');
  await expect(page.locator('#keep-copy')).toHaveText('Copy link');
});

test('a link that is pasted into the open page is followed', async ({ page, browser }) => {
  const address = await answered(page);
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await openCalculator(other);
  await other.evaluate((hash) => { location.hash = hash; }, new URL(address).hash);
  await expect(page.locator('#quantity')).toHaveValue('35');
  await expect.poll(() => shown(other)).toBe(await shown(page));
  await context.close();
});

test('a link keeps to the offer of its page', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.price_book.plans[0].name = 'Solo'; }) });
  await openPanels(page, 'keep');
  expect(await linkTo(page)).toContain('/widget.html?offer=%2Fother.json#case=1.');
});

test('a damaged link is said to be, and the estimate begins anew', async ({ page, browser }) => {
  const address = await answered(page);
  const [before, letters] = address.split('#case=1.') as [string, string];
  const middle = Math.floor(letters.length / 2);
  const other = letters[middle] === 'A' ? 'B' : 'A';
  const damaged = [
    letters.slice(0, middle) + other + letters.slice(middle + 1),
    letters.slice(0, middle), '', '!!!!', letters + 'AAAA', 'A'.repeat(40),
  ];
  for (const broken of damaged) {
    const context = await browser.newContext({ locale: 'en-GB' });
    const again = await context.newPage();
    const errors: string[] = [];
    again.on('pageerror', (error) => errors.push(String(error)));
    await openCalculator(again, { hash: `#case=1.${broken}` });
    expect(before).toContain('/widget.html');
    await expect(again.getByRole('alert')).toHaveText('The link is damaged or for another offer; the estimate begins anew.');
    await expect(amount(again)).toHaveText('€2,200 to €32,000');
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('a link to another offer is said to be for another', async ({ page, browser }) => {
  const address = await answered(page);
  const context = await browser.newContext({ locale: 'en-GB' });
  const other = await context.newPage();
  await openCalculator(other, {
    offer: await offered((offer) => { offer.roi_models[0].id = 'workshops'; }),
    hash: new URL(address).hash,
  });
  await expect(other.getByRole('alert')).toContainText('for another offer');
  await context.close();
});

test('the file is the case, with a name that says what it is', async ({ page }) => {
  await answered(page);
  const { name, text } = await fileOf(page, page.locator('#keep-file'));
  expect(name).toBe('estimate.worthwhile.json');
  const answer = JSON.parse(text);
  expect(answer).toEqual(await answers(page));
  expect(answer).toMatchObject({
    format: 'worthwhile.case',
    figures: { manufacturing: { downtime_hours: 95.5, downtime_cut: 0.3 } },
    drivers: { manufacturing: { maintenance: true } },
    terms: { plan: 'team', quantity: 35, years: 2 },
  });
  expect(Object.keys(answer).sort()).toEqual(['customer', 'drivers', 'figures', 'format', 'hurdles', 'terms', 'version']);
});

// ---- Paper.

/** What the browser would print, as text. */
async function printed(page: Page) {
  const file = test.info().outputPath('page.pdf');
  await writeFile(file, await page.pdf({ format: 'A4' }));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`paper has everything that counts, dark on white: ${colorScheme}`, async ({ page }) => {
    await page.addInitScript(() => { window.print = () => { document.documentElement.classList.add('printed'); }; });
    await page.emulateMedia({ colorScheme });
    await openCalculator(page, { offer: await offered((offer) => { offer.site = SITE; }) });
    await page.evaluate((theme) => { document.documentElement.dataset.theme = theme; }, colorScheme);
    await openPanels(page, 'keep');
    await figure(page, 'downtime_hours').fill('95');
    await page.locator('#keep-print').click();
    await expect(page.locator('html')).toHaveClass(/printed/);
    await expect(page.locator('#derivation')).toBeVisible();
    await expect(page.locator('#assumptions')).toBeVisible();
    const onScreen = await amount(page).innerText();
    const text = (await printed(page)).replace(/\s+/g, ' ');
    for (const part of [
      'What would it be worth to you?', onScreen, '€1,920 a year', 'Guided onboarding, once', '€250', 'Pays for itself in',
      'What it brings', 'What it costs you beside the price', 'Year by year, cautiously', 'What the words mean',
      'Our assumptions', 'Downtime avoided', 'published study', 'Unplanned downtime',
    ]) expect(text).toContain(part);
    // Nothing on paper can be pressed.
    for (const part of ['Save as file', 'Start over', 'Back to ours', 'Continue with']) expect(text).not.toContain(part);
    await page.emulateMedia({ media: 'print', colorScheme });
    const colours = await page.evaluate(() => ['h1', '.amount', '.sub', 'dd', '.source', 'label'].map((selector) => {
      const [r, g, b] = getComputedStyle(document.querySelector(selector)!).color.match(/\d+/g)!.map(Number);
      return [selector, (r! + g! + b!) / 3 < 100];
    }));
    expect(colours.filter(([, dark]) => !dark)).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
}

test('a German page is printed with German figures', async ({ page }) => {
  await openCalculator(page, { language: 'de' });
  await openPanels(page, 'derivation', 'assumptions');
  const text = (await printed(page)).replace(/\s+/g, ' ');
  for (const part of ['2.200 € bis 32.000 €', '1.920 € im Jahr', '1.200.000 €/Jahr']) expect(text).toContain(part);
});

// ---- The Studio takes over.

test.describe('the Studio', () => {
  test.skip(!existsSync('dist/index.html'), 'dist/ holds no Studio');

  test('opens the link of a prospect with the same answers', async ({ page, browser }) => {
    const address = await answered(page);
    const context = await browser.newContext({ locale: 'en-GB' });
    const studio = await context.newPage();
    await studio.goto(`/${new URL(address).hash}`);
    await expect(at(studio, 'figure-downtime_hours')).toHaveValue('95.5');
    await expect(at(studio, 'plan')).toHaveValue('team');
    await expect(at(studio, 'quantity')).toHaveValue('35');
    await context.close();
  });

  test('opens the file of a prospect', async ({ page, browser }) => {
    await answered(page);
    const { name, text } = await fileOf(page, page.locator('#keep-file'));
    const context = await browser.newContext({ locale: 'en-GB' });
    const studio = await context.newPage();
    await studio.goto('/');
    await expect(studio.locator('.advice h2')).toBeVisible();
    await studio.locator('#open-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(at(studio, 'figure-downtime_hours')).toHaveValue('95.5');
    await expect(at(studio, 'quantity')).toHaveValue('35');
    await context.close();
  });
});

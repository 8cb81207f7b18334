// Nothing is lost, the hard cases: several broken documents, storage that fills up, undo while typing.

import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, fileOf, kept, openMotions, openStudio, reloadWith } from './studio';

/** Opens the Studio over what an earlier visit kept. */
async function openOver(page: Page, documents: Record<string, string>) {
  await page.addInitScript((documents) => {
    if (sessionStorage.getItem('seeded')) return;
    sessionStorage.setItem('seeded', 'yes');
    Object.entries(documents).forEach(([key, text]) => localStorage.setItem(key, text));
  }, documents);
  return openStudio(page);
}

/** The sample case as kept, changed. */
async function caseWith(page: Page, change: (document: any) => void) {
  await openStudio(page);
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toBeTruthy();
  const document = JSON.parse((await kept(page))['worthwhile.case']);
  change(document);
  return JSON.stringify(document);
}

test('every fault of a kept case is named with its place', async ({ page }) => {
  const text = await caseWith(page, (document) => {
    document.customer.staff = -3;
    document.terms.years = 'two';
    document.hurdles.roi_mim = 1;
  });
  const { banner, notice } = await openOver(page, { 'worthwhile.case': text });
  const found = await banner.locator('code').allTextContents();
  expect(found.sort()).toEqual(['customer.staff', 'hurdles.roi_mim', 'terms.years']);
  await expect(banner).toContainText('did you mean “roi_min”?');
  await expect(notice).toBeHidden();
});

test('a kept figure outside its limits is named', async ({ page }) => {
  const text = await caseWith(page, (document) => {
    document.figures.manufacturing.scrap_rate = 30;
  });
  const { banner } = await openOver(page, { 'worthwhile.case': text });
  await expect(banner.locator('code')).toHaveText(['figures.manufacturing.scrap_rate']);
});

test('a broken playbook and a broken case are two files, each kept exactly', async ({ page }) => {
  const broken = { 'worthwhile.case': '{"a":\u00a01}\r\n ü', 'worthwhile.playbook': 'null' };
  const { banner, headline } = await openOver(page, broken);
  await expect(banner).toHaveCount(2);
  for (const [at, [key, text]] of Object.entries({ ...broken }).reverse().entries()) {
    const file = await fileOf(page, banner.nth(at).getByRole('button', { name: 'Download it' }));
    expect(file).toEqual({ name: `${key.split('.')[1]}.worthwhile.json`, text });
  }
  const now = await kept(page);
  expect(Object.values(now)).toEqual(expect.arrayContaining(Object.values(broken)));
  expect(now['worthwhile.case']).not.toBe(broken['worthwhile.case']);
  await expect(headline).toBeVisible();
});

test('closing one banner leaves the other', async ({ page }) => {
  const { banner } = await openOver(page, { 'worthwhile.case': '[]', 'worthwhile.playbook': '[]' });
  await banner.first().getByRole('button', { name: 'Close' }).click();
  await expect(banner).toHaveCount(1);
});

test('a broken case survives work, a reload and a second broken case', async ({ page }) => {
  await openOver(page, { 'worthwhile.case': 'first' });
  await at(page, 'customer-name').fill('Next');
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain('Next');
  await page.evaluate(() => localStorage.setItem('worthwhile.case', 'second'));
  await page.reload();
  const now = await kept(page);
  expect(Object.values(now)).toContain('first');
  expect(Object.values(now)).toContain('second');
});

test('storage that fills up later says so, and says when it is well again', async ({ page }) => {
  const { banner } = await openStudio(page);
  await page.evaluate(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if ((window as any).full) throw new DOMException('full', 'QuotaExceededError');
      put.call(this, key, value);
    };
    (window as any).full = true;
  });
  await at(page, 'customer-name').fill('Full');
  await expect(banner).toContainText('storage is full');
  const file = await fileOf(page, page.getByRole('button', { name: 'Download the case' }));
  expect(JSON.parse(file.text).customer.name).toBe('Full');
  await page.evaluate(() => ((window as any).full = false));
  await at(page, 'customer-name').fill('Well');
  await expect(banner).toHaveCount(0);
  await expect(page.locator('.whose')).toContainText('saved on this device');
});

test('the file of a case is taken back as it is', async ({ page }) => {
  await openStudio(page);
  await at(page, 'customer-name').fill('Round "trip" ü');
  await reloadWith(page, 'case', 'Round');
  const text = (await kept(page))['worthwhile.case'];
  await expect(at(page, 'customer-name')).toHaveValue('Round "trip" ü');
  expect((await kept(page))['worthwhile.case']).toBe(text);
});

test('typing in one field is one step, the next field another', async ({ page }) => {
  const { undo } = await openStudio(page);
  await at(page, 'staff').fill('');
  await at(page, 'staff').pressSequentially('55');
  await at(page, 'quantity').fill('');
  await at(page, 'quantity').pressSequentially('66');
  await expect(undo).toHaveAttribute('title', 'Quantity');
  await undo.click();
  await expect(at(page, 'quantity')).toHaveValue('40');
  await expect(at(page, 'staff')).toHaveValue('55');
  await undo.click();
  await expect(undo).toBeDisabled();
});

test('undo while a refused text stands in the field brings back the last good figure', async ({ page }) => {
  const { notice } = await openStudio(page);
  const quantity = at(page, 'quantity');
  await quantity.fill('50');
  await quantity.fill('50x');
  await quantity.press('Control+z');
  await expect(notice).toBeHidden();
  expect(['40', '50']).toContain(await quantity.inputValue());
});

test('undo reaches over every kind of change, and redo brings all of them again', async ({ page }) => {
  const { panel, undo } = await openStudio(page);
  await at(page, 'plan').selectOption('business');
  await at(page, 'term').selectOption('3');
  await at(page, 'timing').selectOption('tei');
  await at(page, 'figure-recapture-slider').press('Home');
  await openMotions(page);
  await at(page, 'motion-1-travel').fill('100');
  await at(page, 'ae-time').selectOption('booked');
  await at(page, 'tab-customer').click();
  for (let step = 0; step < 6; step += 1) await undo.click();
  await expect(undo).toBeDisabled();
  await expect(panel.locator('output')).toHaveText('€6,000');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+Shift+Z');
  await expect(panel.locator('output')).toHaveText('€8,640');
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});

test('a new customer has neither the figures nor the demands of the last', async ({ page }) => {
  const { undo } = await openStudio(page);
  await at(page, 'figure-downtime_hours').fill('987');
  await at(page, 'hurdle-payback').fill('77');
  await at(page, 'figure-scrap_rate').fill('nonsense');
  await page.getByRole('button', { name: 'New customer' }).click();
  const values = await page.locator('.inputs input[type=text]').evaluateAll((all) =>
    all.map((one) => (one as HTMLInputElement).value));
  for (const trace of ['Brandt Verpackungen', '987', '77', 'nonsense']) expect(values).not.toContain(trace);
  await expect(page).toHaveTitle('Worthwhile');
  await undo.click();
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('987');
  await expect(at(page, 'hurdle-payback')).toHaveValue('77');
});

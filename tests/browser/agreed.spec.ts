// A remedy is picked, and its terms are the deal's own.

import { expect, test } from './fixture';
import { at, field, kept, openStudio, places, reloadWith } from './studio';

/** The button that puts a remedy's terms on the table. */
const pick = (page: import('@playwright/test').Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Pick(ed)?: ${name.replace('+', '\\+')}$`) });

test('a picked remedy sets the terms, and undo takes them back', async ({ page }) => {
  await openStudio(page);
  const { corridor, gain, returns, remedies, undo } = places(page);
  const ranking = await remedies.locator('tbody th .remedy-head > span:first-child').allTextContents();
  await expect(gain).toHaveText('about €19,000');
  await pick(page, 'Onboarding charge').click();
  await expect(pick(page, 'Onboarding charge')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.agreed-terms')).toHaveText('Keep €6,000 a year and charge €2,300 once for onboarding.');
  await expect(page.locator('.agreed .note')).toContainText('miss: LTV:CAC target, payback target');
  await expect(returns).toContainText('under the agreed terms');
  await expect(returns.locator('.metrics')).toContainText('Agreed');
  await expect(corridor.locator('.pick')).toContainText('agreed');
  await expect(corridor.locator('.pick')).toContainText('€6,000');
  await expect(field(page, 'One-off charge')).toHaveValue('2,300');
  expect(await remedies.locator('tbody th .remedy-head > span:first-child').allTextContents()).toEqual(ranking);
  await undo.click();
  await expect(page.locator('.agreed')).toHaveCount(0);
  await expect(gain).toHaveText('about €19,000');
});

test('a remedy is picked by keyboard, and list price comes back', async ({ page }) => {
  await openStudio(page);
  await pick(page, 'Higher price').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.agreed-terms')).toHaveText('Ask €6,750 a year.');
  await page.getByRole('button', { name: 'Back to list price' }).click();
  await expect(page.locator('.agreed')).toHaveCount(0);
  await expect(pick(page, 'Higher price')).toHaveAttribute('aria-pressed', 'false');
});

test('a reload keeps the terms in the case and the way of selling beside it', async ({ page }) => {
  await openStudio(page);
  await pick(page, 'Lighter sale + price').click();
  await reloadWith(page, 'way', 'lighter_sale_and_price');
  await expect(page.locator('.agreed-terms')).toHaveText('Offer €6,750 a year plus €250 onboarding, sold the light way.');
  await expect(page.locator('.agreed .readout')).toContainText('€2,523');
  const kase = (await kept(page))['worthwhile.case'];
  expect(JSON.parse(kase).terms.agreed.price).toBe(6750);
  expect(kase).not.toContain('lighter');
});

test('terms that no longer fit stay and say what they break', async ({ page }) => {
  await openStudio(page);
  await pick(page, 'Higher price').click();
  await field(page, 'Unplanned downtime').fill('60');
  await expect(field(page, 'Price a year, before discount')).toHaveValue('6,750');
  await expect(page.locator('.agreed .note')).toHaveText(/no longer hold: .*customer's payback/);
});

test('terms are typed as well, with their mistakes at their place', async ({ page }) => {
  await openStudio(page);
  await field(page, 'One-off charge').fill('1,000');
  await expect(page.locator('.agreed-terms')).toHaveText('€6,000 a year, €1,000 once · 1 year');
  await field(page, 'Price a year, before discount').fill('6.500,00');
  await expect(page.locator('.problem').first()).toBeVisible();
  await expect(page.locator('.agreed-terms')).toContainText('€6,000');
});

test('at 320 pixels nothing of it is wider than the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openStudio(page);
  await pick(page, 'Longer term').click();
  await expect(at(page, 'agreed-title')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

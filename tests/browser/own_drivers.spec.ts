// A benefit that only this customer has: added in the meeting, counted like any other, gone without a trace.

import { expect, test } from './fixture';
import { at, openStudio } from './studio';
import type { Page } from '@playwright/test';

/** Opens the list of what counts, and adds a benefit. */
async function added(page: Page, name: string) {
  const places = await openStudio(page);
  await page.locator('#what-counts').click();
  await at(page, 'own-new').fill(name);
  await at(page, 'own-new').press('Enter');
  return places;
}

test('a benefit is added in the deal, moves the return once it has figures, and is undone', async ({ page }) => {
  const { gain } = await added(page, 'Fewer service trips');
  const block = page.getByRole('region', { name: 'Fewer service trips' });
  await expect(block).toBeVisible();
  await expect(gain).toHaveAttribute('title', 'exactly €19,122');
  await block.getByLabel(/cost today/).fill('20,000');
  await block.getByLabel(/share saved/).fill('50');
  await expect(gain).not.toHaveAttribute('title', 'exactly €19,122');
  await expect(block.getByText('Saves €10,000')).toBeVisible();
  // It survives a reload.
  await page.reload();
  await expect(block.getByText('Saves €10,000')).toBeVisible();
  await block.getByText('Added for this customer').click();
  await block.getByRole('button', { name: 'Delete this benefit' }).click();
  await expect(block).toHaveCount(0);
  await expect(gain).toHaveAttribute('title', 'exactly €19,122');
  await page.keyboard.press('Control+z');
  await expect(block.getByText('Saves €10,000')).toBeVisible();
});

test('its cost can be a formula, whose mistakes stand at the field', async ({ page }) => {
  await added(page, 'Fewer service trips');
  const block = page.getByRole('region', { name: 'Fewer service trips' });
  await block.getByText('Added for this customer').click();
  const formula = block.getByLabel("Today's cost as a formula");
  await formula.fill('staf * 100 money/person/year');
  await expect(block.locator('.problem')).toContainText('staff');
  await formula.fill('staff * 100 money/person/year');
  await expect(block.locator('.problem')).toHaveCount(0);
  await expect(block.getByLabel(/cost today/)).toHaveCount(0);
  await expect(block.getByRole('heading')).toContainText('a year');
});

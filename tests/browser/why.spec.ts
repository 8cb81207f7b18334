// Why: every figure opens its formula, the numbers in it, and what lies below.

import { expect, test } from './fixture';
import { at, openStudio, places } from './studio';

/** The step of that name, at any depth. */
const step = (page: import('@playwright/test').Page, name: string) =>
  page.locator('.step').filter({ has: page.locator(`:scope > .step-head > span:text-is("${name}")`) }).first();

test('a remedy says why, down to a field of the playbook', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'Why: Take it as it is' }).click();
  const profit = step(page, 'expected profit of an opportunity');
  await expect(profit.locator('> .step-head b')).toHaveText('€2,217.07');
  await expect(profit.locator('> .numbers')).toHaveText('30% × (14,156 − 300 − 1,200 − 600 + 0) − 1,399.88 = €2,217.07');
  await profit.getByRole('button', { name: 'cost of an opportunity' }).click();
  const cost = step(page, 'cost of an opportunity');
  await cost.getByRole('button', { name: 'cost of the other roles per win' }).first().click();
  await page.getByRole('button', { name: 'Solutions engineer, cost of an hour' }).first().click();
  await page.getByRole('button', { name: 'Solutions engineer, base pay' }).first().click();
  await expect(step(page, 'Solutions engineer, base pay')).toContainText('playbook · team.roles[2].base_pay');
});

test('the corridor and each motion say why, by keyboard as well', async ({ page }) => {
  await openStudio(page);
  const { corridor, map } = places(page);
  const fold = corridor.getByRole('button', { name: 'Where these prices come from' });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(corridor.locator('.why')).toContainText('€9,666.07');
  await expect(corridor.locator('.why')).toContainText("customer's ceiling");
  await expect(corridor.locator('.why')).toContainText('€6,932.52');
  await map.getByText('The figures behind the map').click();
  await map.getByRole('button', { name: 'Where the figures of Enterprise come from' }).click();
  await expect(map.locator('.why')).toContainText('€124,399');
});

test('what is open follows each change, in German too', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'Why: Take it as it is' }).click();
  await at(page, 'language').selectOption('de');
  await expect(page.locator('.why-panel .numbers').nth(2)).toContainText('= 2.217,07');
  await at(page, 'tab-motions').click();
  await at(page, 'motion').selectOption('1');
  await at(page, 'motion-1-win_rate').fill('40');
  await expect(page.locator('.why-panel').getByText('40 %').first()).toBeVisible();
});

// What if: a base, what changed since, what that did; and variants side by side.

import { expect, test } from './fixture';
import { at, field, kept, openMotions, openStudio, reloadWith } from './studio';

/** What a row of the comparison says. */
const row = (page: import('@playwright/test').Page, name: string) =>
  page.locator('.what-if tbody tr').filter({ has: page.locator(`th:text-is("${name}")`) }).locator('td');

test('a change is marked at its field, told in a line and measured in the key figures', async ({ page }) => {
  await openStudio(page);
  await page.keyboard.press('Alt+w');
  await expect(page.locator('.what-if')).toContainText('Nothing is changed yet');
  await field(page, 'Unplanned downtime').fill('150');
  await expect(page.locator('.field.changed')).toHaveCount(1);
  await expect(page.locator('.field.changed .was')).toHaveText('was 120');
  await openMotions(page);
  await field(page, 'Win rate').fill('40');
  await expect(page.locator('.field.changed .was')).toHaveText('was 30 %');
  const line = page.locator('.changes');
  await expect(line).toContainText('Unplanned downtime 120 → 150');
  await expect(line).toContainText('Win rate, Inside sales 30 % → 40 %');
  await expect(row(page, 'Dead zone to')).toHaveText(['€9,666', '€8,108', '−€1,558']);
  await expect(row(page, 'Dead zone from')).toHaveText(['€1,000', '€1,000', '']);
  await page.keyboard.press('Alt+b');
  await expect(line).toContainText('Nothing is changed yet');
  await expect(field(page, 'Win rate')).toHaveValue('30');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'Win rate')).toHaveValue('40');
  await page.getByRole('button', { name: 'End' }).click();
  await expect(page.locator('.what-if')).toHaveCount(0);
  await expect(page.locator('.field.changed')).toHaveCount(0);
  await expect(field(page, 'Win rate')).toHaveValue('40');
});

test('variants stand side by side, survive a reload, and each step can be undone', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'What if' }).click();
  const name = at(page, 'variant-name');
  await name.fill('As today');
  await page.keyboard.press('Enter');
  await openMotions(page);
  await field(page, 'Win rate').fill('40');
  await page.getByRole('button', { name: 'Keep as variant' }).click();
  const names = page.locator('.variant-head input');
  await expect(names).toHaveCount(2);
  await expect(names.nth(1)).toHaveValue('Variant 2');
  await names.nth(1).fill('Better people');
  await names.nth(1).press('Enter');
  await reloadWith(page, 'variants', 'Better people');
  await expect(names.nth(1)).toHaveValue('Better people');
  const differing = page.locator('.inputs-differ tr');
  await expect(differing).toHaveCount(1);
  await expect(differing.locator('th')).toHaveText('Win rate, Inside sales');
  await expect(differing.locator('td')).toHaveText(['40 %', '30 %', '40 %']);
  await page.getByRole('button', { name: 'Restore As today' }).click();
  await expect(page.locator('.kicker').first()).toContainText('€9,666');
  await page.getByRole('button', { name: 'Delete As today' }).click();
  await expect(names).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveCount(2);
});

test('variants that cannot be read do not stop the start, and are kept', async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem('seeded')) {
      sessionStorage.setItem('seeded', 'yes');
      localStorage.setItem('worthwhile.variants', '{"format":"worthwhile.variants","version":1,"playbooks":[7],"variants":[]}');
    }
  });
  await openStudio(page);
  await expect(page.getByRole('alert')).toContainText('Saved variants could not all be read');
  const aside = Object.entries(await kept(page)).find(([key]) => key.endsWith('variants.worthwhile.json'));
  expect(aside?.[1]).toContain('"playbooks":[7]');
  expect((await kept(page))['worthwhile.variants']).toBeUndefined();
});

test('a new customer sees nothing of what was tried for the last one', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'What if' }).click();
  await at(page, 'variant-name').fill('Brandt at 40');
  await page.keyboard.press('Enter');
  await expect(page.locator('.variant-head')).toHaveCount(1);
  await page.getByRole('button', { name: 'New customer' }).click();
  await expect(page.locator('.variant-head')).toHaveCount(0);
  await expect(page.locator('.what-if')).toHaveCount(0);
  await expect.poll(async () => (await kept(page))['worthwhile.variants']).toBeUndefined();
});

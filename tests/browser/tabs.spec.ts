// Two tabs with the same case never overwrite each other unasked.

import { expect, test } from './fixture';
import { at, field, openMotions, openStudio } from './studio';

test('a tab whose case was changed elsewhere says so and stops saving until told to', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('worthwhile.case')!).customer.name);

  await field(page, 'Name').fill('First Ltd');
  await expect(other.getByRole('alert')).toContainText('Another tab has changed what is saved');
  await expect(other.locator('.whose')).toContainText('not saved');

  await field(other, 'Name').fill('Second Ltd');
  expect(await kept()).toBe('First Ltd');

  await other.getByRole('button', { name: 'Keep this one instead' }).click();
  await expect.poll(kept).toBe('Second Ltd');
  await expect(other.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: 'Show the other one' }).click();
  await expect(page.locator('.whose b')).toHaveText('Second Ltd');
});

test('a playbook that was changed elsewhere is not overwritten either', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  await openMotions(page);
  await at(page, 'motion-1-lead_cost').fill('900');
  await expect(other.getByRole('alert')).toContainText('Another tab has changed what is saved');
  await openMotions(other);
  await at(other, 'motion-1-travel').fill('5');
  await expect(other.locator('.advice')).toBeVisible();
  await page.reload();
  await openMotions(page);
  await expect(at(page, 'motion-1-lead_cost')).toHaveValue('900');
  await expect(at(page, 'motion-1-travel')).toHaveValue('0');
});

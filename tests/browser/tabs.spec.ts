// Two tabs with the same case never overwrite each other unasked.

import { expect, test } from './fixture';
import { field, openStudio } from './studio';

test('a tab whose case was changed elsewhere says so and stops saving until told to', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('worthwhile.case')!).customer.name);

  await field(page, 'Name').fill('First Ltd');
  await expect(other.getByRole('alert')).toContainText('Another tab has changed the saved case');
  await expect(other.locator('.whose')).toContainText('not saved');

  await field(other, 'Name').fill('Second Ltd');
  expect(await kept()).toBe('First Ltd');

  await other.getByRole('button', { name: 'Keep this one instead' }).click();
  await expect.poll(kept).toBe('Second Ltd');
  await expect(other.getByRole('alert')).toHaveCount(0);

  await page.getByRole('button', { name: 'Show the other one' }).click();
  await expect(page.locator('.whose b')).toHaveText('Second Ltd');
});

// Two tabs never overwrite each other: each on its own case, both on one, and both with changes.

import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, kept, openMotions, openStudio } from './studio';

const whose = (page: Page) => page.locator('.whose b');
const name = (page: Page) => at(page, 'customer-name');
const keptName = async (page: Page) => JSON.parse((await kept(page))['worthwhile.case'] ?? '{}').customer?.name;

/** From now on nothing that the tab does is kept anywhere. */
const cutOff = (page: Page) => page.evaluate(() => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const [set, put] = [Storage.prototype.setItem, IDBObjectStore.prototype.put];
  Storage.prototype.setItem = IDBObjectStore.prototype.put = full;
  (window as any).reconnect = () => {
    Storage.prototype.setItem = set;
    IDBObjectStore.prototype.put = put;
  };
});

test('a tab without a change of its own shows at once what the other one does', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  await name(page).fill('First Ltd');
  await expect(whose(other)).toHaveText('First Ltd');
  await name(other).fill('Second Ltd');
  await expect(whose(page)).toHaveText('Second Ltd');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(other.locator('.whose')).toContainText('saved on this device');
  // What the other tab did is a step like any other.
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', 'Change in another tab');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(whose(other)).toHaveText('First Ltd');
});

test('two tabs on different cases do not disturb each other', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await name(page).fill('First Ltd');
  await expect.poll(() => keptName(page)).toBe('First Ltd');
  await openStudio(other);
  await other.getByRole('button', { name: 'New customer' }).click();
  await name(other).fill('Second Ltd');
  await at(other, 'quantity').fill('77');
  await at(page, 'quantity').fill('33');
  await expect.poll(() => keptName(other)).toBe('Second Ltd');
  await expect(whose(page)).toHaveText('First Ltd');
  await page.reload();
  await other.reload();
  await expect(at(page, 'quantity')).toHaveValue('33');
  await expect(at(other, 'quantity')).toHaveValue('77');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('where both have changed a case both are kept, and the user chooses', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  await name(page).fill('Common Ltd');
  await expect(whose(other)).toHaveText('Common Ltd');
  await cutOff(other);
  await name(other).fill('Second Ltd');
  await expect(other.getByRole('alert')).toContainText('full');
  await name(page).fill('First Ltd');
  await expect(other.getByRole('alert').first()).toContainText('Another tab has changed this case as well');
  await expect(other.locator('.whose')).toContainText('not saved');
  await expect(name(other)).toHaveValue('Second Ltd');
  expect(await keptName(page)).toBe('First Ltd');
  await other.evaluate(() => (window as any).reconnect());
  await other.getByRole('button', { name: 'Keep this one instead' }).click();
  await expect(whose(page)).toHaveText('Second Ltd');
  await expect(other.getByRole('alert')).toHaveCount(0);
  // What was not chosen is in the history.
  await page.goto('/#cases');
  await expect(page.locator('.past li').filter({ hasText: 'NPV' }).first()).toBeVisible();
});

test('the other state can be chosen too', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  await cutOff(other);
  await name(other).fill('Second Ltd');
  await expect(other.getByRole('alert')).toContainText('full');
  await name(page).fill('First Ltd');
  await other.evaluate(() => (window as any).reconnect());
  await other.getByRole('button', { name: 'Show the other one' }).click();
  await expect(whose(other)).toHaveText('First Ltd');
  await expect(other.getByRole('alert').filter({ hasText: 'Another tab' })).toHaveCount(0);
  await other.getByRole('button', { name: 'Undo' }).click();
  await expect(whose(other)).toHaveText('Second Ltd');
});

test('a playbook that was changed elsewhere is followed, and never overwritten', async ({ page, context }) => {
  const other = await context.newPage();
  await openStudio(page);
  await openStudio(other);
  await openMotions(page);
  await openMotions(other);
  await at(page, 'motion-1-lead_cost').fill('900');
  await expect(at(other, 'motion-1-lead_cost')).toHaveValue('900');
  await at(other, 'motion-1-travel').fill('5');
  await expect(at(page, 'motion-1-travel')).toHaveValue('5');
  await page.reload();
  await openMotions(page);
  await expect(at(page, 'motion-1-lead_cost')).toHaveValue('900');
  await expect(at(page, 'motion-1-travel')).toHaveValue('5');
});

// The ROI models in the playbook editor: a formula is typed by keyboard, with help; a driver comes and goes.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at } from './studio';

const MODEL = 'public.roi_models[0]';
const baseline = `${MODEL}.drivers[0].baseline`;

async function openModels(page: Page) {
  await page.goto('/#playbook');
  await at(page, 'page-roi').click();
  await expect(cell(page, baseline)).toHaveValue('downtime_hours * downtime_rate');
}

const cell = (page: Page, name: string): Locator => at(page, `cell-${name}`);
const problem = (page: Page, name: string): Locator => at(page, `cell-${name}-problem`);
const aid = (page: Page): Locator => page.locator('.aid');
const options = (page: Page): Locator => page.locator('.aid').getByRole('option');

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

async function axeFindsNothing(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
}

test('a formula is typed by keyboard, names are completed, unit and result are seen', async ({ page }) => {
  await openModels(page);
  const box = cell(page, baseline);
  await box.focus();
  await expect(aid(page)).toHaveCount(0);
  await press(page, 'Control+a');
  await page.keyboard.type('downtime_h');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(options(page)).toHaveCount(1);
  await expect(options(page).first()).toContainText('Unplanned downtime');
  const chosen = await box.getAttribute('aria-activedescendant');
  await expect(at(page, chosen!)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Tab');
  await expect(box).toHaveValue('downtime_hours');
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await expect(aid(page).locator('mark')).toHaveText('downtime_hours');
  await expect(problem(page, baseline)).toContainText('should be EUR per year');
  await page.keyboard.type(' * downtime_');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(box).toHaveValue('downtime_hours * downtime_');
  await page.keyboard.type('r');
  await press(page, 'Enter');
  await expect(box).toHaveValue('downtime_hours * downtime_rate');
  await expect(aid(page)).toContainText('€54,000/year');
  await expect(aid(page)).toContainText('unit: EUR per year');
  await page.keyboard.type(' * 2');
  await expect(aid(page)).toContainText('€108,000/year');
  await press(page, 'Enter');
  await expect(aid(page)).toHaveCount(0);
  await expect(page.locator('.changes li')).toHaveCount(1);
});

test('a name is put in at the caret, and the caret stays behind it', async ({ page }) => {
  await openModels(page);
  const box = cell(page, baseline);
  await box.focus();
  await press(page, 'F2', 'Home');
  await page.keyboard.type(' ');
  await press(page, 'Home');
  await page.keyboard.type('mi');
  await press(page, 'Enter');
  await expect(box).toHaveValue('min( downtime_hours * downtime_rate');
  await page.keyboard.type('5 money/y');
  await press(page, 'Tab');
  await page.keyboard.type(',');
  await expect(box).toHaveValue('min(5 money/year, downtime_hours * downtime_rate');
  await press(page, 'End');
  await page.keyboard.type(')');
  await expect(aid(page)).toContainText('€5/year');
});

test('what is wrong is marked in the formula, the deal goes on, and undo takes it back', async ({ page }) => {
  await openModels(page);
  const box = cell(page, baseline);
  await box.fill('downtime_hours * downtme_rate');
  await expect(aid(page).locator('mark')).toHaveText('downtme_rate');
  await expect(problem(page, baseline)).toContainText('at column 18');
  await expect(problem(page, baseline)).toContainText('did you mean “downtime_rate”?');
  await expect(page.locator('.faults')).toContainText('last good version');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(box).toHaveValue('downtime_hours * downtime_rate');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
});

test('a driver is added, reaches the deal, and goes; an input that is used is missed by name', async ({ page }) => {
  await openModels(page);
  const drivers = page.getByRole('group', { name: 'Drivers · Manufacturing' });
  await drivers.getByRole('button', { name: 'Add' }).click();
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  const added = `${MODEL}.drivers[8]`;
  await cell(page, `${added}.name@en`).fill('Fewer returns');
  await cell(page, `${added}.baseline`).fill('50000 money/year');
  await cell(page, `${added}.improvement`).fill('20 %');
  await page.getByRole('link', { name: 'Deal', exact: true }).click();
  await expect(page.locator('#inputs')).toBeVisible();
  await expect(page.getByText('Fewer returns').first()).toBeAttached();
  await page.getByRole('link', { name: 'Playbook' }).click();
  await at(page, 'page-roi').click();
  await cell(page, `${added}.baseline`).focus();
  await page.getByRole('button', { name: 'Delete Fewer returns' }).click();
  await expect(page.locator('.changes li')).toHaveCount(0);
  await cell(page, `${MODEL}.inputs[0].likely`).focus();
  await page.getByRole('button', { name: 'Delete Unplanned downtime' }).first().click();
  await expect(page.locator('.faults')).toContainText('there is no input or formula “downtime_hours”');
  await expect(page.locator('.faults')).toContainText('Manufacturing · Unplanned downtime · Baseline');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
});

test('one model at a time is shown; a new one begins with a driver, and a mistake leads to its model', async ({ page }) => {
  await openModels(page);
  await at(page, 'entry').selectOption({ label: 'Technology' });
  await expect(cell(page, baseline)).toHaveCount(0);
  await expect(cell(page, 'public.roi_models[2].drivers[0].baseline')).toBeVisible();
  await page.getByRole('group', { name: 'ROI models' }).getByRole('button', { name: 'Add' }).click();
  const added = 'public.roi_models[4]';
  await expect(cell(page, `${added}.drivers[0].baseline`)).toHaveValue('0');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await cell(page, `${added}.drivers[0].baseline`).fill('stuff * 2');
  await at(page, 'page-team').click();
  await page.locator('.faults').getByRole('button', { name: 'Baseline' }).click();
  await expect(cell(page, `${added}.drivers[0].baseline`)).toBeFocused();
  await cell(page, `${added}.name@en`).focus();
  await page.getByRole('button', { name: 'Delete New' }).first().click();
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await expect(page.locator('.changes li')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing while a formula is typed (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openModels(page);
    await cell(page, baseline).focus();
    await press(page, 'Control+a');
    await page.keyboard.type('downtime_');
    await expect(options(page).first()).toBeVisible();
    await axeFindsNothing(page);
    await press(page, 'ArrowDown', 'Enter');
    await expect(aid(page).locator('mark')).toBeVisible();
    await axeFindsNothing(page);
  });
}

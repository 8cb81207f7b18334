// Formulas without a value in what might happen: it is said there, and nothing else is lost.

import { expect, test } from './fixture';
import { at, openStudio } from './studio';
import type { Locator, Page } from '@playwright/test';

/** Divides by what a scenario can put to 0. */
const BY_DOWNTIME = '1000 money/year * 120 hour/year / downtime_hours';
/** Divides by 0 in the lower part of a figure's range. */
const BELOW_A_FIFTH = '10 money/year / max(0, downtime_cut - 20%)';
/** Divides by 0 once two figures are at their better ends at the same time. */
const AT_BEST = '10 money/year * 1 hour / (downtime_cut * change_hours + integration_cost / 1 money * 1 hour)';

/** Opens a part of the return card. */
const open = (page: Page, summary: string) =>
  page.locator('.return summary').filter({ hasText: new RegExp(`^${summary}`) }).click();

/** Opens the Studio with a benefit that saves half of what `formula` says. */
async function withBenefit(page: Page, formula: string) {
  const places = await openStudio(page);
  await page.locator('#what-counts').click();
  await at(page, 'own-new').fill('Fewer trips');
  await at(page, 'own-new').press('Enter');
  const block = page.getByRole('region', { name: 'Fewer trips' });
  await block.getByText('Added for this customer').click();
  await block.getByLabel("Today's cost as a formula").fill(formula);
  await block.getByLabel(/share saved/).fill('50');
  await expect(block.locator('.problem')).toHaveCount(0);
  return places;
}

/** Nothing on the page, pictures included, is drawn or written with what is no number. */
async function sound(page: Page) {
  const all = await page.evaluate(() => document.documentElement.outerHTML);
  expect(all.match(/.{0,40}\b(NaN|Infinity|inf)\b.{0,20}|∞/g)).toBeNull();
}

/** A row of the scenarios in the proposal. */
const row = (page: Page, name: string): Locator =>
  page.locator('.desk tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('a scenario that puts a divisor to 0 has no value, and says why; the others stay', async ({ page }) => {
  const { gain, returns } = await withBenefit(page, BY_DOWNTIME);
  await expect(gain).toHaveAttribute('title', 'exactly €19,402');
  await open(page, 'Scenarios');
  await at(page, 'scenario-name').fill('Shut down');
  await at(page, 'scenario-name').press('Enter');
  await page.getByText('Figures that differ: none yet').click();
  await at(page, 'scenario-0-figure-downtime_hours').fill('0');
  const bars = returns.locator('.tornado.bars li');
  await expect(bars.filter({ hasText: 'Shut down' })).toContainText('no value');
  await expect(bars.filter({ hasText: 'Expected' })).toContainText('€19,402');
  await expect(returns.locator('.faulty')).toHaveText(`Fewer trips: divides by zero: ${BY_DOWNTIME}`);
  await expect(returns.getByRole('columnheader', { name: 'Shut down' })).toBeVisible();
  // It is no field of the case that waits, and no figure of the case that changes.
  await expect(page.locator('.notice')).toHaveCount(0);
  await expect(gain).toHaveAttribute('title', 'exactly €19,402');
  await sound(page);
  await page.getByRole('link', { name: 'Proposal', exact: true }).click();
  await expect(row(page, 'Shut down')).toContainText('no value');
  await expect(row(page, 'Expected')).toContainText('€');
  await expect(page.locator('.desk')).toContainText('Shut down: no result, because a formula has no value');
  await sound(page);
});

test('an end of a range and cases drawn without a value are named, not left out', async ({ page }) => {
  const { returns } = await withBenefit(page, BELOW_A_FIFTH);
  await expect(returns.locator('.spread .line')).toContainText(/2\d\.\d% of the cases drawn have no value/);
  await open(page, 'What it hangs on');
  const first = returns.locator('.tornado:not(.bars) li').first();
  await expect(first).toContainText('Downtime avoided');
  await expect(first).toContainText('10% → no value');
  await expect(first).toContainText(/40% → €\d\d,\d{3}/);
  await open(page, 'The bars in figures');
  await expect(returns.getByRole('row').filter({ hasText: 'Downtime avoided' }).first()).toContainText('–');
  await open(page, 'Range');
  await expect(returns.locator('.spread')).toContainText(/\d further cases have no value/);
  await open(page, 'What must be true');
  await expect(returns.locator('table.must').getByRole('button', { name: 'Downtime avoided' })).toBeVisible();
  await sound(page);
  await page.getByRole('link', { name: 'Proposal', exact: true }).click();
  await expect(page.locator('.desk')).toContainText(/2\d\.\d% of the cases drawn have no result/);
  await sound(page);
});

test('a choice that has no value goes back, and says why at its place until something else is done', async ({ page }) => {
  const { notice } = await withBenefit(page, AT_BEST);
  const demanded = at(page, 'scenario');
  await demanded.selectOption('optimistic');
  await expect(demanded).toHaveValue('expected');
  await expect(page.locator('#scenario-problem')).toContainText('divides by zero');
  await expect(notice).toContainText('Not changed: Scenario of the demands (divides by zero');
  await demanded.selectOption('conservative');
  await expect(demanded).toHaveValue('conservative');
  await expect(page.locator('#scenario-problem')).toHaveCount(0);
  await expect(notice).toHaveCount(0);
});

test('a slider that comes to where a formula has no value says why, and the figure stays', async ({ page }) => {
  const { notice, panel } = await withBenefit(page, BELOW_A_FIFTH);
  // A figure has its slider where one benefit alone uses it.
  await panel.getByRole('group', { name: 'Benefits that count' }).getByRole('checkbox').first().uncheck();
  await at(page, 'figure-downtime_cut-slider').fill('0.19');
  await expect(notice).toContainText('Downtime avoided (divides by zero');
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('25');
  await expect(at(page, 'figure-downtime_cut-slider')).toHaveValue('0.25');
  // What comes next is taken as ever.
  await at(page, 'figure-downtime_cut-slider').fill('0.3');
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('30');
  await expect(notice).toHaveCount(0);
});

test('where nothing of the claim comes true every picture still has its place', async ({ page }) => {
  const { returns } = await openStudio(page);
  await open(page, 'What it hangs on');
  await open(page, 'Scenarios');
  await open(page, 'Another share');
  await at(page, 'claim-share').fill('0');
  await expect(returns.locator('.tornado:not(.bars) li').first()).toContainText('€0');
  await sound(page);
});

test('a picture that is hidden before it goes does not stop the page', async ({ page }) => {
  const { gain, returns } = await openStudio(page);
  await open(page, 'Range');
  await expect(returns.locator('.histogram')).toBeVisible();
  const twoFrames = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await returns.evaluate((card) => { card.style.display = 'none'; });
  await twoFrames();
  await at(page, 'figure-downtime_hours').fill('60');
  await returns.evaluate((card) => { card.style.display = ''; });
  await expect(gain).not.toHaveAttribute('title', 'exactly €19,122');
  await expect(returns.locator('.histogram')).toBeVisible();
});

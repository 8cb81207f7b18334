// How sure the customer's return is: its range, what it hangs on, what must be true.

import { readFileSync } from 'node:fs';
import { expect, test } from './fixture';
import { at, cells, openStudio } from './studio';
import type { Locator, Page } from '@playwright/test';

/** Opens a part of the return card. */
async function open(page: Page, title: string) {
  const { returns } = await openStudio(page);
  await returns.locator('summary').filter({ hasText: new RegExp(`^${title}$`) }).click();
  return returns;
}

const number = (text: string) => Number(text.replace(/[^\d.]/g, ''));

/** The amount beside a percentile. */
const percentile = async (card: Locator, name: string) =>
  number(await card.locator('.spread .sums div').filter({ hasText: name }).locator('dd').innerText());

test('the range stands on the card without a click', async ({ page }) => {
  const { returns } = await openStudio(page);
  await expect(returns.locator('.line')).toContainText(/€13,\d00 to €33,\d00 in 8 of 10 cases/);
  await expect(returns.locator('.line')).toContainText('above 0 in >\u00a099.9% of cases');
  await expect(returns.locator('.histogram')).toHaveCount(0);
});

test('percentiles, probability, convergence, seed and model', async ({ page }) => {
  const returns = await open(page, 'Range');
  // As in the specification's example, but that the share of time put to use varies as well.
  for (const [name, wanted] of [['P10', 13_840], ['P50', 23_240], ['P90', 33_300]] as const) {
    expect(Math.abs((await percentile(returns, name)) / wanted - 1)).toBeLessThan(0.01);
  }
  await expect(returns.locator('.spread .sums')).toContainText('>\u00a099.9%');
  await expect(returns.locator('.spread')).toContainText(/halves of the draws differ by €\d+\./);
  await expect(returns.locator('.spread')).toContainText(/10,000 cases, seed 1, ROI model [0-9a-f]{8}\./);
  const picture = returns.locator('.histogram');
  for (const mark of ['P10', 'P50', 'P90']) await expect(picture).toContainText(mark);
  await expect(picture.locator('.zero')).toContainText('0');
  await returns.getByText('The picture in figures').click();
  const shares = await returns.locator('.spread td').allTextContents();
  expect(Math.abs(shares.map(number).reduce((sum, share) => sum + share) - 100)).toBeLessThan(2);
});

test('it follows each change, and the same figures give the same range', async ({ page }) => {
  const returns = await open(page, 'Range');
  await expect(returns.locator('.line')).toContainText('€13,800');
  const before = await returns.locator('.spread .sums').innerText();
  await at(page, 'figure-downtime_hours').fill('60');
  await expect(returns.locator('.line')).not.toContainText('€13,800');
  await expect(returns.locator('.spread .result')).toHaveAttribute('aria-busy', 'false');
  await at(page, 'figure-downtime_hours').fill('120');
  await expect(returns.locator('.line')).toContainText('€13,800');
  expect(await returns.locator('.spread .sums').innerText()).toBe(before);
  // A name changes nothing, so nothing is drawn again.
  await at(page, 'customer-name').fill('Lena');
  await expect(returns.locator('.stale')).toHaveCount(0);
});

/** Does in the page, at the moment it happens, what a question from here would be too late for: at
 * the first sight of a run's progress it types another figure, at the next one it presses Stop. */
const meetProgress = (page: Page) => page.evaluate(() => {
  const met = Object.assign(window, { met: [] as string[] }).met;
  const parts = () => ({ running: document.querySelector('.return progress'), stop: document.querySelector<HTMLElement>('.return .running button') });
  new MutationObserver(() => {
    const { running, stop } = parts();
    if (running && met.length === 0) {
      met.push(document.querySelector('.return .result.stale .histogram') ? 'the last result, stale' : 'no last result');
      const field = document.querySelector<HTMLInputElement>('#figure-downtime_hours')!;
      field.value = '121';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    } else if (!running && met.length === 1) met.push('dropped');
    else if (stop && met.length === 2) {
      met.push(stop.innerText);
      stop.click();
    }
  }).observe(document.querySelector('.return')!, { childList: true, subtree: true });
});

test('a long run shows its progress, is dropped by a change, and can be stopped', async ({ page }) => {
  // A slow machine, as far as the page can tell: throttling does little on a busy one.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() * 100;
  });
  const returns = await open(page, 'Range');
  await expect(returns.locator('.line')).toContainText('€13,800');
  await meetProgress(page);
  await at(page, 'trials').selectOption('1000000');
  await expect.poll(() => page.evaluate(() => (window as any).met)).toEqual(['the last result, stale', 'dropped', 'Stop']);
  await expect(returns.getByRole('progressbar')).toHaveCount(0);
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('121');
  const drawn = /([\d,]+) cases, seed 1/;
  await expect(returns.locator('.spread')).toContainText(drawn);
  const [, cases] = drawn.exec(await returns.locator('.spread').innerText())!;
  expect(number(cases)).toBeGreaterThan(0);
  expect(number(cases)).toBeLessThan(1_000_000);
  await expect(returns.locator('.stale')).toHaveCount(0);
});

test('a million cases come to about the same', async ({ page }) => {
  const returns = await open(page, 'Range');
  const few = await percentile(returns, 'P50');
  await at(page, 'trials').selectOption('1000000');
  await expect(returns.locator('.spread')).toContainText('1,000,000 cases', { timeout: 20_000 });
  expect(Math.abs((await percentile(returns, 'P50')) / few - 1)).toBeLessThan(0.005);
});

test('what it hangs on: widest first, each leading to its field', async ({ page }) => {
  const returns = await open(page, 'What it hangs on');
  const bars = returns.locator('.tornado .bar');
  expect(await bars.locator('.swing-head').allInnerTexts()).toEqual([
    'Downtime avoided\n€26,847', 'Ramp-up, year by year\n€17,716', 'Planning time saved\n€12,915',
    'Saved time turned into work\n€12,915', 'Less scrap\n€8,423',
  ]);
  await expect(bars.first()).toContainText('10% → €5,699');
  await expect(bars.first()).toContainText('40% → €32,545');
  // From the other tab too, by keyboard.
  await at(page, 'tab-motions').click();
  await bars.first().focus();
  await page.keyboard.press('Enter');
  await expect(at(page, 'figure-downtime_cut')).toBeFocused();
  await returns.getByText('The bars in figures').click();
  await expect.poll(() => cells(returns, 'Less scrap')).toEqual(['3%', '15,192', '18%', '23,614', '8,423']);
});

test('what must be true: the least room first', async ({ page }) => {
  const returns = await open(page, 'What must be true');
  await expect(returns).toContainText('53% of the benefits must come true for the purchase to pay.');
  const table = returns.locator('table.must');
  const cut = table.locator('tr').filter({ hasText: 'Downtime avoided' });
  await expect(cut).toContainText('24.5%');
  await expect(cut).toContainText('now 25%');
  await expect(table.locator('thead')).toContainText('Payback just met at');
  await expect(cut).toContainText('3.6%');
  // Put in, at the same terms, it is so: the payback is the 18 months demanded.
  await page.locator('table.remedies tr.on').getByRole('button', { name: 'Pick' }).click();
  await at(page, 'figure-downtime_cut').fill('24.5');
  await expect(returns.locator('.trio dd').first()).toHaveText(/^18(\.0)?$/);
  await table.getByRole('button', { name: 'Cost of an internal hour' }).click();
  await expect(at(page, 'figure-internal_rate')).toBeFocused();
  for (const id of ['hurdle-payback', 'hurdle-roi']) await at(page, id).fill('');
  await expect(table.locator('thead th')).toHaveCount(2);
});

test('every figure of the return says where it comes from, and whose figure it is', async ({ page }) => {
  const { returns } = await openStudio(page);
  await returns.getByRole('button', { name: 'Where these figures come from' }).click();
  const step = (name: string) =>
    returns.locator('.step').filter({ has: page.locator(`:scope > .step-head > span:text-is("${name}")`) }).first();
  for (const name of ['NPV', 'IRR', 'MIRR', 'Payback, months after signature', 'Discounted payback, months', 'Net benefit a month at full run']) {
    await expect(step(name)).toBeVisible();
  }
  await expect(step('net flows, discounted at the IRR').locator('> .step-head b')).toHaveText(/^−?€0$/);
  await step('benefits in year 3').getByRole('button', { name: 'Unplanned downtime: saving less risk' }).click();
  await returns.getByRole('button', { name: 'Unplanned downtime: saving at full run' }).first().click();
  await returns.getByRole('button', { name: 'Unplanned downtime: cost today' }).first().click();
  await returns.getByRole('button', { name: 'Unplanned downtime', exact: true }).first().click();
  await expect(step('Unplanned downtime')).toContainText("customer's figure, entered in this case");
});

test('a driver tells whose figures it rests on; a conservative ceiling goes down to the inputs', async ({ page }) => {
  const { panel, corridor } = await openStudio(page);
  await panel.getByText('Saves €13,500 a year at full run').click();
  const driver = panel.locator('.driver').first();
  await driver.getByRole('button', { name: 'Unplanned downtime: share saved' }).first().click();
  await driver.getByRole('button', { name: 'Downtime avoided' }).first().click();
  await expect(driver).toContainText("the playbook's assumption · published source: \"Even 25 %\"");
  await at(page, 'figure-downtime_cut').fill('30');
  await expect(driver).toContainText('assumption, changed in this case; the playbook says 25%');
  await at(page, 'scenario').selectOption('conservative');
  await expect(corridor).toContainText('€957 can be asked (set by their payback)');
  await corridor.getByRole('button', { name: 'Where these prices come from' }).click();
  const why = corridor.locator('.why');
  await why.getByRole('button', { name: "highest price for their payback" }).first().click();
  await why.getByRole('button', { name: 'benefits in year 1' }).first().click();
  await why.getByRole('button', { name: 'Unplanned downtime: saving (its range' }).first().click();
  await why.getByRole('button', { name: 'Unplanned downtime: saving at full run' }).first().click();
  await why.getByRole('button', { name: 'Unplanned downtime: share saved' }).first().click();
  await why.getByRole('button', { name: 'Downtime avoided, at its worse end' }).first().click();
  await expect(why).toContainText('public.roi_models[0].inputs[2].low');
  // What is open stays open where another scenario has other steps before it.
  await at(page, 'scenario').selectOption('expected');
  await expect(why).not.toContainText('at its worse end');
  const ceiling = why.getByRole('button', { name: 'highest price for their payback' }).first();
  await expect(ceiling).toHaveAttribute('aria-expanded', 'true');
});

test('a playbook in which all is certain says so', async ({ page }) => {
  const playbook = JSON.parse(readFileSync(`${test.info().config.rootDir}/../../samples/playbook.json`, 'utf8'));
  for (const model of playbook.public.roi_models) {
    delete model.ramp_range;
    for (const input of model.inputs) input.spread = 'fixed';
  }
  await page.addInitScript((text) => localStorage.setItem('worthwhile.playbook', text), JSON.stringify(playbook));
  const returns = await open(page, 'Range');
  await expect(returns.locator('.line')).toHaveText('None of the figures in use is uncertain.');
  await expect(returns.locator('.histogram')).toHaveCount(0);
  await expect(returns.locator('.sums')).toContainText('€19,122');
  await returns.getByText('What it hangs on').click();
  await expect(returns.getByText('None of the figures in use is uncertain.')).toHaveCount(2);
});

for (const width of [1440, 1280, 360, 320]) {
  test(`with everything open nothing is wider than ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    const { returns } = await openStudio(page);
    for (const title of ['Range', 'What it hangs on', 'What must be true']) {
      await returns.locator('summary').filter({ hasText: new RegExp(`^${title}$`) }).click();
    }
    await returns.getByRole('button', { name: 'Where these figures come from' }).click();
    await expect(returns.locator('.histogram')).toBeVisible();
    const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect(widest).toBeLessThanOrEqual(width);
    // The edges fit their card without scrolling sideways.
    const table = returns.locator('.scroll').filter({ has: page.locator('table.must') });
    expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(8);
  });
}

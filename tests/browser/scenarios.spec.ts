// What else might happen: half the claim, waiting, scenarios under names, and what a CFO would say.

import { expect, test } from './fixture';
import { at, field, kept, openStudio } from './studio';
import type { Locator, Page } from '@playwright/test';

/** The part of the return card whose summary begins so. */
const part = (page: Page, summary: string): Locator =>
  page.locator('.return details').filter({ has: page.locator(`summary:text-matches("^${summary}")`) });

/** Opens the Studio, and parts of the return card. */
async function open(page: Page, ...summaries: string[]) {
  const places = await openStudio(page);
  for (const summary of summaries) await part(page, summary).locator('> summary').click();
  return places;
}

const number = (text: string) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));

/** A row of the scenarios, column by column, without the differences. */
async function figures(page: Page, row: string) {
  const head = page.getByRole('rowheader', { name: row, exact: true });
  const cells = page.locator('table.side-by-side tr').filter({ has: head }).locator('td');
  return cells.evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''));
}

/** Names a new scenario. */
async function named(page: Page, name: string) {
  await at(page, 'scenario-name').fill(name);
  await at(page, 'scenario-name').press('Enter');
}

test('doing nothing costs something, said before anything is gained', async ({ page }) => {
  const { returns, panel } = await open(page);
  await expect(returns.locator('.pain')).toHaveText('Doing nothing costs €163,600 a year.');
  await expect(panel.locator('.pain-in-full')).toHaveText(
    'Doing nothing costs €13,633 a month, and €490,800 over the 3 years looked at.',
  );
  // Above the headline, and above the first saving.
  const top = async (one: Locator) => (await one.boundingBox())!.y;
  expect(await top(returns.locator('.pain'))).toBeLessThan(await top(returns.locator('.big')));
  expect(await top(panel.locator('.pain-in-full'))).toBeLessThan(await top(panel.getByText('Saves €13,500')));
});

test('the headline has no more digits than its foundation carries; the exact figure is at hand', async ({ page }) => {
  const { gain } = await open(page, 'Would a CFO');
  await expect(gain).toHaveText('about €19,000');
  await expect(gain).toHaveAttribute('title', 'exactly €19,122');
  await expect(page.locator('.foundation')).toContainText('So the headline shows 2 significant digits.');
  // A share beyond what its source speaks for leaves one.
  await at(page, 'figure-downtime_cut').fill('70');
  await expect(page.locator('.foundation')).toContainText('So the headline shows 1 significant digit.');
  await expect(gain).toHaveText(/^about €\d0,000$/);
});

test('half the claim halves the benefits, is marked, and goes back', async ({ page }) => {
  const { gain, notice, returns } = await open(page, 'Scenarios');
  const benefits = async () => number((await figures(page, 'Present value of benefits'))[1]);
  const whole = await benefits();
  expect(whole).toBe(40_902);
  const half = returns.getByLabel('Only half of it comes true');
  await half.check();
  await expect.poll(benefits).toBe(whole / 2);
  await expect(notice).toContainText('Counted with 50% of the claimed benefits.');
  await expect(returns.locator('.big')).toContainText('Counted with 50%');
  await expect(gain).toHaveText(/^about −?€\d/);
  await half.uncheck();
  await expect.poll(benefits).toBe(whole);
  await expect(notice).toHaveCount(0);
  await expect(gain).toHaveText('about €19,000');
});

test('another share and a later start: typed, marked, wrong ones refused, all taken back at once', async ({ page }) => {
  const { gain, notice } = await open(page, 'Another share');
  await at(page, 'claim-share').fill('80');
  await at(page, 'delay-months').fill('6');
  await expect(notice).toContainText('Counted with 80% of the claimed benefits. Benefits begin 6 months later than planned.');
  // The switch goes back to the share that was there.
  const half = page.getByLabel('Only half of it comes true');
  await half.check();
  await expect(at(page, 'claim-share')).toHaveValue('50');
  await half.uncheck();
  await expect(at(page, 'claim-share')).toHaveValue('80');
  await at(page, 'claim-share').fill('180');
  await expect(page.locator('.claim .problem')).toContainText('100');
  await expect(at(page, 'claim-share')).toHaveValue('180');
  await at(page, 'claim-share').press('Escape');
  await page.getByRole('button', { name: 'Count all of it' }).click();
  await expect(at(page, 'claim-share')).toHaveValue('');
  await expect(at(page, 'delay-months')).toHaveValue('');
  await expect(gain).toHaveText('about €19,000');
});

test('what waiting costs: three answers kept apart', async ({ page }) => {
  await open(page, 'Waiting');
  const answers = part(page, 'Waiting').locator('.answers > div');
  await expect(answers.nth(0)).toContainText('€1,146');
  await expect(answers.nth(1)).toContainText('Everything 3 months later');
  await expect(answers.nth(1)).toContainText('€450');
  const same = async () => number(await answers.nth(2).locator('dd').innerText());
  const three = await same();
  // Lost are three of the last months, discounted, and the interest.
  expect(three).toBeGreaterThan(450 + 3 * 1146 * 0.7);
  await at(page, 'waiting-months').fill('6');
  await expect(answers.nth(1)).toContainText('Everything 6 months later');
  expect(await same()).toBeGreaterThan(three);
  await expect(answers.nth(0)).toContainText('€1,146');
  await at(page, 'waiting-months').fill('soon');
  await expect(part(page, 'Waiting').locator('.problem')).toBeVisible();
  await expect(answers.nth(1)).toContainText('Everything 6 months later');
  await at(page, 'waiting-months').fill('0');
  await expect(answers.nth(1)).toContainText('€0');
});

test('a named scenario is added, changed, renamed, removed and brought back', async ({ page }) => {
  const { undo } = await open(page, 'Scenarios');
  const npv = () => figures(page, 'NPV');
  expect((await npv())[1]).toBe('19,122');
  await named(page, 'Crisis');
  // From the present figures: nothing differs yet.
  await expect.poll(async () => (await npv())[3]).toBe('19,122');
  await at(page, 'scenario-0-claim-share').fill('50');
  await expect.poll(async () => (await figures(page, 'Present value of benefits'))[3]).toBe('20,451');
  await at(page, 'scenario-0-delay-months').fill('6');
  await page.getByText('Figures that differ: none yet').click();
  await at(page, 'scenario-0-figure-downtime_cut').fill('10');
  await expect(page.getByText('Figures that differ: 1')).toBeVisible();
  await expect.poll(async () => number((await npv())[3])).toBeLessThan(-5_000);
  // The case itself stays.
  expect((await npv())[1]).toBe('19,122');
  await at(page, 'scenario-0-name').fill('Bad year');
  await at(page, 'scenario-0-name').press('Tab');
  await expect(page.getByRole('columnheader', { name: 'Bad year' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete Bad year' }).click();
  await expect(page.getByRole('columnheader', { name: 'Bad year' })).toHaveCount(0);
  await expect(at(page, 'scenario-name')).toBeFocused();
  await undo.click();
  await expect(page.getByRole('columnheader', { name: 'Bad year' })).toBeVisible();
  await expect(at(page, 'scenario-0-claim-share')).toHaveValue('50');
  // It is part of the case, so it outlives the page.
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain('Bad year');
});

test('a figure of a scenario that is out of its limits is refused at its place', async ({ page }) => {
  await open(page, 'Scenarios');
  await named(page, 'Crisis');
  await at(page, 'scenario-0-claim-share').fill('200');
  await expect(page.locator('.named .problem')).toContainText('100');
  await expect(at(page, 'scenario-0-claim-share')).toHaveValue('200');
  await at(page, 'scenario-0-claim-share').fill('20');
  await expect(page.locator('.named .problem')).toHaveCount(0);
});

test('a finding comes with what is typed, leads to its field, and goes with its fix', async ({ page }) => {
  await open(page, 'Would a CFO');
  const check = part(page, 'Would a CFO');
  await expect(check.locator('summary').first()).toContainText('1 finding');
  await at(page, 'hurdle-budget').fill('5000');
  await expect(check.locator('summary').first()).toContainText('2 findings');
  const finding = check.locator('.findings li').filter({ hasText: 'more than the budget of €5,000' });
  await expect(finding).toContainText('Open to attack');
  await expect(finding).toContainText('Lower what is due then');
  await at(page, 'tab-motions').click();
  await finding.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(at(page, 'hurdle-budget')).toBeFocused();
  await page.keyboard.type('50000');
  await expect(finding).toHaveCount(0);
  // Revenue is asked for too: a cost above it is a matter of units.
  await field(page, 'Revenue a year').fill('60000');
  await expect(check.locator('.findings')).toContainText('more than the revenue of €60,000');
  await field(page, 'Revenue a year').fill('');
  await expect(check.locator('summary').first()).toContainText('1 finding');
});

test('the own work left out is found, and what counts is switched', async ({ page }) => {
  const { panel, returns } = await open(page, 'Would a CFO');
  await panel.getByText('What counts: 3 of 8 benefits, 2 of 5 costs').click();
  const costs = panel.getByRole('group', { name: 'Costs that count' });
  const check = part(page, 'Would a CFO');
  // By keyboard.
  for (const cost of [0, 1]) {
    await expect(check.locator('.findings')).not.toContainText('Wrong');
    await costs.getByRole('checkbox').nth(cost).focus();
    await page.keyboard.press('Space');
  }
  await expect(check.locator('.findings li').first()).toContainText('Wrong');
  await check.getByRole('button', { name: "Go to The customer's own costs" }).click();
  await expect(at(page, 'what-counts')).toBeFocused();
  await panel.getByLabel(/^Maintenance/).check();
  await expect(panel.locator('.driver').filter({ hasText: 'Maintenance' })).toBeVisible();
  await expect(returns.locator('.pain')).not.toContainText('€163,600');
});

test('sources and cautions stand in the why of a driver', async ({ page }) => {
  const { panel } = await open(page);
  await panel.getByText('Saves €13,500 a year at full run').click();
  await expect(panel.locator('.cautions')).toContainText("30 to 45 % is a vendor’s claim");
});

test('what to beware of in figures that benefits share stands beside them', async ({ page }) => {
  const { panel } = await open(page);
  const beware = panel.getByText('What to beware of in these figures');
  await expect(beware).toHaveCount(0);
  await panel.getByText('What counts: 3 of 8 benefits').click();
  // It counts the same stops by their parts, so it shares their figures.
  await panel.getByLabel(/^Unplanned downtime, by its parts/).check();
  await beware.click();
  await expect(panel.locator('.cautions')).toContainText("Downtime avoided: 30 to 45 % is a vendor’s claim");
});

for (const width of [1440, 1280, 360, 320]) {
  test(`with all of it open nothing is wider than ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page, 'Another share', 'Scenarios', 'Waiting', 'Would a CFO');
    await named(page, 'A scenario with quite a long name of its own');
    await expect(page.getByRole('columnheader', { name: 'A scenario with' })).toHaveCount(1);
    const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect(widest).toBeLessThanOrEqual(width);
    // Nothing sticks out of the card either, but what can be moved along in its own frame.
    const out = await page.locator('.return').evaluate((card) => {
      const edge = card.getBoundingClientRect().right;
      const inside = [...card.querySelectorAll('*')].filter((one) => !one.closest('.scroll'));
      return inside.filter((one) => one.getBoundingClientRect().right > edge).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(out).toEqual([]);
    // The three scenarios that every case has need no moving along.
    await page.getByRole('button', { name: 'Delete A scenario' }).click();
    await expect(page.locator('table.side-by-side thead th')).toHaveCount(4);
    const table = page.locator('.scroll').filter({ has: page.locator('table.side-by-side') });
    expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(8);
  });
}

// What a prospect types, picks and ticks, and what the calculator honestly makes of it.

import { expect, test } from './fixture';
import { type Language, amount, answers, figure, offered, openCalculator, openPanels, opener, problem, shown } from './calculator';
import type { Page } from '@playwright/test';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Types as people do, key by key. */
async function type(page: Page, id: string, text: string) {
  await figure(page, id).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

const given = async (page: Page, id: string) => (await answers(page)).figures.manufacturing?.[id];

// What is typed, what it means, and what stands there once the field is left.
const WRITTEN: Record<Language, [string, string, number, string][]> = {
  en: [
    ['material_spend', '1,234.56', 1234.56, '1,234.56'],
    ['material_spend', '€ 2000000', 2_000_000, '2,000,000'],
    ['downtime_hours', '95.5', 95.5, '95.5'],
    ['downtime_cut', '12.5 %', 0.125, '12.5'],
    ['downtime_cut', '7', 0.07, '7'],
    ['planners', '6', 6, '6'],
  ],
  de: [
    ['material_spend', '1.234,56', 1234.56, '1.234,56'],
    ['material_spend', '2.000.000 €', 2_000_000, '2.000.000'],
    ['downtime_hours', '95,5', 95.5, '95,5'],
    ['downtime_cut', '12,5 %', 0.125, '12,5'],
    ['planners', '6', 6, '6'],
  ],
  'zh-Hans': [
    ['material_spend', '1,234.56', 1234.56, '1,234.56'],
    ['downtime_hours', '９５.５', 95.5, '95.5'],
    ['downtime_cut', '12.5％', 0.125, '12.5'],
  ],
};

for (const [language, all] of Object.entries(WRITTEN) as [Language, (typeof WRITTEN)['en']][]) {
  test(`${language}: every kind of number is read as it is written there`, async ({ page }) => {
    await openCalculator(page, { language });
    await openPanels(page, 'assumptions');
    for (const [id, text, value, written] of all) {
      await type(page, id, text);
      await expect(figure(page, id)).toHaveValue(text);
      await expect(problem(page, `figure.${id}`)).toHaveCount(0);
      expect(await given(page, id)).toBe(value);
      await page.keyboard.press('Tab');
      await expect(figure(page, id)).toHaveValue(written);
    }
  });
}

test('what another convention reads differently is asked back, not guessed', async ({ page }) => {
  await openCalculator(page, { language: 'de' });
  await figure(page, 'downtime_hours').fill('95.5');
  await expect(problem(page, 'figure.downtime_hours')).toContainText('95,5');
  expect(await given(page, 'downtime_hours')).toBeUndefined();
});

test('nonsense is refused at its place and stays as typed; the estimate keeps the last good figure', async ({ page }) => {
  await openCalculator(page);
  await type(page, 'downtime_hours', '240');
  const good = await shown(page);
  for (const [text, said] of [
    ['lots', 'This is not a number.'], ['-5', 'from 0 to 1,000,000,000,000'], ['1e13', 'from 0 to 1,000,000,000,000'],
    ['12 %', ''], ['', ''], ['1 2 3', ''], ['∞', ''], ['=1+1', ''], ['NaN', ''], ['0x10', ''],
  ]) {
    await figure(page, 'downtime_hours').fill(text!);
    const field = figure(page, 'downtime_hours');
    await expect(field, text).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAttribute('aria-describedby', 'figure.downtime_hours-problem');
    await expect(problem(page, 'figure.downtime_hours')).not.toBeEmpty();
    if (said) await expect(problem(page, 'figure.downtime_hours')).toHaveText(said);
    expect(await shown(page)).toBe(good);
    await page.keyboard.press('Tab');
    await expect(field).toHaveValue(text!);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await type(page, 'downtime_hours', '240');
  await expect(problem(page, 'figure.downtime_hours')).toHaveCount(0);
  await expect(figure(page, 'downtime_hours')).not.toHaveAttribute('aria-invalid');
  expect(await given(page, 'downtime_hours')).toBe(240);
});

test('Escape takes back what was typed since the field was entered', async ({ page }) => {
  await openCalculator(page);
  await type(page, 'downtime_hours', '240');
  await page.keyboard.press('Tab');
  const good = await shown(page);
  await type(page, 'downtime_hours', 'lots');
  await page.keyboard.press('Escape');
  await expect(figure(page, 'downtime_hours')).toHaveValue('240');
  await expect(figure(page, 'downtime_hours')).not.toHaveAttribute('aria-invalid');
  expect(await shown(page)).toBe(good);
});

test('people are counted whole, and within reason', async ({ page }) => {
  await openCalculator(page);
  const quantity = page.locator('#quantity');
  for (const [text, said] of [['20.5', 'a whole number, please'], ['0', 'from 1 to 10,000,000'], ['10,000,001', 'from 1 to 10,000,000'], ['-1', 'from 1 to 10,000,000']]) {
    await quantity.fill(text!);
    await expect(problem(page, 'quantity')).toHaveText(said!);
  }
  await quantity.fill('10,000,000');
  await expect(problem(page, 'quantity')).toHaveCount(0);
  await expect(page.locator('#line-plan')).toContainText('€960,000,000 a year');
});

test('a limit of the offer is named in the reader’s own writing', async ({ page }) => {
  await openCalculator(page, { language: 'de' });
  await openPanels(page, 'assumptions');
  await type(page, 'planning_hours', '81');
  await expect(problem(page, 'figure.planning_hours')).toHaveText('von 0 bis 80');
  await type(page, 'downtime_cut', '101');
  await expect.poll(async () => plain((await problem(page, 'figure.downtime_cut').textContent())!)).toBe('von 0 % bis 100 %');
});

test('plan, term and number of units make the price of the price book', async ({ page }) => {
  await openCalculator(page);
  await openPanels(page, 'assumptions');
  const price = page.locator('#line-plan dd');
  await expect(price).toHaveText('€1,920 a year');
  await page.locator('#years').selectOption('3');
  await expect(price).toHaveText('€1,728 a year');
  await page.locator('#plan').selectOption('team');
  await expect(page.locator('#line-plan dt')).toHaveText('Team, 20 users');
  await expect(price).toHaveText('€2,700 a year');
  await page.locator('#years').selectOption('1');
  await page.locator('#plan').selectOption('business');
  // 99 at 240, 150 at 210 and the 250th at 180: each unit at the price of its own step.
  await page.locator('#quantity').fill('250');
  await expect(price).toHaveText(`€${(99 * 240 + 150 * 210 + 180).toLocaleString('en')} a year`);
  // A plan that begins at 20 sells no fewer, and says so.
  await page.locator('#quantity').fill('3');
  await expect(page.locator('#line-plan dt')).toHaveText('Business, 20 users');
});

test('another industry asks other things, and what was answered before is still there', async ({ page }) => {
  await openCalculator(page);
  await figure(page, 'downtime_hours').fill('95');
  const before = await shown(page);
  for (const industry of ['professional_services', 'technology', 'other']) {
    await page.locator('#industry').selectOption(industry);
    await expect(figure(page, 'downtime_hours')).toHaveCount(0);
    expect(await page.locator('#questions .row').count()).toBeGreaterThan(2);
    await expect(amount(page)).not.toBeEmpty();
  }
  await page.locator('#industry').selectOption('manufacturing');
  await expect(figure(page, 'downtime_hours')).toHaveValue('95');
  await expect.poll(() => shown(page)).toBe(before);
});

test('a benefit counts when it is ticked, and asks for its figures', async ({ page }) => {
  await openCalculator(page);
  await openPanels(page, 'derivation', 'assumptions');
  const before = await shown(page);
  await expect(figure(page, 'maintenance_spend')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Maintenance' }).check();
  await expect(figure(page, 'maintenance_spend')).toBeVisible();
  await expect(page.locator('#derived-maintenance')).toContainText('€80,000');
  expect(await shown(page)).not.toBe(before);
  await page.getByRole('checkbox', { name: 'Maintenance' }).uncheck();
  await expect.poll(() => shown(page)).toBe(before);
  expect((await answers(page)).drivers.manufacturing ?? {}).toEqual({});
});

test('an own figure is marked, and goes back to the offer’s', async ({ page }) => {
  await openCalculator(page);
  await openPanels(page, 'assumptions');
  const before = await shown(page);
  const note = page.locator('[id="figure.downtime_cut-source"]');
  await expect(note).toContainText('10% to 40% · published study');
  await type(page, 'downtime_cut', '40');
  await expect(note).toContainText('your figure');
  expect(await shown(page)).not.toBe(before);
  await page.getByRole('button', { name: 'Downtime avoided: back to ours' }).click();
  await expect(figure(page, 'downtime_cut')).toHaveValue('25');
  await expect.poll(() => shown(page)).toBe(before);
});

test('starting over forgets everything', async ({ page }) => {
  await openCalculator(page);
  const before = await page.locator('main').innerHTML();
  await openPanels(page, 'derivation', 'assumptions', 'keep');
  await page.locator('#industry').selectOption('technology');
  await page.locator('#quantity').fill('nonsense');
  await page.locator('#plan').selectOption('team');
  await page.locator('#start-over').click();
  await expect.poll(() => page.locator('main').innerHTML()).toBe(before);
  expect((await answers(page)).figures).toEqual({});
});

test('a year’s columns add up, and so does what is left', async ({ page }) => {
  await openCalculator(page);
  await openPanels(page, 'derivation');
  const rows = await page.locator('#by-year tbody tr').evaluateAll((rows) => rows.map((row) =>
    [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent!.replace('−', '-').replace(/[^\d.-]/g, '')))));
  const [benefits, costs, left] = rows as [number[], number[], number[]];
  expect(benefits).toHaveLength(4);
  // Each is rounded for itself.
  left.forEach((amount, year) => expect(Math.abs(benefits[year]! - costs[year]! - amount)).toBeLessThanOrEqual(1));
  expect(costs[0]).toBeGreaterThanOrEqual(1920 + 250);
});

test.describe('honest where it does not pay', () => {
  test('a loss is called one, and not advised', async ({ page }) => {
    await openCalculator(page);
    for (const id of ['downtime_hours', 'material_spend', 'planners']) await figure(page, id).fill('0');
    await expect(page.locator('#gain')).toContainText('it would cost more than it brings, by');
    await expect(amount(page)).not.toContainText('−');
    await expect(page.locator('#advice')).toHaveText('On these figures it does not pay, and we would not advise it.');
    await expect(page.locator('#line-payback dd')).toHaveText('not within 3 years');
    await expect(page.locator('#benefit')).toContainText('€0 benefit');
  });

  test('what could go either way says so, with the loss first', async ({ page }) => {
    await openCalculator(page);
    await figure(page, 'downtime_hours').fill('60');
    await expect(page.locator('#gain')).toContainText('it could be a loss or a gain:');
    await expect(amount(page)).toHaveText(/^−€[\d,]+ to €[\d,]+$/);
    await expect(page.locator('#advice')).toHaveCount(0);
    await expect(page.locator('#line-payback dd')).toHaveText(/^\d+ months, cautiously not within 3 years$/);
  });

  test('a division by 0 is no result, and goes away with its cause', async ({ page }) => {
    const offer = await offered((offer) => {
      const model = offer.roi_models[0];
      model.drivers[0].baseline = 'material_spend / planners';
    });
    await openCalculator(page, { offer });
    await openPanels(page, 'derivation');
    await figure(page, 'planners').fill('4');
    const before = await shown(page);
    await figure(page, 'planners').fill('0');
    await expect(page.locator('#no-result')).toContainText('something is divided by 0');
    await expect(page.locator('#gain, #go, #derivation')).toHaveCount(0);
    await expect(opener(page, 'derivation')).toHaveCount(0);
    await figure(page, 'planners').fill('4');
    await expect.poll(() => shown(page)).toBe(before);
    await expect(page.locator('#derivation')).toBeVisible();
  });

  test('very large figures stay figures, within the page', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await openCalculator(page);
    await openPanels(page, 'derivation', 'assumptions');
    for (const id of ['material_spend', 'downtime_hours', 'planners', 'downtime_rate']) await figure(page, id).fill('1e12');
    await page.locator('#quantity').fill('10000000');
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/NaN|Infinity|∞|undefined|e\+/);
    await expect(amount(page)).toContainText('€');
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

// How we sell: what a motion costs moves the dead zone, and the recommendation with it.

import { expect, test } from './fixture';
import { at, inTheSameFrame, openMotions, openStudio } from './studio';

const changes = [
  { what: 'a win rate of 40 %', id: 'motion-1-win_rate', text: '40', edge: '€8,108' },
  { what: 'a lead cost of 300', id: 'motion-1-lead_cost', text: '300', edge: '€8,238' },
  { what: 'five hours of an account executive', id: 'motion-1-hours-0', text: '5', edge: '€8,114' },
];

for (const { what, id, text, edge } of changes) {
  test(`${what} moves the upper edge to ${edge}`, async ({ page }) => {
    const { kicker, map, panel } = await openStudio(page);
    await openMotions(page);
    expect(await inTheSameFrame(page, id, text, '.advice .kicker')).toBe(
      `Dead-zone deal · €1,000 to ${edge}`,
    );
    await expect(map).toContainText(`Upper edge at ${edge}`);
    await expect(panel.locator('.sums').last()).toContainText(`Meets both targets from${edge}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(kicker).toContainText('€9,666');
  });
}

test('the lower edge is where customers stop buying alone', async ({ page }) => {
  const { kicker } = await openStudio(page);
  await openMotions(page, '0');
  await at(page, 'motion-0-acceptance.half_at').fill('2000');
  await expect(kicker).toHaveText('Dead-zone deal · €2,000 to €9,666');
});

test('the motion shown first is the one this deal is sold through', async ({ page }) => {
  await openStudio(page);
  await at(page, 'tab-motions').click();
  await expect(at(page, 'motion').locator('option:checked')).toHaveText('Inside sales');
});

test('an upper limit below the lower one waits until there is room', async ({ page }) => {
  const { notice } = await openStudio(page);
  await openMotions(page);
  await at(page, 'motion-1-acceptance.tenth_at').fill('50000');
  await expect(notice).toBeVisible();
  await at(page, 'motion-1-acceptance.half_at').fill('40000');
  await expect(notice).toBeHidden();
});

test('an open corridor says so', async ({ page }) => {
  const { corridor } = await openStudio(page);
  await at(page, 'hurdle-payback').fill('');
  await at(page, 'hurdle-roi').fill('');
  await at(page, 'quantity').fill('80');
  await expect(corridor.locator('.note')).toHaveText(
    /^From €9,666 to €[\d,]+ a price suits both sides at today's win rate \(above it they lose money\)\.$/,
  );
  await expect(corridor.locator('.note')).not.toHaveClass(/warn/);
});

const bands = [
  { plan: 'Team', quantity: '40', says: 'Dead-zone deal · €1,000 to €9,666' },
  { plan: 'Team', quantity: '100', says: 'Healthy in Inside sales' },
  { plan: 'Team', quantity: '500', says: 'Dead-zone deal · €60,000 to €124,399' },
  { plan: 'Team', quantity: '1000', says: 'Healthy in Enterprise' },
];

for (const { plan, quantity, says } of bands) {
  test(`${quantity} of ${plan}: ${says}`, async ({ page }) => {
    const { kicker, headline } = await openStudio(page);
    await at(page, 'plan').selectOption(plan);
    await at(page, 'quantity').fill(quantity);
    await expect(kicker).toHaveText(says);
    await expect(headline).not.toBeEmpty();
  });
}

test('a deal that earns, and that the customer cannot bear, is not said to cost more than it brings', async ({ page }) => {
  const { advice, headline } = await openStudio(page);
  await at(page, 'quantity').fill('100');
  await expect(headline).toHaveText('Decline this deal.');
  await expect(advice).toContainText('No terms suit both sides. The customer\'s own hurdles allow no more than €6,933');
  await expect(advice).not.toContainText('costs more than it brings');
});

test('without a dead zone the map says so', async ({ page }) => {
  const { map } = await openStudio(page);
  await openMotions(page, '0');
  await at(page, 'motion-0-acceptance.tenth_at').fill('800000');
  await at(page, 'motion-0-acceptance.half_at').fill('400000');
  await expect(map).toContainText('No gap between two ways of selling.');
});

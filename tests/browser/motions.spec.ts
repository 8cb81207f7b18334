// How we sell: what a motion costs moves the dead zone, and the recommendation with it.

import { test, expect } from './fixture';
import { field, inTheSameFrame, open, openMotions } from './studio';

const changes = [
  { what: 'a win rate of 40 %', id: 'motion-1-win_rate', text: '40', edge: '€8,108' },
  { what: 'a lead cost of 300', id: 'motion-1-lead_cost', text: '300', edge: '€8,238' },
  { what: 'five hours of an account executive', id: 'motion-1-hours-0', text: '5', edge: '€8,114' },
];

for (const { what, id, text, edge } of changes) {
  test(`${what} moves the upper edge to ${edge}`, async ({ page }) => {
    const { kicker, map, panel } = await open(page);
    await openMotions(page);
    expect(await inTheSameFrame(page, id, text, '.advice .kicker')).toBe(
      `Dead-zone deal · €1,000 to ${edge}`,
    );
    await expect(map).toContainText(`Upper edge at ${edge}`);
    await expect(panel.locator('.sums')).toContainText(`Meets both targets from${edge}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(kicker).toContainText('€9,666');
  });
}

test('the lower edge is where customers stop buying alone', async ({ page }) => {
  const { kicker } = await open(page);
  await openMotions(page, '0');
  await field(page, 'motion-0-acceptance.half_at').fill('2000');
  await expect(kicker).toHaveText('Dead-zone deal · €2,000 to €9,666');
});

test('with account executives fully booked self-service earns more', async ({ page }) => {
  const { headline, panel, remedies } = await open(page);
  await openMotions(page);
  await expect(panel).toContainText('An AE hour is worth €75');
  await field(page, 'ae-time').selectOption('Fully booked');
  await expect(panel).toContainText('An AE hour is worth €902');
  await expect(headline).toHaveText('Send them to self-service at €6,000 a year.');
  await expect(remedies.locator('tbody tr').first()).toContainText('Self-service');
});

test('the motion shown first is the one this deal is sold through', async ({ page }) => {
  await open(page);
  await field(page, 'tab-motions').click();
  await expect(field(page, 'motion').locator('option:checked')).toHaveText('Inside sales');
});

test('an upper limit below the lower one waits until there is room', async ({ page }) => {
  const { notice } = await open(page);
  await openMotions(page);
  await field(page, 'motion-1-acceptance.tenth_at').fill('50000');
  await expect(notice).toBeVisible();
  await field(page, 'motion-1-acceptance.half_at').fill('40000');
  await expect(notice).toBeHidden();
});

test('an open corridor says so', async ({ page }) => {
  const { corridor } = await open(page);
  await field(page, 'hurdle-payback').fill('');
  await field(page, 'hurdle-roi').fill('');
  await field(page, 'quantity').fill('80');
  await expect(corridor.locator('.note')).toHaveText(
    /^Any price from €9,666 to €[\d,]+ suits both sides \(above it they lose money\)\.$/,
  );
  await expect(corridor.locator('.note')).not.toHaveClass(/warn/);
});

const bands = [
  { plan: 'Starter', quantity: '1', says: 'Loses money in Self-service' },
  { plan: 'Starter', quantity: '2', says: 'Weak in Self-service' },
  { plan: 'Starter', quantity: '5', says: 'Healthy in Self-service' },
  { plan: 'Team', quantity: '40', says: 'Dead-zone deal · €1,000 to €9,666' },
  { plan: 'Team', quantity: '100', says: 'Healthy in Inside sales' },
  { plan: 'Team', quantity: '500', says: 'Dead-zone deal · €60,000 to €124,399' },
  { plan: 'Team', quantity: '1000', says: 'Healthy in Enterprise' },
];

for (const { plan, quantity, says } of bands) {
  test(`${quantity} of ${plan}: ${says}`, async ({ page }) => {
    const { kicker, headline } = await open(page);
    await field(page, 'plan').selectOption(plan);
    await field(page, 'quantity').fill(quantity);
    await expect(kicker).toHaveText(says);
    await expect(headline).not.toBeEmpty();
  });
}

test('without a dead zone the map says so', async ({ page }) => {
  const { map } = await open(page);
  await openMotions(page, '0');
  await field(page, 'motion-0-acceptance.tenth_at').fill('800000');
  await field(page, 'motion-0-acceptance.half_at').fill('400000');
  await expect(map).toContainText('No dead zone: every deal size has a way of selling that pays.');
});

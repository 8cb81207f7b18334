// The main job: a customer's figures in, both sides' answers out, at every key press.

import { expect, test } from './fixture';
import { field, openStudio } from './studio';

test('the sample deal comes computed, with the figures of the worked example', async ({ page }) => {
  await openStudio(page);
  const advice = page.locator('.advice');
  await expect(advice.locator('.kicker')).toHaveText('Dead-zone deal · €1,000 to €9,666');
  await expect(advice.locator('h2')).toHaveText('Offer €6,750 a year plus €250 onboarding, sold the light way.');
  await expect(advice.locator('.facts')).toContainText('11.9');
  await expect(advice.locator('.facts')).toContainText('3.4');
  await expect(advice.locator('.facts')).toContainText('€2,523');
  await expect(advice).toContainText("limited by: customer's payback");
  await expect(advice).toContainText('next best: 3 years, 10% less');
  const back = page.locator('.return');
  await expect(back.locator('.big')).toContainText('about €19,000');
  for (const figure of ['17.8', '88%', '53%', '€19,122', '80.4%', '€40,902', '€21,424', '97.3%']) {
    await expect(back).toContainText(figure);
  }
  await expect(back.locator('svg')).toContainText('−8,890');
  await expect(back.locator('svg')).toContainText('20,507');
});

test('corridor and map show every price and size of the worked example', async ({ page }) => {
  await openStudio(page);
  const corridor = page.locator('figure').filter({ hasText: 'Price corridor' });
  for (const price of ['€3,134', '€6,000', '€6,664', '€6,750', '€6,933', '€9,666']) {
    await expect(corridor.locator('svg')).toContainText(price);
  }
  const map = page.locator('figure').filter({ hasText: 'Deal-size map' });
  await expect(map.locator('.zone')).toHaveCount(2);
  await expect(map).toContainText('Lower edge at €1,000');
  await expect(map).toContainText('Upper edge at €9,666');
  await map.getByText('The figures behind the map').click();
  await expect(map.locator('.scroll table')).toContainText('€124,399');
});

test('every remedy has its price, win rate, profit and payback', async ({ page }) => {
  await openStudio(page);
  const row = (name: string) => page.locator('.remedies tbody tr').filter({ hasText: name });
  await expect(row('Onboarding charge')).toContainText('2,300');
  await expect(row('Onboarding charge')).toContainText('2,542');
  await expect(row('Support charge')).toContainText('900/y');
  await expect(row('Support charge')).toContainText('2,624');
  await expect(row('Take it as it is')).toContainText('2,217');
  await expect(row('Self-service')).toContainText('238');
  await expect(page.locator('.remedies tr.on')).toContainText('823');
});

test('a new customer is entered key by key, and every figure follows in the same frame', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'New customer' }).click();
  await expect(field(page, 'Name')).toHaveValue('');
  await field(page, 'Name').pressSequentially('Muster GmbH');
  await expect(page).toHaveTitle('Muster GmbH · Worthwhile');
  await page.getByLabel('Industry').selectOption({ label: 'Professional services' });
  await page.getByLabel('Plan').selectOption({ label: 'Business' });
  await field(page, 'Staff').fill('60');
  await field(page, 'Quantity').fill('50');
  await page.getByLabel('Term', { exact: true }).selectOption({ label: '2 years, −5%' });
  await expect(page.locator('output')).toHaveText('€11,400');
  await expect(page.locator('.driver')).toHaveCount(3);
  const before = await page.locator('.big b').textContent();
  // One key press, and what stands in the page at the next frame.
  const after = await page.evaluate(async () => {
    const input = document.getElementById('figure-consultants') as HTMLInputElement;
    input.value = '40';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return document.querySelector('.big b')?.textContent;
  });
  expect(after).not.toBe(before);
});

test('a slider moves the figures by keyboard', async ({ page }) => {
  await openStudio(page);
  const slider = page.locator('#figure-downtime_cut-slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(field(page, 'Downtime avoided')).toHaveValue('26');
  await expect(page.locator('.metrics')).not.toContainText('€21,424');
});

test('a figure of how we sell moves the dead zone', async ({ page }) => {
  await openStudio(page);
  const map = page.locator('figure').filter({ hasText: 'Deal-size map' });
  await page.getByRole('tab', { name: 'How we sell' }).click();
  for (const [label, text, edge] of [
    ['Win rate', '40', '€8,108'],
    ['Win rate', '20', '€12,782'],
    ['Win rate', '30', '€9,666'],
    ['Lead cost', '300', '€8,238'],
    ['Lead cost', '600', '€9,666'],
    ['Account executive', '5', '€8,114'],
  ]) {
    await field(page, label).fill(text);
    await expect(map).toContainText(`Upper edge at ${edge}`);
    await expect(page.locator('.kicker')).toContainText(edge);
  }
});

test('fully booked account executives turn the advice to self-service', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('tab', { name: 'How we sell' }).click();
  await page.getByLabel('Do account executives have time?').selectOption('Fully booked');
  await expect(page.locator('.advice h2')).toHaveText('Send them to self-service at €6,000 a year.');
  await expect(page.getByText('An AE hour is worth €902').first()).toBeVisible();
});

test('a corridor far below list says how far, and names no range that ends before it begins', async ({ page }) => {
  await openStudio(page);
  await field(page, 'Quantity').fill('400');
  const words = page.getByText('Only the lighter sale leaves room');
  await expect(words).toContainText('from €6,664 to €6,933 at its win rate (set by their payback).');
  await expect(words).toContainText('That is at least 88% off list; below €48,000 a discount needs approval.');
  await expect(page.locator('.draggable').first()).toContainText('approval limit€48,000');
});

test('a large deal is healthy, and its corridor open', async ({ page }) => {
  await openStudio(page);
  await field(page, 'Quantity').fill('100');
  await field(page, 'Unplanned downtime').fill('600');
  await expect(page.locator('.kicker')).toHaveText('Healthy in Inside sales');
  await expect(page.getByText(/From €.* a price suits both sides/)).toBeVisible();
});

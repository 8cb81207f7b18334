// One deal, as in a customer meeting: the worked example on screen, then a customer of one's own.

import { test, expect } from './fixture';
import { cells, field, inTheSameFrame, open } from './studio';

test('the recommendation of the worked example stands at the top', async ({ page }) => {
  const { headline, kicker, advice } = await open(page);
  await expect(headline).toHaveText('Keep €6,000 a year and charge €900 a year for support.');
  await expect(kicker).toHaveText('Dead-zone deal · €1,000 to €9,666');
  await expect(advice).toContainText('19.3 months; the target is 12 months');
  await expect(advice).toContainText('adds €407 per opportunity and shortens the payback to 17.4 months');
  await expect(advice).toContainText('Once an AE hour is worth more than €365, self-service earns more');
  await expect(advice.locator('.chip')).toHaveText([
    'misses: LTV:CAC target, payback target',
    "limited by: customer's payback",
    'next best: onboarding charge of €2,300',
  ]);
});

test('the corridor names all five prices', async ({ page }) => {
  const { corridor } = await open(page);
  const labels = await corridor.locator('svg text').allTextContents();
  const pairs = labels.flatMap((name, at) => (at % 2 ? [] : [`${name} ${labels[at + 1]}`]));
  expect(pairs.sort()).toEqual([
    'break-even €3,134',
    "customer's ceiling €6,933",
    'list €6,000',
    'offer €6,900',
    'our floor €9,666',
  ]);
  await expect(corridor).toContainText('The gap is €2,734 a year.');
});

test('the map explains both edges of the dead zone', async ({ page }) => {
  const { map } = await open(page);
  await expect(map).toContainText('Lower edge at €1,000, a matter of behaviour');
  await expect(map).toContainText('Upper edge at €9,666, a matter of cost');
  await expect(map.locator('svg')).toContainText('this deal €6,000');
  await map.getByText('The figures behind the map').click();
  expect(await cells(map, 'Inside sales')).toEqual([
    '€1,400', '€6,166', '€3,134', '€8,583', '€9,666', '€60,000', '100%',
  ]);
});

test('the ways out are ranked, each with its figures', async ({ page }) => {
  const { remedies } = await open(page);
  const profits = await remedies.locator('tbody td:nth-child(5)').allTextContents();
  expect(profits).toEqual(['€2,624', '€2,542', '€2,542', '€2,217', '€238', '€0']);
  expect(await cells(remedies, 'Support charge')).toEqual([
    '€6,000', '€900 a year', '28%', '€2,624', '€319', '2.3', '17.4', '17.9',
  ]);
  expect(await cells(remedies, 'Self-service')).toEqual([
    '€6,000', '–', '2.4%', '€238', '–', '66.2', '0.4', '15.7',
  ]);
});

test("the customer's return adds up, year by year", async ({ page }) => {
  const { gain, returns } = await open(page);
  await expect(gain).toContainText('about €19,000');
  await expect(returns.locator('dl')).toContainText('17.9');
  await expect(returns.locator('svg .value')).toHaveText(['−8,790', '3,117', '11,509', '20,507']);
  await returns.getByText('Year by year').click();
  expect(await cells(returns, 'Net')).toContain('20,507');
  expect(await cells(returns, 'Added up')).toEqual(['−8,790', '−5,673', '5,836', '26,342']);
  expect(await cells(returns, 'ROI, net of costs')).toEqual(['86.4%', '110.0%']);
});

test('counting as TEI studies do moves the costs to the year ends', async ({ page }) => {
  const { returns } = await open(page);
  await field(page, 'timing').selectOption('tei');
  await expect(returns.locator('svg .value')).toHaveText(['−1,890', /./, /./, /./]);
});

test('a new customer is entered from name to term', async ({ page }) => {
  const { kicker, panel, returns } = await open(page);
  await page.getByRole('button', { name: 'New customer' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ostsee Beratung');
  await page.getByLabel('Industry').selectOption('Professional services');
  await page.getByLabel('Staff').fill('30');
  await page.getByLabel('Billable people').fill('20');
  await page.getByLabel('Billing rate').fill('100');
  await page.getByLabel('Plan', { exact: true }).selectOption('Business');
  await page.getByLabel('Quantity').fill('30');
  await page.getByLabel('Term').selectOption('2 years, −5%');
  await expect(panel.locator('output')).toHaveText('€6,840');
  // 20 people x 1,700 h x 68.9 % x €100 x 5 % never reach an invoice.
  await expect(page.getByRole('region', { name: 'Work not billed' })).toContainText('€117,130 a year');
  await expect(kicker).toHaveText('Dead-zone deal · €1,000 to €9,666');
  await expect(returns.locator('.big')).toContainText('net present value, 3 years');
  await expect(page).toHaveTitle('Ostsee Beratung · Worthwhile');
});

test('the title and the bar follow the name', async ({ page }) => {
  await open(page);
  const name = field(page, 'customer-name');
  await expect(page).toHaveTitle('Brandt Verpackungen · Worthwhile');
  await name.fill('Brandt & Söhne');
  await expect(page).toHaveTitle('Brandt & Söhne · Worthwhile');
  await expect(page.locator('.whose b')).toHaveText('Brandt & Söhne');
  await name.fill('');
  await expect(page).toHaveTitle('Worthwhile');
});

const followers = [
  { id: 'figure-downtime_hours', text: '240', place: '.driver h3 em', shows: '€108,000 a year' },
  { id: 'figure-downtime_cut', text: '30', place: '.driver summary', shows: '€16,200' },
  { id: 'quantity', text: '41', place: '.inputs output', shows: '€6,150' },
  { id: 'quantity', text: '100', place: '.advice .kicker', shows: 'Healthy in Inside sales' },
  { id: 'quantity', text: '100', place: '.advice h2', shows: '€15,000' },
  { id: 'quantity', text: '100', place: '.centre figure svg', shows: '€15,000' },
  { id: 'hurdle-payback', text: '20', place: '.centre figure .note', shows: 'customer bears' },
  { id: 'customer-name', text: 'Lena', place: 'title', shows: 'Lena · Worthwhile' },
];

for (const { id, text, place, shows } of followers) {
  test(`${place} shows ${id} ${text} in the same frame`, async ({ page }) => {
    await open(page);
    expect(await inTheSameFrame(page, id, text, place)).toContain(shows);
  });
}

test('every key press counts, not only the last', async ({ page }) => {
  const { panel } = await open(page);
  await field(page, 'quantity').fill('');
  for (const [key, price] of [['1', '€6,000'], ['2', '€1,800'], ['3', '€18,450']]) {
    await field(page, 'quantity').press(key);
    // One user is fewer than the plan's minimum of five, so the last good figure stands.
    await expect(panel.locator('output')).toHaveText(price);
  }
});

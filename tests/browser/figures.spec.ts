// The figures behind the pictures, and that all of them follow a key press in its own frame.

import { expect, test } from './fixture';
import { at, cells, inTheSameFrame, openStudio } from './studio';

test('the table behind the map holds what each motion costs and needs', async ({ page }) => {
  const { map } = await openStudio(page);
  await map.getByText('The figures behind the map').click();
  expect(await cells(map, 'Inside sales')).toEqual([
    '€1,400', '€6,166', '€3,134', '€8,583', '€9,666', '€60,000', '100%',
  ]);
});

test('every way out has all its figures', async ({ page }) => {
  const { remedies } = await openStudio(page);
  expect(await cells(remedies, 'Support charge')).toEqual([
    '6,000', '900/y', '28%', '2,624', '319', '2.3', '17.4', '17.9',
  ]);
  expect(await cells(remedies, 'Self-service')).toEqual([
    '6,000', '–', '2.4%', '238', '–', '66.2', '0.4', '15.7',
  ]);
});

test('the price on offer, its return and its payback agree wherever they stand', async ({ page }) => {
  const { advice, corridor, remedies, returns } = await openStudio(page);
  const first = await remedies.locator('tr.on td').allTextContents();
  await expect(advice.locator('h2')).toContainText(`€${first[0]}`);
  await expect(corridor.locator('.pick')).toContainText(`€${first[0]}`);
  await expect(advice.locator('.facts')).toContainText(`€${first[3]}`);
  await expect(returns.locator('dl').first()).toContainText(first[7]);
  expect(await cells(returns, 'Payback, months after signature')).toContain(first[7]);
});

test('the cash flow adds up, in the picture and in the table', async ({ page }) => {
  const { returns } = await openStudio(page);
  await returns.getByText('Year by year').click();
  const flow = returns.locator('figure');
  const amounts = async (row: string) =>
    (await cells(flow, row)).map((text) => Number(text.replaceAll(',', '').replace('−', '-')));
  const net = await amounts('Net');
  const [benefits, costs] = [await amounts('Benefits'), await amounts('Costs')];
  net.forEach((value, year) => expect(Math.abs(value - benefits[year] + costs[year])).toBeLessThanOrEqual(1));
  const sums = net.map((_, year) => net.slice(0, year + 1).reduce((sum, value) => sum + value));
  (await amounts('Added up')).forEach((sum, year) => expect(Math.abs(sum - sums[year])).toBeLessThanOrEqual(2));
  const drawn = await returns.locator('svg .value').allTextContents();
  expect(drawn).toEqual(await cells(flow, 'Net'));
});

test('counted as TEI studies do, nothing is paid for the subscription at the start', async ({ page }) => {
  const { remedies, returns } = await openStudio(page);
  await at(page, 'timing').selectOption('tei');
  // Own effort of 40 h x €45, 5 % more for risk, and what is charged once.
  const start = async () => {
    const charge = await remedies.locator('tr.on td').nth(1).textContent();
    return `−${(1_890 + Number(charge!.replace(',', ''))).toLocaleString('en-GB')}`;
  };
  // The table follows a moment after the picture.
  const shown = () => returns.locator('svg .value').first().textContent();
  await expect.poll(async () => (await shown()) === (await start())).toBe(true);
});

const followers = [
  { id: 'figure-downtime_hours', text: '240', place: '.driver h3 em', shows: '€108,000 a year' },
  { id: 'figure-downtime_cut', text: '30', place: '.driver summary', shows: '€16,200' },
  { id: 'quantity', text: '41', place: '.inputs output', shows: '€6,150' },
  { id: 'quantity', text: '100', place: '.advice .kicker', shows: 'Healthy in Inside sales' },
  { id: 'quantity', text: '50', place: '.centre figure svg', shows: '€7,500' },
  { id: 'quantity', text: '50', place: '.here', shows: '€7,500' },
  { id: 'quantity', text: '60', place: '.return .big', shows: 'about €13,000' },
  { id: 'quantity', text: '60', place: '.return .trio', shows: '48%' },
  { id: 'hurdle-payback', text: '', place: '.advice .kicker', shows: 'Dead-zone' },
  { id: 'customer-name', text: 'Lena', place: 'title', shows: 'Lena · Worthwhile' },
];

for (const { id, text, place, shows } of followers) {
  test(`${place} follows ${id} "${text}" in the same frame`, async ({ page }) => {
    await openStudio(page);
    expect(await inTheSameFrame(page, id, text, place)).toContain(shows);
  });
}

test('what is read line by line follows in a moment', async ({ page }) => {
  await openStudio(page);
  await at(page, 'quantity').fill('50');
  await expect(page.locator('.metrics')).toContainText('€17,320');
});

test('every key press counts, not only the last', async ({ page }) => {
  const { panel } = await openStudio(page);
  await at(page, 'quantity').fill('');
  for (const [key, price] of [['5', '€750'], ['4', '€8,100'], ['3', '€81,450']]) {
    await at(page, 'quantity').press(key);
    await expect(panel.locator('output')).toHaveText(price);
  }
});

test('the title follows the name, and does without one', async ({ page }) => {
  await openStudio(page);
  await expect(page).toHaveTitle('Brandt Verpackungen · Worthwhile');
  await at(page, 'customer-name').fill('');
  await expect(page).toHaveTitle('Worthwhile');
});

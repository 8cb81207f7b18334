// What stands beside the advice: warnings, the negotiation, the month, the scenario, the gap.

import { expect, test } from './fixture';
import { openMotions, openStudio } from './studio';

test('the negotiation gives the charge first, then the price, and says who must agree', async ({ page }) => {
  await openStudio(page);
  const card = page.locator('figure', { has: page.getByRole('heading', { name: 'Negotiation' }) });
  await expect(card).toContainText('Walk away below€3,600');
  await expect(card).toContainText('Ask for€6,750');
  await expect(card.locator('tbody th')).toHaveText([
    '1. One-off charge',
    '2. Back to list price',
    '3. Discount',
    '4. Larger discount',
    '5. Larger discount',
  ]);
  await expect(card.locator('tbody td.text')).toHaveText([
    'not needed',
    'not needed',
    'not needed',
    'Head of sales',
    'Managing director',
  ]);
});

test('demands in the conservative scenario empty the corridor, and the screen says what would close it', async ({
  page,
}) => {
  await openStudio(page);
  const corridor = page.locator('figure', { has: page.getByRole('heading', { name: 'Price corridor' }) });
  await expect(corridor).not.toContainText('conservative scenario');
  await page.getByLabel('Must hold').selectOption('conservative');
  await expect(corridor).toContainText('every uncertain figure at its worse end');
  await corridor.getByText('What would close the gap').click();
  await expect(corridor.locator('.levers tbody tr').first()).toContainText('€');
  await page.getByLabel('Must hold').selectOption('expected');
  await expect(corridor).not.toContainText('What would close the gap');
});

test('the team of 75,000 a month closes, and its quota is warned of', async ({ page }) => {
  await openStudio(page);
  await openMotions(page);
  await expect(page.locator('.checks.warn')).toHaveCount(0);
  await page.getByRole('button', { name: 'Example: an SMB team of 75,000 a month' }).click();
  await page.getByText('How busy the account executives are').click();
  const month = page.locator('.month');
  await expect(month).toContainText('Deals won a month3');
  await expect(month).toContainText('New contract value a month€75,000');
  await expect(month).toContainText('Opportunities open at a time15');
  await expect(month).toContainText('Sales velocity a month€75,000');
  await page.locator('.checks.warn summary').click();
  await expect(page.locator('.checks.warn')).toContainText('7.5 times the on-target earnings');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.checks.warn')).toHaveCount(0);
});

test('worth and payback stand in every common definition', async ({ page }) => {
  await openStudio(page);
  await page.getByText('Lifetime value and payback, by definition').click();
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('Margin over churn')).toContainText('€28,000');
  await expect(row('Used here: 5 years')).toContainText('€14,156');
  await expect(row('In cash, as customers pay')).toContainText('12 months');
});

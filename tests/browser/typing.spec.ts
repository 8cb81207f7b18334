// Free to type, strict to take: bad input is kept at its place, with a reason, and the last
// good figures stand.

import { expect, test } from './fixture';
import { field, openStudio, problem } from './studio';

const HOURS = 'Unplanned downtime';

for (const [text, reason] of [
  ['', 'Please enter a number.'],
  ['-', 'This number is not complete yet.'],
  ['34e', 'This number is not complete yet.'],
  ['abc', 'This is not a number.'],
  ['about 12 hours', 'This is not a number.'],
  ['1.234,56', 'This can be read in two ways. Did you mean 1,234.56?'],
  ['1,5', 'This can be read in two ways. Did you mean 1.5?'],
  ['-5', 'must be between 0 and 1,000,000,000,000'],
  ['1e308', 'must be between 0 and 1,000,000,000,000'],
  ['1e309', 'This number is too large.'],
  ['9'.repeat(400), 'This number is too large.'],
]) {
  test(`"${text.slice(0, 20)}" is refused with a reason, and nothing changes`, async ({ page }) => {
    await openStudio(page);
    const hours = field(page, HOURS);
    await hours.fill(text);
    await expect(problem(page, HOURS)).toHaveText(reason);
    await expect(hours).toHaveAttribute('aria-invalid', 'true');
    const described = await hours.getAttribute('aria-describedby');
    await expect(page.locator(`#${described}`)).toHaveText(reason);
    await expect(page.locator('.big b')).toHaveText('about €19,000');
    await expect(page.locator('.notice')).toBeVisible();
    // Leaving the field loses nothing; Escape brings the last good value back.
    await hours.blur();
    await expect(hours).toHaveValue(text);
    await hours.focus();
    await page.keyboard.press('Escape');
    await expect(hours).toHaveValue('120');
    await expect(page.locator('.notice')).toBeHidden();
  });
}

test('what is typed stays as typed until the field is left', async ({ page }) => {
  await openStudio(page);
  const hours = field(page, HOURS);
  await hours.fill('');
  await hours.pressSequentially('0012.50');
  await expect(hours).toHaveValue('0012.50');
  await hours.blur();
  await expect(hours).toHaveValue('12.5');
});

test('the cursor stays where one types', async ({ page }) => {
  await openStudio(page);
  const spend = field(page, 'Material spend');
  await spend.focus();
  await spend.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1));
  await page.keyboard.type('34');
  await expect(spend).toHaveValue('134,200,000');
  expect(await spend.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(3);
});

test('pasted amounts, percent signs and full-width digits are understood', async ({ page }) => {
  await openStudio(page);
  for (const [label, text, value] of [
    ['Cost of a stopped hour', ' € 1,250.50 ', '1,250.5'],
    ['Downtime avoided', '30 %', '30'],
    [HOURS, '１２３．５', '123.5'],
    [HOURS, '007', '7'],
  ]) {
    await field(page, label).fill(text);
    await field(page, label).blur();
    await expect(field(page, label)).toHaveValue(value);
    await expect(problem(page, label)).toHaveCount(0);
  }
});

test('a German comma is a decimal comma in German', async ({ page }) => {
  await openStudio(page);
  await page.getByLabel('Language').selectOption('de');
  const hours = field(page, 'Ungeplante Stillstände');
  await hours.fill('1.234,56');
  await hours.blur();
  await expect(hours).toHaveValue('1.234,56');
  await hours.fill('1.5');
  await expect(problem(page, 'Ungeplante Stillstände')).toContainText('1,5');
});

test('every number field of both sides refuses nonsense without harm', async ({ page }) => {
  await openStudio(page);
  for (const tab of ['Customer', 'How we sell']) {
    await page.getByRole('tab', { name: tab }).click();
    const inputs = page.locator('.inputs .field.number input');
    for (const input of await inputs.all()) {
      for (const text of ['x', '-1e9', '1e400', '３%', '1..2']) {
        await input.fill(text);
      }
      await input.press('Escape');
    }
    await expect(inputs.first()).toBeVisible();
  }
  await expect(page.locator('.advice h2')).toBeVisible();
});

test('a name is text, whatever it holds', async ({ page }) => {
  await openStudio(page);
  for (const name of ['<img src=x onerror=alert(1)>', '=cmd|calc', "O'Neil & Söhne"]) {
    await field(page, 'Name').fill(name);
    await expect(page.locator('.whose b')).toHaveText(name);
  }
  // What would turn the direction of writing is no part of a name.
  await field(page, 'Name').fill('\u202Eevil');
  await expect(page.locator('.whose b')).toHaveText('evil');
  await expect(page.locator('.whose img')).toHaveCount(0);
  await field(page, 'Name').fill('x'.repeat(100_000));
  await expect(problem(page, 'Name')).toContainText('200');
});

// Every number field of both sides, against everything a user may type or paste into it.

import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, openMotions, openStudio, places } from './studio';

/** The ids of all number fields that are on screen. */
const numbers = (page: Page) =>
  page.locator('.inputs .field.number input[type=text]').evaluateAll((all) => all.map((one) => one.id));

const refused = ['-', '1e', '34e', 'abc', '-500', '1e308', '1e309', '9'.repeat(400), '1.234,56', '12;5', '５％％'];

/** What a refused text must do, and what it must not. */
async function refuses(page: Page, id: string, text: string) {
  const input = at(page, id);
  const before = await places(page).gain.textContent();
  await input.fill(text);
  await expect(input, `${id} refuses ${text}`).toHaveAttribute('aria-invalid', 'true');
  const message = at(page, (await input.getAttribute('aria-describedby'))!);
  await expect(message).toBeVisible();
  await expect(message).not.toBeEmpty();
  await expect(message).not.toContainText('{');
  await expect(places(page).notice).toBeVisible();
  expect(await places(page).gain.textContent()).toBe(before);
  await input.blur();
  await expect(input).toHaveValue(text);
}

async function refuseAll(page: Page) {
  const ids = await numbers(page);
  expect(ids.length).toBeGreaterThan(8);
  for (const id of ids) {
    const input = at(page, id);
    const good = await input.inputValue();
    for (const text of refused) await refuses(page, id, text);
    await input.press('Escape');
    await expect(input).toHaveValue(good);
    await expect(input).not.toHaveAttribute('aria-invalid');
    await expect(places(page).notice).toBeHidden();
  }
}

test.describe('every field refuses what is no number of its kind, and keeps it', () => {
  test.slow();

  for (const industry of ['manufacturing', 'professional_services', 'technology']) {
    test(`of a customer in ${industry}`, async ({ page }) => {
      await openStudio(page);
      await at(page, 'industry').selectOption(industry);
      await refuseAll(page);
    });
  }

  for (const motion of ['0', '1', '2']) {
    test(`of motion ${motion}`, async ({ page }) => {
      await openStudio(page);
      await openMotions(page, motion);
      await refuseAll(page);
    });
  }
});

test('an empty field is a question only where a number is needed', async ({ page }) => {
  const { notice } = await openStudio(page);
  for (const id of await numbers(page)) {
    await at(page, id).fill('');
    if (/^(hurdle|revenue)/.test(id)) {
      await expect(notice).toBeHidden();
      await expect(at(page, id)).toHaveAttribute('placeholder', 'none');
    } else {
      await expect(at(page, `${id}-problem`)).toHaveText('Please enter a number.');
      await at(page, id).press('Escape');
    }
  }
});

test('people and units are whole', async ({ page }) => {
  const { panel } = await openStudio(page);
  for (const id of ['staff', 'quantity']) {
    await at(page, id).fill('3.7');
    await expect(at(page, `${id}-problem`)).toHaveText('must be a whole number');
  }
  await expect(panel.locator('output')).toHaveText('€6,000');
});

test('while figures wait, the cards say so, each field its own', async ({ page }) => {
  const { notice } = await openStudio(page);
  const card = page.locator('.advice');
  await expect(card).toHaveCSS('border-top-style', 'solid');
  await at(page, 'staff').fill('x');
  await at(page, 'quantity').fill('y');
  await expect(card).toHaveCSS('border-top-style', 'dashed');
  await at(page, 'staff').fill('12');
  await expect(notice).toBeVisible();
  await at(page, 'quantity').fill('12');
  await expect(notice).toBeHidden();
  await expect(card).toHaveCSS('border-top-style', 'solid');
});

test('a field that waits on the other side is named', async ({ page }) => {
  const { notice } = await openStudio(page);
  await openMotions(page);
  await at(page, 'motion-1-win_rate').fill('300');
  await expect(at(page, 'motion-1-win_rate-problem')).toContainText('300%');
  await at(page, 'tab-customer').click();
  await expect(notice).toContainText('Win rate');
  await openMotions(page);
  await expect(at(page, 'motion-1-win_rate')).toHaveValue('300');
});

test('nothing is shown as more digits than it has', async ({ page }) => {
  await openStudio(page);
  await at(page, 'figure-downtime_cut').fill('0');
  await at(page, 'figure-downtime_cut').blur();
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('0');
  await openMotions(page, '0');
  await expect(at(page, 'motion-0-expansion')).toHaveValue('0');
});

const typed = [
  { locale: 'en-GB', text: '12.', id: 'figure-downtime_hours', left: '12' },
  { locale: 'en-GB', text: '000.5', id: 'figure-downtime_hours', left: '0.5' },
  { locale: 'en-GB', text: '1e3', id: 'figure-downtime_hours', left: '1,000' },
  { locale: 'en-GB', text: '12.5%', id: 'figure-downtime_cut', left: '12.5' },
  { locale: 'en-GB', text: '7', id: 'figure-scrap_rate', left: '7' },
  { locale: 'de-DE', text: '1.234,56', id: 'figure-downtime_hours', left: '1.234,56' },
  { locale: 'de-DE', text: '1,5', id: 'figure-downtime_hours', left: '1,5' },
  { locale: 'de-DE', text: '12,', id: 'figure-downtime_hours', left: '12' },
  { locale: 'de-DE', text: '1 500,50 EUR', id: 'figure-downtime_rate', left: '1.500,5' },
  { locale: 'zh-CN', text: '１２。５', id: 'figure-downtime_hours', left: '12.5' },
];

for (const { locale, text, id, left } of typed) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`"${text}" typed in ${id} stays so until it is left, then reads ${left} (${locale})`, async ({ page }) => {
      const { notice } = await openStudio(page);
      const input = at(page, id);
      await input.fill('');
      let so_far = '';
      for (const key of text) {
        so_far += key;
        await input.pressSequentially(key);
        await expect(input).toHaveValue(so_far);
      }
      await input.blur();
      await expect(input).toHaveValue(left);
      await expect(notice).toBeHidden();
    });
  });
}

test('a paste into the middle keeps what stands around it', async ({ page }) => {
  await openStudio(page);
  const input = at(page, 'figure-material_spend');
  await input.focus();
  await input.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 5));
  await page.keyboard.insertText('5');
  await expect(input).toHaveValue('15,000');
  expect(await input.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(2);
});

test('hidden characters in a name neither break lines nor turn them round', async ({ page }) => {
  await openStudio(page);
  const input = at(page, 'customer-name');
  await input.fill('Al\u0007pha\u0000\u009b');
  await input.blur();
  await expect(input).toHaveValue('Alpha');
  await input.fill('شركة النور');
  await expect(page.locator('.whose b')).toHaveText('شركة النور');
  await input.fill('9'.repeat(201));
  await expect(at(page, 'customer-name-problem')).toContainText('200');
});

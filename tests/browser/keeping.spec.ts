// Nothing is lost: reload, undo, documents that cannot be read, storage that cannot be used.

import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture';
import { field, openStudio, reloadWith } from './studio';

test('a reload keeps the case, the playbook and the language', async ({ page }) => {
  await openStudio(page);
  await field(page, 'Name').fill('Kept AG');
  await field(page, 'Unplanned downtime').fill('200');
  await page.getByRole('tab', { name: 'How we sell' }).click();
  await field(page, 'Win rate').fill('40');
  await page.getByLabel('Language').selectOption('de');
  await reloadWith(page, 'language', 'de');
  await expect(page.locator('.whose b')).toHaveText('Kept AG');
  await expect(field(page, 'Ungeplante Stillstände')).toHaveValue('200');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('tab', { name: 'Unser Vertrieb' }).click();
  await expect(field(page, 'Abschlussquote')).toHaveValue('40');
});

test('undo and redo take changes back by button and by key, also inside a field', async ({ page }) => {
  await openStudio(page);
  const hours = field(page, 'Unplanned downtime');
  await hours.fill('');
  await hours.pressSequentially('200');
  await page.keyboard.press('Control+z');
  await expect(hours).toHaveValue('120');
  await page.keyboard.press('Control+y');
  await expect(hours).toHaveValue('200');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(hours).toHaveValue('120');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a new customer shows nothing of the last one, and undo brings them back', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'New customer' }).click();
  await expect(page.locator('body')).not.toContainText('Brandt');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.whose b')).toHaveText('Brandt Verpackungen');
});

for (const [what, text, reason] of [
  ['that is no JSON', '{"format": ', 'line 1'],
  ['of a newer version', '{"format":"worthwhile.case","version":9}', '9'],
  ['with several mistakes', '{"format":"worthwhile.case","version":1,"customer":{"name":7,"industri":"x"}}', 'customer.industri'],
]) {
  test(`a kept case ${what} is shown with its mistakes, and kept`, async ({ page }) => {
    await page.addInitScript((text) => {
      if (!sessionStorage.getItem('seeded')) {
        sessionStorage.setItem('seeded', 'yes');
        localStorage.setItem('worthwhile.case', text);
      }
    }, text);
    await openStudio(page);
    const banner = page.getByRole('alert');
    await expect(banner).toContainText(reason);
    const download = page.waitForEvent('download');
    await banner.getByRole('button', { name: 'Download it' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toBe(text);
    const kept = await page.evaluate(() => Object.values({ ...localStorage }));
    expect(kept).toContain(text);
    await expect(page.locator('.whose b')).toHaveText('Brandt Verpackungen');
  });
}

test('without storage the work goes on, and the case can be taken along as a file', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await openStudio(page);
  await expect(page.getByRole('alert')).toContainText('does not let the page keep anything');
  await field(page, 'Name').fill('Unsaved Ltd');
  await expect(page.locator('.whose')).toContainText('not saved');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the case' }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved.customer.name).toBe('Unsaved Ltd');
});

test('full storage says so', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openStudio(page);
  await expect(page.getByRole('alert')).toContainText('storage is full');
});

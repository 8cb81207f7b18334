// Files of the customer's figures, made by a module that is loaded on the first click.

import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { test, expect } from './fixture';
import { at, fileOf, openStudio } from './studio';
import type { Page } from '@playwright/test';

/** Where files of the figures are made. */
async function openProposal(page: Page) {
  await openStudio(page);
  await page.getByRole('link', { name: 'Proposal' }).click();
  return page.getByRole('main');
}

const buttons = {
  workbook: /^(Spreadsheet with live formulas|Tabelle mit Formeln)$/,
  csv: /^(Cash flow as CSV|Zahlungsreihe als CSV)$/,
};

test('the workbook comes from a module that nobody loads before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const returns = await openProposal(page);
  const button = returns.getByRole('button', { name: buttons.workbook });
  await expect(button).toBeEnabled();
  expect(asked.filter((path) => path.includes('workbook'))).toEqual([]);
  const offered = page.waitForEvent('download');
  await button.click();
  const file = await offered;
  expect(file.suggestedFilename()).toBe('Brandt-Verpackungen.worthwhile.xlsx');
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.length).toBeGreaterThan(20_000);
  await expect(returns.getByRole('status').filter({ hasText: 'downloads' })).toBeVisible();
  expect(asked.filter((path) => path.includes('workbook')).sort()).toEqual(['/workbook.js', '/workbook_bg.wasm']);
});

test('the cash flow is written as the reader’s language has it', async ({ page }) => {
  const returns = await openProposal(page);
  const text = async () => (await fileOf(page, returns.getByRole('button', { name: buttons.csv }))).text;
  const english = await text();
  expect(english.startsWith('\uFEFF')).toBe(true);
  expect(english).toMatch(/Net cash flow,-\d+\.\d\d,/);
  await at(page, 'language').selectOption('de');
  await expect(returns.getByRole('button', { name: 'Zahlungsreihe als CSV' })).toBeVisible();
  expect(await text()).toMatch(/Netto-Zahlungsreihe;-\d+,\d\d;/);
});

test.describe('when the module cannot be loaded', () => {
  test.use({ tolerated: /workbook|Failed to fetch|ERR_FAILED/ });

  test('the button says so, and works as soon as it can', async ({ page }) => {
    const returns = await openProposal(page);
    const button = returns.getByRole('button', { name: buttons.workbook });
    for (const missing of ['**/workbook.js*', '**/workbook_bg.wasm*']) {
      await page.route(missing, (route) => route.abort());
      await button.click();
      await expect(returns.getByText('could not be loaded')).toBeVisible();
      await page.unroute(missing);
    }
    const offered = page.waitForEvent('download');
    await button.click();
    expect((await offered).suggestedFilename()).toMatch(/\.xlsx$/);
  });
});

test('the module stays light', async ({ request }) => {
  const module = await (await request.get('/workbook_bg.wasm')).body();
  expect(brotliCompressSync(module).length).toBeLessThan(530_000);
});

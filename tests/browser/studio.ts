// The Studio as its tests see it: where things stand, and how a user gets there.

import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture';

/** The places a test looks at, by what a user calls them. */
export function places(page: Page) {
  return {
    headline: page.locator('#advice-headline'),
    kicker: page.locator('.advice .kicker'),
    advice: page.locator('.advice'),
    corridor: page.locator('figure.card').nth(0),
    map: page.locator('figure.card').nth(1),
    remedies: page.locator('table.remedies'),
    gain: page.locator('.return .big'),
    returns: page.locator('.return'),
    notice: page.locator('.notice'),
    banner: page.locator('.banner'),
    panel: page.locator('#inputs'),
  };
}

/** Opens the Studio and waits until its figures are there. */
export async function open(page: Page) {
  await page.goto('./');
  await expect(places(page).headline).toBeVisible();
  return places(page);
}

/** A field, by its id in the page. */
export const field = (page: Page, id: string): Locator => page.locator(`[id="${id}"]`);

/** The message at a field. */
export const problem = (page: Page, id: string): Locator => page.locator(`[id="${id}-problem"]`);

/** Opens the vendor's side, with the figures of one motion. */
export async function openMotions(page: Page, motion = '1') {
  await field(page, 'tab-motions').click();
  await field(page, 'motion').selectOption(motion);
}

/** Puts `text` into the field as one input event and gives what `selector` reads in that frame. */
export function inTheSameFrame(page: Page, id: string, text: string, selector: string) {
  return page.evaluate(
    async ([id, text, selector]) => {
      const input = document.getElementById(id) as HTMLInputElement;
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await Promise.resolve();
      await new Promise(requestAnimationFrame);
      return document.querySelector(selector)?.textContent ?? '';
    },
    [id, text, selector],
  );
}

/** All that a row of a table says, cell by cell. */
export async function cells(table: Locator, row: string) {
  const found = table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name: row }) });
  return found.getByRole('cell').allTextContents();
}

/** The file that a click on `button` offers: its name and its text. */
export async function fileOf(page: Page, button: Locator) {
  const offered = page.waitForEvent('download');
  await button.click();
  const download = await offered;
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
}

/** What the browser keeps for the page. */
export const kept = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => ({ ...localStorage }));

// Steps that several specs take, and the places they look at.

import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture';

/** Opens the Studio and waits for its figures. */
export async function openStudio(page: Page) {
  await page.goto('/');
  await expect(page.locator('.advice h2')).toBeVisible();
  return places(page);
}

/** The places a test looks at. */
export function places(page: Page) {
  return {
    headline: page.locator('.advice h2'),
    kicker: page.locator('.advice .kicker'),
    advice: page.locator('.advice'),
    corridor: page.locator('figure').filter({ hasText: 'Price corridor' }),
    map: page.locator('figure').filter({ hasText: 'Deal-size map' }),
    remedies: page.locator('table.remedies'),
    returns: page.locator('.return'),
    gain: page.locator('.return .big b'),
    notice: page.locator('.notice'),
    banner: page.locator('.banner'),
    panel: page.locator('#inputs'),
    undo: page.getByRole('button', { name: 'Undo' }),
  };
}

/** The text field whose label begins so. */
export function field(page: Page, label: string): Locator {
  return page.locator('.field').filter({ has: page.locator(`label:text-matches("^\\\\s*${label}")`) })
    .locator('input[type=text]').first();
}

/** The message at a field. */
export function problem(page: Page, label: string): Locator {
  return page.locator('.field').filter({ has: page.locator(`label:text-matches("^\\\\s*${label}")`) })
    .locator('.problem').first();
}

/** The element with an id, in whatever language its label is. */
export const at = (page: Page, id: string): Locator => page.locator(`[id="${id}"]`);

/** Opens the vendor's side, with the figures of the motion at a place. */
export async function openMotions(page: Page, motion = '1') {
  await at(page, 'tab-motions').click();
  await at(page, 'motion').selectOption(motion);
}

/** Puts `text` into a field as one input event; what `selector` reads in the very next frame. */
export function inTheSameFrame(page: Page, id: string, text: string, selector: string) {
  return page.evaluate(
    async ([id, text, selector]) => {
      const turn = () => new Promise((done) => setTimeout(done));
      // What starting the page left to do is not part of the question.
      for (let count = 0; count < 5; count += 1) await turn();
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

/** What the cells of a table's row say. */
export async function cells(table: Locator, row: string) {
  const head = table.page().getByRole('rowheader', { name: row });
  return table.getByRole('row').filter({ has: head }).getByRole('cell').allTextContents();
}

/** The file that a click on `button` offers. */
export async function fileOf(page: Page, button: Locator) {
  const offered = page.waitForEvent('download');
  await button.click();
  const download = await offered;
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
}

/** Reloads once `text` is kept: after a long rendering saving waits for the next turn. */
export async function reloadWith(page: Page, key: string, text: string) {
  await expect.poll(async () => (await kept(page))[`worthwhile.${key}`]).toContain(text);
  await page.reload();
}

/** What the browser keeps for the page. The case of this tab stands in it as `worthwhile.case`,
 * with `worthwhile.way`, `worthwhile.variants` and `worthwhile.handoff` beside it, whatever the case is called there. */
export const kept = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const all: Record<string, string> = { ...localStorage };
    const id = sessionStorage.getItem('worthwhile.here');
    const record = JSON.parse(all[`worthwhile.case/${id}`] ?? 'null');
    const variants = all[`worthwhile.variants/${id}`];
    return {
      ...(record && { 'worthwhile.case': JSON.stringify(record.case), 'worthwhile.way': record.way }),
      ...(variants && { 'worthwhile.variants': variants }),
      ...(record?.notes && { 'worthwhile.handoff': JSON.stringify(record.notes) }),
      // What an earlier version of the program has left goes before.
      ...all,
    };
  });

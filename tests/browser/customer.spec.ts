// The customer's side at every width, in every language: nothing that is chosen or counted is cut.

import { expect, test } from './fixture';
import { openStudio } from './studio';
import type { Page } from '@playwright/test';

/** The choices of the panel whose longest option has less room than it needs. */
const cut = (page: Page) =>
  page.locator('#inputs select').evaluateAll((all) =>
    (all as HTMLSelectElement[]).filter((one) => {
      const free = one.cloneNode(true) as HTMLSelectElement;
      free.style.width = 'max-content';
      one.after(free);
      const wanted = free.offsetWidth;
      free.remove();
      return wanted > one.offsetWidth;
    }).map((one) => one.id));

/** Opens every part of the return card. */
async function openAll(page: Page) {
  const closed = page.locator('.return details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

for (const locale of ['en-GB', 'de-DE', 'zh-CN']) {
  for (const width of [1440, 1280, 320]) {
    test.describe(`${locale} at ${width} px`, () => {
      test.use({ locale, viewport: { width, height: 720 } });

      test('no choice is cut, amounts stand at the edge, and names keep their words together', async ({ page }) => {
        await openStudio(page);
        expect(await cut(page)).toEqual([]);
        await openAll(page);
        const amounts = await page.locator('.swing-head').evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect().right - one.lastElementChild!.getBoundingClientRect().right));
        expect(amounts.length).toBeGreaterThan(5);
        for (const gap of amounts) expect(Math.abs(gap)).toBeLessThanOrEqual(1);
        const names = await page.locator('.return .scroll tbody th').evaluateAll((all) => all.map((one) => one.clientWidth));
        for (const name of names) expect(name).toBeGreaterThanOrEqual(40);
      });
    });
  }
}

// Every language, light and dark, at every width: complete, within the page, accessible.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixture';
import { field, openStudio } from './studio';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const locale of ['en-GB', 'de-AT', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`${locale}: the browser's language is taken, and no key or placeholder shows`, async ({ page }) => {
      await openStudio(page);
      await expect(page.locator('html')).toHaveAttribute('lang', { 'en-GB': 'en', 'de-AT': 'de', 'zh-CN': 'zh-Hans' }[locale]!);
      for (const tab of [1, 0]) {
        await page.getByRole('tab').nth(tab).click();
        await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
        const text = await page.locator('body').innerText();
        expect(text).not.toMatch(/\{\w+\}/);
        expect(text).not.toMatch(/\b(advice|corridor|map|remedy|motion|return|unit|why|way|terms|hurdle|customer|cash_flow|standing|range|tornado|must|derive|tier|scenario|defence|finding|fix|foundation|claim|delay|pain|counts|evidence)\.[a-z_]+/);
      }
    });

    for (const width of [1440, 1280, 800, 640, 360, 320]) {
      test(`${locale}: nothing is wider than ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 720 });
        await openStudio(page);
        for (const tab of [0, 1]) {
          await page.getByRole('tab').nth(tab).click();
          const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth);
          expect(widest).toBeLessThanOrEqual(width);
        }
      });
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openStudio(page);
    const check = async () => {
      const found = await new AxeBuilder({ page }).withTags(STANDARD).analyze();
      expect(found.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([]);
    };
    await check();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    await field(page, 'Unplanned downtime').fill('nonsense');
    await check();
    await page.getByRole('tab').nth(1).click();
    await check();
    await page.setViewportSize({ width: 360, height: 800 });
    await check();
  });
}

test('the main job is done by keyboard alone', async ({ page }) => {
  await openStudio(page);
  const reached = new Set<string>();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.id ?? ''));
  }
  for (const id of ['customer-name', 'industry', 'plan', 'quantity', 'figure-downtime_hours', 'figure-downtime_cut-slider', 'language']) {
    expect([...reached]).toContain(id);
  }
  // Tabs follow the arrow keys.
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab').nth(1)).toBeFocused();
});

// The three languages in use: numbers as each writes them, on screen and in fields, and a change
// of language in the middle of work.

import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, kept, openMotions, openStudio, reloadWith } from './studio';

const languages = [
  { locale: 'en-GB', tag: 'en', name: 'English', money: '€6,000', share: '97.3%', spend: '1,200,000' },
  { locale: 'de-AT', tag: 'de', name: 'Deutsch', money: '6.000 €', share: '97,3 %', spend: '1.200.000' },
  { locale: 'zh-CN', tag: 'zh-Hans', name: '简体中文', money: '€6,000', share: '97.3%', spend: '1,200,000' },
];

/** All text that a user can see or hear. */
const words = (page: Page) =>
  page.evaluate(() => {
    document.querySelectorAll('details').forEach((one) => (one.open = true));
    const heard = [...document.querySelectorAll('[aria-label], [title], [placeholder], [aria-valuetext]')];
    const names = ['aria-label', 'title', 'placeholder', 'aria-valuetext'];
    return [
      document.body.innerText,
      ...[...document.querySelectorAll('svg text')].map((text) => text.textContent ?? ''),
      ...heard.flatMap((one) => names.map((name) => one.getAttribute(name) ?? '')),
    ].join('\n');
  });

for (const { locale, tag, name, money, share, spend } of languages) {
  test.describe(name, () => {
    test.use({ locale });

    test(`${name}: numbers, money and percentages are written its way`, async ({ page }) => {
      const { returns } = await openStudio(page);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(at(page, 'language').locator('option:checked')).toHaveText(name);
      const plain = async (text: Promise<string | null>) => (await text)!.replace(/[\u00a0\u202f]/g, ' ');
      expect(await plain(page.locator('.inputs output').textContent())).toBe(money);
      expect(await plain(returns.textContent())).toContain(share);
      await expect(at(page, 'figure-material_spend')).toHaveValue(spend);
    });

    test(`${name}: every state of the screen is in words`, async ({ page }) => {
      await openStudio(page);
      const seen = [await words(page)];
      for (const industry of ['professional_services', 'technology']) {
        await at(page, 'industry').selectOption(industry);
        seen.push(await words(page));
      }
      for (const quantity of ['1', '60', '100', '500', '2000', '2.5', '']) {
        await at(page, 'quantity').fill(quantity);
        seen.push(await words(page));
      }
      for (const motion of ['0', '1', '2']) {
        await openMotions(page, motion);
        await at(page, `motion-${motion}-win_rate`).fill('-1');
        seen.push(await words(page));
      }
      const all = seen.join('\n');
      expect(all.match(/\{\w*\}/g)).toBeNull();
      expect(all.match(/\b[a-z_]{2,}\.[a-z]{2,}_[a-z_]+\b/g)).toBeNull();
      expect(all.match(/NaN|undefined|\binf\b|Infinity/g)).toBeNull();
      if (tag !== 'en') expect(all.match(/\b(the|of|with|must|price|customer)\b/gi) ?? []).toEqual([]);
    });
  });
}

test('a change of language rewrites every number and keeps the work', async ({ page }) => {
  await openStudio(page);
  await at(page, 'figure-downtime_hours').fill('1234.5');
  await at(page, 'figure-downtime_hours').blur();
  await at(page, 'language').selectOption('de');
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('1.234,5');
  await expect(page.locator('.driver h3 em').first()).toContainText('555.525');
  await at(page, 'language').selectOption('zh-Hans');
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('1,234.5');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect.poll(async () => (await kept(page))['worthwhile.language']).toBe('zh-Hans');
});

test('what one language refuses may be a number in another', async ({ page }) => {
  const { notice } = await openStudio(page);
  await at(page, 'figure-downtime_hours').fill('1.234,56');
  await expect(at(page, 'figure-downtime_hours-problem')).toContainText('1,234.56');
  await at(page, 'language').selectOption('de');
  await expect(notice).toBeHidden();
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('1.234,56');
});

test('a message at a field changes its language too', async ({ page }) => {
  await openStudio(page);
  await at(page, 'figure-downtime_hours').fill('abc');
  await at(page, 'language').selectOption('de');
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('abc');
  await expect(at(page, 'figure-downtime_hours-problem')).not.toContainText('not a number');
});

test.describe('a browser that prefers a language we have not', () => {
  test.use({ locale: 'fr-FR' });

  test('shows English', async ({ page }) => {
    await openStudio(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('the chosen language goes before the preferred one', async ({ page }) => {
  await openStudio(page);
  await at(page, 'language').selectOption('de');
  await reloadWith(page, 'language', 'de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

for (const locale of ['en-GB', 'de-AT', 'zh-CN']) {
  test.describe(`long words ${locale}`, () => {
    test.use({ locale });

    for (const [width, height] of [[640, 360], [320, 256]]) {
      test(`${locale}: nothing sticks out at ${width} x ${height}, with errors, banner, long name and open tables`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.addInitScript(() => {
          if (!sessionStorage.getItem('seeded')) localStorage.setItem('worthwhile.case', `{"${'x'.repeat(150)}":1}`);
          sessionStorage.setItem('seeded', 'yes');
        });
        await openStudio(page);
        await at(page, 'customer-name').fill('Donaudampfschifffahrtsgesellschaft'.repeat(5));
        await at(page, 'quantity').fill('9'.repeat(300));
        await at(page, 'figure-material_spend').fill('1e400');
        await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
        const wide = () => page.evaluate(() => document.scrollingElement!.scrollWidth);
        expect(await wide()).toBeLessThanOrEqual(width);
        await openMotions(page, '1');
        await at(page, 'motion-1-win_rate').fill('nonsense '.repeat(20));
        expect(await wide()).toBeLessThanOrEqual(width);
      });
    }
  });
}

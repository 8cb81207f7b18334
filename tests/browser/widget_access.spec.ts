// The public calculator for everybody: WCAG 2.2 AA in every state, keyboard alone, 320 px, 200 %.

import { expect, test } from './fixture';
import { LANGUAGES, PANELS, SITE, STANDARD, amount, axeFindsNothing, figure, offered, openCalculator, openPanels, opener, serve } from './calculator';
import type { Page } from '@playwright/test';

const full = (change: (offer: any) => void = () => {}) => offered((offer) => {
  offer.site = SITE;
  change(offer);
});

/** Every state that the page has, one after the other on the same page. */
async function everyState(page: Page, check: (state: string) => Promise<void>) {
  await check('start');
  await figure(page, 'downtime_hours').fill('240');
  await check('filled');
  await figure(page, 'planners').fill('?');
  await page.locator('#quantity').fill('0');
  await check('errors');
  await figure(page, 'planners').fill('4');
  await page.locator('#quantity').fill('20');
  for (const panel of PANELS) {
    await openPanels(page, panel);
    await check(`${panel} open`);
  }
  await figure(page, 'downtime_cut').fill('40');
  await figure(page, 'scrap_cut').fill('??');
  await page.locator('#lead-send').click();
  await check('own assumption, form incomplete');
  for (const id of ['downtime_hours', 'material_spend', 'planners']) await figure(page, id).fill('0');
  await expect(page.locator('#advice')).toBeVisible();
  await check('loss');
}

for (const language of LANGUAGES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in any state: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 460, height: 900 });
      await page.emulateMedia({ colorScheme });
      await openCalculator(page, { language, offer: await full() });
      await everyState(page, (state) => axeFindsNothing(page, state));
    });
  }

  test(`${language}: nothing is wider than 320 px, in any state`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openCalculator(page, { language, offer: await full() });
    await everyState(page, async (state) => {
      expect(await tooWide(page), state).toEqual([]);
    });
    await axeFindsNothing(page, '320 px');
  });

  test(`${language}: letters twice as large still fit`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 900 });
    await openCalculator(page, { language, offer: await full() });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await everyState(page, async (state) => {
      expect(await tooWide(page), state).toEqual([]);
    });
  });
}

/** What stands out of the page to the right, or is cut off; what scrolls for itself may. */
const tooWide = (page: Page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll<HTMLElement>('main *')].filter((node) =>
    !node.closest('.scroll > *') && node.getBoundingClientRect().right > width + 0.5);
  const all = out.map((node) => `${node.tagName} ${node.id} ${node.textContent?.slice(0, 30)}`);
  return document.scrollingElement!.scrollWidth > width ? ['the page', ...all] : all;
});

test('axe finds nothing where there is no result, no offer, and a broken link', async ({ page }) => {
  const offer = await full((offer) => { offer.roi_models[0].drivers[0].baseline = 'material_spend / planners'; });
  await openCalculator(page, { offer, hash: '#case=1.broken' });
  await axeFindsNothing(page, 'broken link');
  await figure(page, 'planners').fill('0');
  await expect(page.locator('#no-result')).toBeVisible();
  await axeFindsNothing(page, 'no result');
  await page.unrouteAll();
  await serve(page, '{}');
  await page.goto('/widget.html?offer=/other.json');
  await expect(page.getByRole('alert')).toBeVisible();
  // A sentence needs no heading.
  await axeFindsNothing(page, 'no offer', STANDARD);
});

/** Presses Tab until the page has no more to give; what had the focus, and whether it showed. */
async function path(page: Page) {
  const all: { id: string; shows: boolean }[] = [];
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const node = document.activeElement as HTMLElement;
      if (!node || node === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      const { top, bottom } = node.getBoundingClientRect();
      return { id: node.id, shows: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight };
    });
    if (!here) break;
    all.push(here);
  }
  return all;
}

test('everything is reached by keyboard, in the order of reading, and shows that it is', async ({ page }) => {
  await openCalculator(page, { offer: await full() });
  const start = await path(page);
  expect(start.map(({ id }) => id)).toEqual([
    'industry', 'figure.downtime_hours', 'figure.material_spend', 'figure.planners', 'quantity', 'go',
    'open-derivation', 'open-assumptions', 'open-keep', 'open-contact', 'start-over',
  ]);
  expect(start.filter(({ shows }) => !shows)).toEqual([]);
  await openPanels(page, ...PANELS);
  await page.locator('#industry').focus();
  const ids = (await path(page)).map(({ id }) => id);
  for (const id of ['years', 'plan', 'years', 'benefit.downtime', 'figure.downtime_cut', 'link', 'keep-copy', 'keep-file', 'keep-print', 'contact-email', 'contact-message', 'consent', 'lead-send', 'start-over']) {
    expect(ids).toContain(id);
  }
});

test('the whole way is gone by keyboard alone', async ({ page }) => {
  await page.route((url) => url.pathname === '/lead', (route) => route.fulfill({ status: 200, body: '' }));
  await openCalculator(page, { offer: await full() });
  const before = await amount(page).textContent();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('240');
  await expect(amount(page)).not.toHaveText(before!);
  await opener(page, 'contact').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#contact')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('mara@example.com');
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab');
  await expect(page.locator('#consent')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await page.locator('#contact-email').press('Enter');
  await expect(page.locator('#sent')).toBeVisible();
});

test('a result that changes is announced, in a region that stays', async ({ page }) => {
  await openCalculator(page);
  const region = page.getByRole('status').filter({ has: page.locator('.amount') });
  await region.evaluate((node) => Object.assign(node, { mine: true }));
  const before = await region.innerText();
  await figure(page, 'downtime_hours').fill('240');
  await expect(region).not.toHaveText(before);
  expect(await region.evaluate((node) => (node as any).mine)).toBe(true);
  await expect(page.getByRole('region', { name: 'Estimate' })).toBeVisible();
});

test('every field has a name, and what is wrong with it is part of its description', async ({ page }) => {
  await openCalculator(page);
  await openPanels(page, 'assumptions');
  for (const field of await page.locator('main :is(input, select)').all()) await expect(field).toHaveAccessibleName(/\S/);
  await figure(page, 'planners').fill('?');
  await expect(figure(page, 'planners')).toHaveAccessibleDescription('This is not a number.');
  await expect(opener(page, 'assumptions')).toHaveAttribute('aria-expanded', 'true');
  await expect(opener(page, 'assumptions')).toHaveAttribute('aria-controls', 'assumptions');
});

test('nothing that is pressed is smaller than 24 by 24 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openCalculator(page, { offer: await full() });
  await openPanels(page, ...PANELS);
  await figure(page, 'downtime_cut').fill('40');
  const small = await page.evaluate(() => [...document.querySelectorAll('main :is(button, a, select, textarea, input:not([type=checkbox]), .tick)')]
    .map((node) => [node.id, node.getBoundingClientRect()] as const)
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([id, { width, height }]) => [id, width, height]));
  expect(small).toEqual([]);
});

test('in forced colours borders, bars and focus remain', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openCalculator(page, { offer: await full() });
  const seen = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
    return {
      headline: style('.headline').borderStyle,
      go: style('.go').borderStyle,
      bars: [style('#costs rect').fill, style('#benefit rect').fill].map((fill) => fill !== style('.headline').backgroundColor),
    };
  });
  expect(seen).toEqual({ headline: 'solid', go: 'solid', bars: [true, true] });
  await axeFindsNothing(page, 'forced colours');
});

test('nothing moves by itself', async ({ page }) => {
  await openCalculator(page, { offer: await full() });
  await openPanels(page, ...PANELS);
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((node) => {
    const { animationName, transitionDuration } = getComputedStyle(node);
    return animationName !== 'none' || parseFloat(transitionDuration) > 0;
  }).length);
  expect(moving).toBe(0);
});

test('a page around that sets the theme is light or dark whatever the device says', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const [theme, device, expected] of [['dark', 'light', 'rgb(14, 18, 24)'], ['light', 'dark', 'rgb(255, 255, 255)']] as const) {
    await page.emulateMedia({ colorScheme: device });
    await page.goto(`/widget.html?theme=${theme}`);
    expect(await background()).toBe(expected);
    await axeFindsNothing(page, theme);
  }
});

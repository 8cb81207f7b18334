// For everyone: by keyboard alone, with a screen reader, at any size.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, openMotions, openStudio } from './studio';

async function axeFindsNothing(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
}

for (const locale of ['de-AT', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`axe finds nothing in ${locale}, on either side`, async ({ page }) => {
      await openStudio(page);
      await axeFindsNothing(page);
      await openMotions(page);
      await axeFindsNothing(page);
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the banners and in an open corridor (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.addInitScript(() => {
      localStorage.setItem('worthwhile.case', '{"a":1}');
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    const { banner } = await openStudio(page);
    await expect(banner).toHaveCount(2);
    await axeFindsNothing(page);
    await at(page, 'hurdle-payback').fill('');
    await at(page, 'hurdle-roi').fill('');
    await at(page, 'quantity').fill('80');
    await axeFindsNothing(page);
    await at(page, 'figure-downtime_hours').fill('0');
    await at(page, 'figure-material_spend').fill('0');
    await expect(page.locator('.return .big')).toHaveClass(/bad/);
    await axeFindsNothing(page);
  });
}

test('a whole deal is entered without a mouse', async ({ page }) => {
  const { panel } = await openStudio(page);
  const press = (...keys: string[]) => keys.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve());
  const tabTo = async (id: string) => {
    // Once round the page, which has some eighty stops, and over.
    for (let presses = 0; presses < 200; presses += 1) {
      if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
      await press('Tab');
    }
    throw new Error(`${id} cannot be reached`);
  };
  const text = async (id: string, what: string) => {
    await tabTo(id);
    await press('Control+a');
    await page.keyboard.type(what);
  };
  await page.getByRole('button', { name: 'New customer' }).focus();
  await press('Enter');
  await text('customer-name', 'Keys only');
  await tabTo('industry');
  await page.keyboard.type('Pro');
  await text('staff', '30');
  await tabTo('plan');
  await page.keyboard.type('Bus');
  await text('quantity', '30');
  await tabTo('term');
  await press('ArrowDown');
  await text('figure-consultants', '20');
  await tabTo('figure-utilization_gain-slider');
  await press('ArrowRight');
  await expect(panel.locator('output')).toHaveText('€6,840');
  await expect(at(page, 'figure-utilization_gain')).not.toHaveValue('1');
  await at(page, 'tab-customer').focus();
  await press('ArrowRight', 'Tab');
  await text('motion-1-win_rate', '40');
  await expect(page.locator('.kicker')).toContainText('€8,108');
  await expect(page).toHaveTitle('Keys only · Worthwhile');
});

test('the tabs are one stop, and their arrows go round', async ({ page }) => {
  await openStudio(page);
  const [customer, motions] = [at(page, 'tab-customer'), at(page, 'tab-motions')];
  await customer.focus();
  for (const [key, tab] of [['ArrowRight', motions], ['ArrowRight', customer], ['ArrowLeft', motions], ['Home', customer], ['End', motions]] as const) {
    await page.keyboard.press(key);
    await expect(tab).toBeFocused();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel')).toHaveAttribute('aria-labelledby', (await tab.getAttribute('id'))!);
  }
  await page.keyboard.press('Tab');
  await expect(customer).not.toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`whatever has the focus shows it, unhidden (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openStudio(page);
    await page.setViewportSize({ width: 360, height: 640 });
    for (let press = 0; press < 50; press += 1) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
        const seen = one === document.body || one.contains(top) || !!top?.contains(one);
        return { name: one.id || one.outerHTML.slice(0, 80), outlined: one === document.body || (outlineStyle !== 'none' && outlineWidth !== '0px'), seen };
      });
      expect(state).toEqual({ ...state, outlined: true, seen: true });
    }
  });
}

test('one key press is one announcement, not five', async ({ page }) => {
  await openStudio(page);
  await page.evaluate(() => {
    const said: string[] = ((window as any).said = []);
    const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
    new MutationObserver((records) => {
      const regions = records.map((record) => {
        const target = record.target instanceof Element ? record.target : record.target.parentElement;
        return target?.closest(live);
      });
      new Set(regions.filter((region) => region)).forEach((region) => said.push(region!.className || region!.id));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const key of ['1', '2', '3', '4']) await at(page, 'figure-downtime_hours').press(key);
  const said: string[] = await page.evaluate(() => (window as any).said);
  expect(said.length, said.join(', ')).toBeLessThanOrEqual(4);
});

for (const width of [1440, 360]) {
  test(`every target is at least 24 pixels high and wide at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openStudio(page);
    for (const tab of ['tab-customer', 'tab-motions']) {
      await at(page, tab).click();
      // What is out of sight is laid out only once it is looked at.
      const small = () => page.locator('button, input:not([hidden]), select, summary').evaluateAll((all) =>
        all.filter((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width < 24 || height < 24;
        }).map((one) => `${one.outerHTML.slice(0, 60)} ${one.getBoundingClientRect().height}`));
      await expect.poll(small).toEqual([]);
    }
  });
}

test('no motion where none is wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStudio(page);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length);
  expect(moving).toBe(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in terms, derivations and variants (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openStudio(page);
    await page.getByRole('button', { name: 'Pick: Higher price' }).click();
    await page.getByRole('button', { name: 'Why: Self-service' }).click();
    await page.locator('.why-panel button.name').first().click();
    await page.keyboard.press('Alt+w');
    await page.getByRole('button', { name: 'Keep as variant' }).click();
    await at(page, 'quantity').fill('60');
    await expect(page.locator('.field.changed')).toHaveCount(1);
    await axeFindsNothing(page);
  });
}

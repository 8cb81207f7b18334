// Publishing: what a reader can learn, routes by deal size, changes since the last version.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, fileOf, kept } from './studio';

const dialog = (page: Page) => page.getByRole('dialog');
const cell = (page: Page, name: string) => at(page, `cell-${name}`);
const starter = 'public.price_book.plans[0].price_per_unit';

async function openEditor(page: Page, tab?: string) {
  await page.goto('/#playbook');
  await expect(page.locator('.editor')).toBeVisible();
  if (tab) await at(page, tab).click();
}

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Publish …' }).click();
  await expect(dialog(page).getByRole('heading', { name: 'Publish the offer' })).toBeVisible();
}

const download = (page: Page) => dialog(page).getByRole('button', { name: 'Download offer.json' });

async function axeFindsNothing(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
}

async function type(page: Page, name: string, text: string) {
  await cell(page, name).fill(text);
  await cell(page, name).press('Enter');
}

test('the dialog says what a reader learns, and the file holds no more', async ({ page }) => {
  await openEditor(page);
  await openDialog(page);
  const routes = dialog(page).locator('.route-list li');
  await expect(routes).toHaveText([
    'Below €1,000 a year customers buy alone.',
    'From €1,000 to under €5,000 a year you sell with the package Guided onboarding at €250.',
    'From €5,000 to under €9,750 a year you sell with the package Onboarding with data migration at €1,500.',
    'From €9,750 a year customers talk to you.',
  ]);
  await expect(dialog(page).locator('.route-bar')).toHaveCount(4);
  await expect(dialog(page)).toContainText('Discount for 3 years: 10%.');
  await expect(dialog(page)).toContainText('Costs, hours, win rates, margins, targets');
  await expect(dialog(page)).toContainText('Nothing has been published from this browser yet.');
  const { name, text } = await fileOf(page, download(page));
  expect(name).toBe('offer.json');
  const offer = JSON.parse(text);
  expect(Object.keys(offer)).toEqual(['format', 'version', 'public']);
  expect(offer.public.routing.map((route: { from: number }) => route.from)).toEqual([0, 1000, 5000, 9750]);
  expect(text).not.toMatch(/"(win_rate|hours|commission|retention|targets|acceptance)":/);
  await expect(dialog(page)).toContainText('Nothing has changed since the last version.');
  await expect(dialog(page).getByRole('status')).toContainText('remembered');
  expect((await kept(page))['worthwhile.published']).toBe(text);
});

test('after a change only the change is listed, and it is still known after a reload', async ({ page }) => {
  await openEditor(page, 'page-prices');
  await openDialog(page);
  await fileOf(page, download(page));
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Publish …' })).toBeFocused();
  await type(page, starter, '108');
  await openDialog(page);
  const changes = dialog(page).locator('.publish-changes li');
  await expect(changes).toHaveText(['Starter · Price per unit and year: 96 → 108']);
  await expect.poll(async () => (await kept(page))['worthwhile.playbook'] ?? '').toContain('108');
  await page.reload();
  await openDialog(page);
  await expect(changes).toHaveCount(1);
});

test('a last version that cannot be read is kept aside and said', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('worthwhile.published', '{"a":1}'));
  await openEditor(page);
  await openDialog(page);
  await expect(dialog(page)).toContainText('The last version could not be read');
  const all = await kept(page);
  expect(Object.keys(all).filter((key) => key.includes('unreadable') && all[key] === '{"a":1}')).toHaveLength(1);
});

test('a browser that keeps nothing still makes the file, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openEditor(page);
  await openDialog(page);
  await fileOf(page, download(page));
  await expect(dialog(page).getByRole('status')).toContainText('cannot remember');
});

test('routes are entered in the table, kept, and compared with the zones', async ({ page }) => {
  await openEditor(page, 'page-public');
  const table = page.locator('.sheet').filter({ hasText: 'How customers of a size buy' });
  const add = table.getByRole('button', { name: /^Add/ });
  await add.click();
  await expect(cell(page, 'public.routing[0].from')).toHaveValue('0');
  await add.click();
  await cell(page, 'public.routing[1].way').selectOption('package');
  await expect(at(page, 'cell-public.routing[1].package-problem')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish …' })).toBeDisabled();
  await cell(page, 'public.routing[1].package').selectOption('guided_onboarding');
  await type(page, 'public.routing[1].from', '2,000');
  await expect(page.locator('.problem')).toHaveCount(0);
  await openDialog(page);
  await expect(dialog(page).locator('.route-list li')).toHaveCount(2);
  await expect(dialog(page)).toContainText('These are your own routes.');
  await expect(dialog(page)).toContainText('Between €1,000 and €2,000 a year: customers buy alone; the zones suggest');
  await axeFindsNothing(page);
});

test('where the calculator leads is entered, and an address that is none is refused at its place', async ({ page }) => {
  await openEditor(page, 'page-public');
  await type(page, 'public.site.checkout', 'javascript:alert(1)');
  await expect(at(page, 'cell-public.site.checkout-problem')).toBeVisible();
  await type(page, 'public.site.checkout', 'https://example.com/buy?plan={plan}');
  await expect(at(page, 'cell-public.site.checkout-problem')).toHaveCount(0);
  await type(page, 'public.site.lead.endpoint', '/lead');
  await type(page, 'public.site.lead.privacy', '/privacy');
  await type(page, 'public.site.lead.asks', 'company, Name');
  await expect(cell(page, 'public.site.lead.asks')).toHaveValue('Company, Name');
  await openDialog(page);
  await expect(dialog(page)).toContainText('A contact form is posted to /lead; it asks for an e-mail address and: Company, Name.');
});

for (const [locale, colorScheme] of [['en-GB', 'light'], ['de-AT', 'dark'], ['zh-CN', 'light']] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme });

    test(`axe finds nothing in the dialog and the tables in ${locale}`, async ({ page }) => {
      await openEditor(page, 'page-public');
      await axeFindsNothing(page);
      await page.locator('.files button').last().click();
      await expect(dialog(page)).toBeVisible();
      await axeFindsNothing(page);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await dialog(page).evaluate((element) => element.scrollWidth > element.clientWidth);
      expect(wide).toBe(false);
      await axeFindsNothing(page);
    });
  });
}

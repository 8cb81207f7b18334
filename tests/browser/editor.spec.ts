// The playbook editor: a spreadsheet by keyboard, clipboard and file, and nothing is lost in it.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture';
import { at, fileOf, kept } from './studio';

async function openEditor(page: Page, tab?: string) {
  await page.goto('/#playbook');
  await expect(page.locator('.editor')).toBeVisible();
  if (tab) await at(page, tab).click();
}

const cell = (page: Page, name: string): Locator => at(page, `cell-${name}`);
const problem = (page: Page, name: string): Locator => at(page, `cell-${name}-problem`);
const active = (page: Page) => page.evaluate(() => document.activeElement?.id);
const winRate = 'motions[1].win_rate';

/** Puts `text` on the clipboard event that Ctrl+V causes, as a spreadsheet would. */
async function paste(page: Page, text: string) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);
}

/** What Ctrl+C would take along. */
function copied(page: Page) {
  return page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    return data.getData('text/plain');
  });
}

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

async function axeFindsNothing(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
}

test('the editor is one link away, and a reload stays there', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Playbook' }).click();
  await expect(page.locator('.editor')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Playbook' })).toHaveAttribute('aria-current', 'page');
  await page.reload();
  await expect(page.locator('.editor')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.advice h2')).toBeVisible();
});

test('keys move, typing replaces, Enter and F2 edit, Escape gives up', async ({ page }) => {
  await openEditor(page);
  await cell(page, 'motions[1].gross_margin').focus();
  await press(page, 'ArrowUp');
  expect(await active(page)).toBe(`cell-${winRate}`);
  await page.keyboard.type('4');
  await expect(cell(page, winRate)).toHaveValue('4');
  await page.keyboard.type('0');
  await press(page, 'Enter');
  expect(await active(page)).toBe('cell-motions[1].gross_margin');
  await press(page, 'Shift+Enter');
  await expect(cell(page, winRate)).toHaveValue('40');
  await press(page, 'Enter', 'ArrowLeft');
  expect(await active(page)).toBe(`cell-${winRate}`);
  await page.keyboard.type('2');
  await expect(cell(page, winRate)).toHaveValue('420');
  await expect(cell(page, winRate)).toHaveAttribute('aria-invalid', 'true');
  await press(page, 'Escape');
  await expect(cell(page, winRate)).toHaveValue('40');
  await press(page, 'F2', 'Backspace', 'Enter', 'Shift+Enter');
  await expect(cell(page, winRate)).toHaveValue('4');
  await press(page, 'Tab');
  expect(await active(page)).toBe('cell-motions[2].win_rate');
  await press(page, 'Home', 'Control+Home');
  expect(await active(page)).toBe('cell-motions[0].name@en');
  await press(page, 'Control+End');
  expect(await active(page)).toBe('cell-motions[2].outsourced.lead_cost');
  // At the end of a line the Tab key leaves the table, as it leaves a field.
  await press(page, 'Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('table[role=grid]'))).toBeNull();
});

test('every table is one stop for the Tab key', async ({ page }) => {
  await openEditor(page, 'page-prices');
  const stops = await page.locator('table[role=grid]').evaluateAll((tables) =>
    tables.map((table) => table.querySelectorAll('[tabindex="0"]').length));
  expect(stops).toEqual(stops.map(() => 1));
});

test('an edit is felt at once, here and on the deal', async ({ page }) => {
  await openEditor(page);
  const row = page.locator('.effects tbody tr').nth(1);
  await expect(row.locator('td').nth(1)).toHaveText('€9,666');
  await cell(page, winRate).fill('60');
  await expect(row.locator('td').nth(1)).not.toHaveText('€9,666');
  await expect(row.locator('td').nth(2)).toHaveText('€9,666');
  await page.getByRole('link', { name: 'Deal', exact: true }).click();
  await expect(page.locator('.kicker')).not.toContainText('€9,666');
});

test('a mistake is shown at its cell, listed with a link, and keeps the last good deal', async ({ page }) => {
  await openEditor(page);
  await cell(page, winRate).fill('130');
  await expect(problem(page, winRate)).toHaveText('must be above 0% and at most 100%, got 130%');
  await expect(cell(page, winRate)).toHaveAttribute('aria-describedby', `cell-${winRate}-problem`);
  await cell(page, 'motions[2].lead_cost').fill('1.234,56');
  await expect(problem(page, 'motions[2].lead_cost')).toContainText('Did you mean 1,234.56?');
  await at(page, 'page-capacity').click();
  await expect(at(page, 'page-motions')).toHaveText('Ways of selling (2)');
  await page.locator('.faults').getByRole('button', { name: 'Inside sales · Win rate' }).click();
  await expect(cell(page, winRate)).toBeFocused();
  await page.getByRole('link', { name: 'Deal', exact: true }).click();
  await expect(page.locator('.kicker')).toContainText('€9,666');
});

test('a broken state survives a reload, and is mended afterwards', async ({ page }) => {
  await openEditor(page);
  await cell(page, winRate).fill('about half');
  await cell(page, 'motions[0].lead_cost').fill('20');
  await expect.poll(async () => (await kept(page))['worthwhile.playbook.draft']).toContain('about half');
  await page.reload();
  await expect(cell(page, winRate)).toHaveValue('about half');
  await expect(problem(page, winRate)).toHaveText('This is not a number.');
  await expect(cell(page, 'motions[0].lead_cost')).toHaveValue('20');
  await cell(page, winRate).fill('50');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await expect.poll(async () => (await kept(page))['worthwhile.playbook.draft']).toBeUndefined();
  await page.reload();
  await expect(cell(page, winRate)).toHaveValue('50');
  await expect(page.locator('.changes li')).toHaveCount(2);
});

test('a block from a spreadsheet is one step, wrong cells say so', async ({ page }) => {
  await openEditor(page, 'page-capacity');
  await cell(page, 'capacity.segments[1].acv').focus();
  await paste(page, '9,500\t10\r\nlots\t11\r\n4,000\t12\r\n');
  await expect(cell(page, 'capacity.segments[1].acv')).toHaveValue('9,500');
  await expect(cell(page, 'capacity.segments[3].opportunities_month')).toHaveValue('12');
  await expect(problem(page, 'capacity.segments[2].acv')).toHaveText('This is not a number.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 'capacity.segments[3].acv')).toHaveCount(0);
  await expect(cell(page, 'capacity.segments[1].acv')).toHaveValue('12,000');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
});

test('what is left over of a paste is counted', async ({ page }) => {
  await openEditor(page, 'page-capacity');
  await cell(page, 'capacity.segments[0].opportunities_month').focus();
  await paste(page, '1\t2\t3');
  await expect(page.locator('.sheet').last().getByRole('status')).toContainText('2 pasted values found no cell');
});

test('a rectangle is selected, copied, filled and emptied', async ({ page }) => {
  await openEditor(page);
  await cell(page, 'motions[1].commission').focus();
  await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown');
  await expect(page.locator('td[aria-selected=true]')).toHaveCount(4);
  expect(await copied(page)).toBe('10%\t10%\n30%\t22%\n');
  await paste(page, '12%');
  await expect(cell(page, 'motions[2].win_rate')).toHaveValue('12');
  await expect(cell(page, 'motions[1].commission')).toHaveValue('12');
  await cell(page, 'motions[1].lighter.win_rate').focus();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
  await expect(cell(page, 'motions[1].lighter.hours@inside_ae')).toHaveValue('');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await press(page, 'Control+z');
  await expect(cell(page, 'motions[1].lighter.hours@inside_ae')).toHaveValue('4');
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('numbers are read as Germans write them', async ({ page }) => {
    await openEditor(page);
    await cell(page, 'motions[1].lead_cost').focus();
    await paste(page, '1.234,56 €');
    await expect(cell(page, 'motions[1].lead_cost')).toHaveValue('1.234,56');
    await page.getByLabel('Sprache').selectOption('en');
    await expect(cell(page, 'motions[1].lead_cost')).toHaveValue('1,234.56');
  });
});

test('records are added, doubled, moved and deleted, and what refers to them follows', async ({ page }) => {
  await openEditor(page);
  const heads = page.locator('table[role=grid] thead th:not(:first-child)');
  await cell(page, 'motions[1].lead_cost').focus();
  await page.getByRole('button', { name: 'Duplicate Inside sales' }).click();
  await expect(heads).toHaveText(['Self-service', 'Inside sales', 'Inside sales', 'Enterprise']);
  await cell(page, 'motions[2].name@en').fill('Partners');
  await page.getByRole('button', { name: 'Move Partners on' }).click();
  await expect(heads).toHaveText(['Self-service', 'Inside sales', 'Enterprise', 'Partners']);
  await cell(page, 'motions[1].lead_cost').focus();
  await page.getByRole('button', { name: 'Delete Inside sales' }).click();
  await expect(heads).toHaveText(['Self-service', 'Enterprise', 'Partners']);
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await at(page, 'page-capacity').click();
  await expect(cell(page, 'capacity.motion')).toHaveValue('enterprise');
  await at(page, 'page-team').click();
  await page.getByRole('button', { name: 'Add' }).first().click();
  await cell(page, 'team.roles[3].name@en').fill('Partner manager');
  await at(page, 'page-motions').click();
  await expect(page.getByRole('rowheader', { name: 'Hours per won deal Partner manager' })).toHaveCount(3);
});

test('a plan that the customer has goes, and the deal takes its neighbour', async ({ page }) => {
  await openEditor(page, 'page-prices');
  await cell(page, 'public.price_book.plans[1].price_per_unit').focus();
  await page.getByRole('button', { name: 'Delete Team' }).click();
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  await page.getByRole('link', { name: 'Deal', exact: true }).click();
  await expect(at(page, 'plan')).toHaveValue('business');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(at(page, 'plan')).toHaveValue('team');
});

test('tiers and add-ons reach the deal', async ({ page }) => {
  await openEditor(page, 'page-prices');
  await page.getByRole('group', { name: 'Tiers · Team' }).getByRole('button', { name: 'Add' }).click();
  await cell(page, 'public.price_book.plans[1].tiers[0].from').fill('21');
  await cell(page, 'public.price_book.plans[1].tiers[0].price_per_unit').fill('100');
  await page.getByRole('link', { name: 'Deal', exact: true }).click();
  const price = page.locator('#inputs output').first();
  await expect(price).toHaveText('€5,000');
  await page.getByLabel('Single sign-on').check();
  await expect(price).toHaveText('€5,600');
  await page.getByLabel('Analytics').check();
  await expect(price).toHaveText('€6,560');
  await at(page, 'plan').selectOption('starter');
  await expect(page.getByLabel('Single sign-on')).toHaveCount(0);
  await expect(price).toHaveText('€3,840');
});

test('changes are listed, each is taken back, or all', async ({ page }) => {
  await openEditor(page);
  const changes = page.locator('.changes li');
  await cell(page, winRate).fill('35');
  await cell(page, 'motions[1].hours@se').fill('3');
  await cell(page, 'motions[2].kind').selectOption('self_service');
  await expect(changes).toHaveCount(3);
  await expect(changes.nth(1)).toContainText('30% → 35%');
  await expect(changes.nth(2)).toContainText('a person sells → the customer buys alone');
  await changes.filter({ hasText: 'Win rate' }).getByRole('button', { name: 'Take back' }).click();
  await expect(cell(page, winRate)).toHaveValue('30');
  await page.getByRole('button', { name: 'Take all back' }).click();
  await expect(changes).toHaveCount(0);
  await expect(cell(page, 'motions[1].hours@se')).toHaveValue('2');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 'motions[1].hours@se')).toHaveValue('3');
  await page.getByRole('button', { name: 'Make it the saved version' }).click();
  await expect(changes).toHaveCount(0);
});

test('what is exported is imported, and becomes the saved version', async ({ page }) => {
  await openEditor(page);
  await cell(page, winRate).fill('35');
  const file = await fileOf(page, page.getByRole('button', { name: 'Export' }));
  expect(file.name).toBe('linea.worthwhile-playbook.json');
  await expect(page.locator('.changes li')).toHaveCount(0);
  await cell(page, winRate).fill('20');
  const upload = (text: string) => page.locator('#import').setInputFiles({
    name: 'playbook.json', mimeType: 'application/json', buffer: Buffer.from(text),
  });
  await upload(file.text);
  await expect(cell(page, winRate)).toHaveValue('35');
  await expect(page.locator('.changes li')).toHaveCount(0);
  await page.locator('.effects').evaluate((place, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text.replace('"win_rate": 0.35', '"win_rate": 0.36')], 'dropped.json'));
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    place.dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error('the browser would open the file');
  }, file.text);
  await expect(cell(page, winRate)).toHaveValue('36');
  await upload(file.text);
  await expect(cell(page, winRate)).toHaveValue('35');
  await upload('{"format": "worthwhile.case", "version": 1}');
  await expect(page.getByRole('alert')).toContainText('“playbook.json” cannot be opened.');
  await expect(page.getByRole('alert').locator('code').first()).toHaveText('customer');
  await expect(cell(page, winRate)).toHaveValue('35');
  const broken = JSON.parse(file.text);
  broken.motions[1].win_rate = 7;
  broken.motions[0].colour = 'red';
  await upload(JSON.stringify(broken));
  await expect(problem(page, winRate)).toContainText('got 700%');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.locator('.faults').getByRole('button', { name: 'Take it out' }).click();
  await cell(page, winRate).fill('70');
  await expect(page.locator('.faults')).toHaveText('Everything is in order.');
  // The figure, what was taken out, four imports.
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, winRate)).toHaveValue('20');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page of the editor (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openEditor(page);
    await cell(page, winRate).fill('130');
    await cell(page, 'motions[1].lead_cost').fill('1');
    await cell(page, 'motions[1].lead_cost').focus();
    await press(page, 'Shift+ArrowRight');
    for (const tab of ['motions', 'team', 'prices', 'packages', 'roi', 'rules', 'capacity']) {
      await at(page, `page-${tab}`).click();
      await axeFindsNothing(page);
    }
  });
}

for (const locale of ['en-GB', 'de-DE', 'zh-CN']) {
  test.describe(`wide and narrow ${locale}`, () => {
    test.use({ locale });

    for (const width of [1440, 320]) {
      test(`nothing of the editor is cut off or too small at ${width} in ${locale}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await openEditor(page);
        await cell(page, winRate).fill('130');
        for (const tab of ['motions', 'team', 'prices', 'packages', 'roi', 'rules', 'capacity']) {
          await at(page, `page-${tab}`).click();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(wide, tab).toBeLessThanOrEqual(0);
          const small = await page.locator('button, input:not([hidden]), select, a').evaluateAll((all) =>
            all.filter((one) => {
              const { width, height } = one.getBoundingClientRect();
              return width < 24 || height < 24;
            }).map((one) => one.outerHTML.slice(0, 80)));
          expect(small).toEqual([]);
        }
      });
    }
  });
}

test('answers and references for proposals are tables like all others', async ({ page }) => {
  await openEditor(page, 'page-library');
  const answers = page.locator('.sheet').filter({ hasText: 'Objections and answers' });
  await expect(cell(page, 'public.library.stories[0].customer@en')).toHaveValue(/Packaging plant/);
  const before = await answers.locator('tbody tr').count();
  await answers.getByRole('button', { name: /^Add/ }).click();
  const added = `public.library.answers[${before}]`;
  await cell(page, `${added}.industries`).focus();
  await paste(page, 'technology\tWho owns the data?\t\t\tYou do, in full.');
  await expect(cell(page, `${added}.answer@en`)).toHaveValue('You do, in full.');
  await expect(page.locator('.problem')).toHaveCount(0);
  await expect.poll(async () => (await kept(page))['worthwhile.playbook'] ?? '').toContain('Who owns the data?');
  // A question without its answer is a mistake, at the cell of the answer.
  await cell(page, `${added}.answer@en`).focus();
  await press(page, 'Delete');
  await expect(problem(page, `${added}.answer@en`)).toBeVisible();
  await axeFindsNothing(page);
  await press(page, 'Control+z');
  await expect(cell(page, `${added}.answer@en`)).toHaveValue('You do, in full.');
  await expect(page.locator('.problem')).toHaveCount(0);
});

// The proposal on screen, in the file and on paper; the handoff sheet beside it.

import { execFileSync } from 'node:child_process';
import type { Page, TestInfo } from '@playwright/test';
import { test, expect } from './fixture';
import { at, fileOf, kept, openStudio } from './studio';

/** Opens the proposal of the sample. */
async function openProposal(page: Page) {
  await openStudio(page);
  await page.getByRole('link', { name: /^(Proposal|Angebot|提案)$/ }).click();
  await expect(page.locator('article.proposal h2').first()).toBeVisible();
}

/** The sheet, by its part. */
const part = (page: Page, name: string) => page.locator(`section.part.${name}`);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Prints the page, and reads the file with another program than the one that wrote it. */
async function printed(page: Page, info: TestInfo, name: string) {
  const path = info.outputPath(`${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, tagged: true });
  const read = (program: string, ...options: string[]) =>
    execFileSync(program, [...options, path, ...(program === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
  const facts = read('pdfinfo');
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(facts)?.[1]),
    size: /Page size:\s+([\d.]+ x [\d.]+)/.exec(facts)?.[1],
    tagged: /Tagged:\s+yes/.test(facts),
    // In the order of reading, a form feed after each page.
    text: read('pdftotext', '-layout'),
    fonts: read('pdffonts').trim().split('\n').slice(2),
  };
}

test('what is printed has real pages, in every language and on either paper', async ({ page }, info) => {
  await openProposal(page);
  const languages = [
    ['en', 'Proposal', 'Page 2 of', '€21,424', 'What must be true'],
    ['de', 'Angebot', 'Seite 2 von', '21.424 €', 'Was zutreffen muss'],
    ['zh-Hans', '提案', '第 2 页', '€21,424', '成立的前提'],
  ];
  const papers = [
    ['a4', /^59[45]\.\d+ x 84[12]/],
    ['letter', /^612 x 792/],
  ] as const;
  for (const [language, title, second, npv, heading] of languages) {
    await at(page, 'proposal-language').selectOption(language);
    await expect(page.locator(`article.proposal[lang="${language}"]`)).toBeVisible();
    for (const [paper, size] of papers) {
      await at(page, 'proposal-paper').selectOption(paper);
      await expect(at(page, 'proposal-paper')).toHaveValue(paper);
      const file = await printed(page, info, `${language}-${paper}`);
      const plain = file.text.replaceAll('\u00a0', ' ');
      expect(file.size).toMatch(size);
      expect(file.tagged).toBe(true);
      expect(file.pages).toBeGreaterThanOrEqual(8);
      expect(file.pages).toBeLessThanOrEqual(12);
      for (const text of [title, npv, heading, 'Brandt Verpackungen', 'Linea']) {
        expect(plain).toContain(text);
      }
      // Each page but the first has its header, each its number.
      const pages = plain.split('\f').slice(0, -1);
      expect(pages).toHaveLength(file.pages);
      expect(pages[1]).toContain(second);
      for (const text of pages.slice(1)) expect(text).toContain(`${title} · Brandt Verpackungen`);
      // Nothing of the Studio is on paper.
      for (const word of ['Worthwhile', 'Markdown', 'Undo', 'Rückgängig']) expect(plain).not.toContain(word);
      // Text and not pictures of it, every font in the file.
      expect(file.fonts.length).toBeGreaterThan(0);
      for (const font of file.fonts) expect(font).toMatch(/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/);
    }
  }
});

test('the file opens anywhere, without a script and without the network', async ({ page, context }) => {
  await openProposal(page);
  const { name, text } = await fileOf(page, button(page, 'HTML file'));
  expect(name).toBe('Proposal-Brandt-Verpackungen.html');
  expect(text).not.toContain('<script');
  expect(text).not.toMatch(/(src|href)="(?!data:)/);
  expect(text).toContain("default-src 'none'");
  const other = await context.newPage();
  await context.setOffline(true);
  await other.setContent(text);
  await expect(other).toHaveTitle(/^Proposal · Brandt Verpackungen/);
  await expect(other.getByRole('heading', { level: 2 })).toHaveCount(14);
  expect(await other.locator('html').getAttribute('lang')).toBe('en');
  // Its own style reached it under its own policy.
  const colour = await other.locator('h2').first().evaluate((node) => getComputedStyle(node).color);
  expect(colour).toBe('rgb(11, 85, 99)');
  await context.setOffline(false);
});

test('a text is edited where it stands and keeps its figures bound', async ({ page }) => {
  await openProposal(page);
  await part(page, 'summary').getByRole('button', { name: /^Edit the text/ }).first().click();
  const field = at(page, 'text-summary.lead');
  await expect(field).toBeFocused();
  await field.fill('Worth {npv} to <b>{customer}</b>.');
  const lead = part(page, 'summary').locator('.words').first();
  await expect(lead).toHaveText('Worth €21,000 to <b>Brandt Verpackungen</b>.');
  // A placeholder that names no figure is an error at its place, and before it is handed over.
  await field.fill('Worth {nvp}.');
  await expect(part(page, 'summary').getByRole('alert')).toContainText('npv');
  await expect(page.locator('.exports .notice')).toContainText('summary.lead');
  await field.fill('Worth ');
  await page.getByText('Put in a figure').click();
  await page.locator('.chip').filter({ hasText: '{npv}' }).click();
  await expect(lead).toHaveText('Worth €21,000');
  await expect(page.locator('.exports .notice')).toHaveCount(0);
  // Too much is refused at its place, and stays there.
  await field.fill('x'.repeat(20_001));
  await expect(part(page, 'summary').getByRole('alert')).toBeVisible();
  await expect(lead).toHaveText('Worth €21,000');
  await button(page, 'Standard text').click();
  await expect(lead).toContainText('What this proposal is about costs');
  // All of it can be taken back.
  await button(page, 'Undo').click();
  await expect(lead).toHaveText('Worth €21,000');
});

test('parts are switched off, moved by keyboard and given a note; the case keeps it', async ({ page }) => {
  await openProposal(page);
  const titles = () => page.locator('article.proposal h2').allTextContents();
  await at(page, 'part-on-method').uncheck();
  await expect(part(page, 'method')).toHaveCount(0);
  await at(page, 'part-down-summary').focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['The cost of today', 'Summary']);
  await expect(at(page, 'part-down-summary')).toBeFocused();
  await page.locator('.parts li').nth(0).getByText('Add a note').click();
  await at(page, 'note-cost_of_today').fill('As agreed on 3 November');
  await expect(part(page, 'cost-of-today').locator('.note')).toHaveText('As agreed on 3 November');
  await at(page, 'proposal-start').fill('2027-01-04');
  await at(page, 'proposal-start').blur();
  await expect(part(page, 'timeline')).toContainText('4 Jan 2027');
  await button(page, 'Add an alternative').click();
  await at(page, 'option-plan-0').selectOption('business');
  await expect(part(page, 'investment').getByRole('columnheader', { name: 'Business' })).toBeVisible();
  await expect.poll(async () => JSON.parse((await kept(page))['worthwhile.case']).proposal?.alternatives?.[0]?.plan)
    .toBe('business');
  await page.reload();
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual(['The cost of today', 'Summary']);
});

test('it is copied as Markdown and as rich text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openProposal(page);
  const clipboard = (kind: string) =>
    page.evaluate(async (kind) => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType(kind)).text();
    }, kind);
  await button(page, 'Copy as Markdown').click();
  await expect(page.locator('section.exports > .hint')).toHaveText('Copied.');
  expect(await clipboard('text/plain')).toContain('# Proposal · Brandt Verpackungen');
  await button(page, 'Copy for mail').click();
  await expect.poll(async () => clipboard('text/html').catch(() => '')).toContain('Brandt Verpackungen');
  expect(await clipboard('text/html')).not.toContain('class=');
});

test('hostile names stay text, on screen and on paper', async ({ page }, info) => {
  await openStudio(page);
  await at(page, 'customer-name')
    .fill('"; } @page { size: 1cm } <img src=x onerror=alert(1)> \u202Egnp');
  await page.getByRole('link', { name: 'Proposal' }).click();
  await expect(page.locator('article.proposal h1')).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('article.proposal img')).toHaveCount(0);
  const file = await printed(page, info, 'hostile');
  expect(file.size).toMatch(/^59[45]\.\d+ x 84[12]/);
});

test('the handoff sheet is marked, keeps its notes beside the case, and is in no export', async ({ page }) => {
  await openProposal(page);
  await page.getByRole('link', { name: 'Handoff sheet (internal)' }).click();
  const sheet = page.locator('article.handoff');
  await expect(sheet).toContainText('INTERNAL');
  await at(page, 'handoff-promised').fill('Sensor for the old press at no charge');
  await at(page, 'owner-scrap_cut').fill('Mara');
  await expect(sheet).toContainText('Sensor for the old press at no charge');
  await expect(sheet.getByRole('row', { name: /Less scrap/ })).toContainText('Mara');
  await expect.poll(async () => (await kept(page))['worthwhile.handoff']).toContain('Mara');
  expect((await kept(page))['worthwhile.case'] ?? '').not.toContain('Mara');
  await page.reload();
  await expect(sheet).toContainText('Mara');
  await page.getByRole('link', { name: 'Back to the proposal' }).click();
  const { text } = await fileOf(page, button(page, 'HTML file'));
  expect(text).not.toContain('Mara');
  expect(text).not.toContain('Sensor for the old press');
  await button(page, 'New customer').click();
  await expect.poll(async () => (await kept(page))['worthwhile.handoff']).toBeUndefined();
});

// What others put into names, notes and fields is text, and nothing but text.

import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture';
import { at, openMotions, openStudio } from './studio';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|x',
];

/** Watches for anything that was run or shown by what is only text. */
async function watched(page: Page) {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => (document as any).violated = event.violatedDirective);
  });
  return {
    seen,
    async nothing() {
      expect(seen).toEqual([]);
      expect(await page.evaluate(() => (document as any).violated ?? null)).toBeNull();
      expect(await page.locator('script:not([src]), img, iframe, object, embed').count()).toBe(0);
    },
  };
}

/** The sample playbook, every text of it hostile. */
async function hostilePlaybook() {
  const playbook = JSON.parse(await readFile('samples/playbook.json', 'utf8'));
  let turn = 0;
  const poison = (value: any): any => {
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
      const text = ['name', 'vendor', 'source', 'note', 'why', 'question'].includes(key) && inner !== null;
      if (!text || (typeof inner === 'object' && Array.isArray(inner))) return [key, poison(inner)];
      turn += 1;
      return [key, `${HOSTILE[turn % HOSTILE.length]} \u202eevil\u0007 ${turn}`];
    }));
  };
  playbook.public = poison(playbook.public);
  playbook.motions = poison(playbook.motions);
  return JSON.stringify(playbook);
}

const pick = (page: Page, text: string) => page.locator('#open-file')
  .setInputFiles({ name: '<img src=x onerror=alert(2)>.json', mimeType: '', buffer: Buffer.from(text) });

test('no text of a playbook or a case runs, on any screen', async ({ page }) => {
  const watch = await watched(page);
  await openStudio(page);
  await pick(page, await hostilePlaybook());
  await expect(page.locator('main.editor')).toBeVisible();
  await expect(page.locator('.banner.refused')).toHaveCount(0);
  for (const tab of ['motions', 'team', 'prices', 'packages', 'roi', 'rules', 'capacity']) {
    await at(page, `page-${tab}`).click();
    await watch.nothing();
  }
  const hostile = JSON.parse(await readFile('tests/migrations/case.v1.json', 'utf8'));
  hostile.customer.name = `${HOSTILE.join(' ')}\u202e\u0000\u0007`.slice(0, 200);
  hostile.scenarios[0].name = '<img src=x onerror=alert(3)>';
  await pick(page, JSON.stringify(hostile));
  await expect(at(page, 'customer-name')).toHaveValue(/^<script>alert\(1\)<\/script>/);
  for (const fold of await page.locator('button.fold, summary').all()) await fold.click().catch(() => {});
  await watch.nothing();
  await expect(page.locator('.whose b')).toContainText('<script>alert(1)</script>');
  await openMotions(page);
  await watch.nothing();
  const hidden = await page.evaluate(() => /[\u202a-\u202e\u0007]/.test(document.body.innerText + document.title));
  expect(hidden).toBe(false);
});

test('every text field takes hostile and endless text without breaking', async ({ page }) => {
  const watch = await watched(page);
  const { headline } = await openStudio(page);
  const endless = `${HOSTILE.join('')}${'x'.repeat(100_000)}`;
  for (const side of ['customer', 'motions']) {
    await at(page, `tab-${side}`).click();
    const fields = page.locator('#inputs input[type=text]');
    for (let place = 0; place < await fields.count(); place += 1) {
      const field = fields.nth(place);
      await field.evaluate((input: HTMLInputElement, text) => {
        input.focus();
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, endless);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
    }
  }
  await expect(headline).toBeVisible();
  await watch.nothing();
  // The name says why, keeps what was typed, and is mended.
  await at(page, 'tab-customer').click();
  const name = at(page, 'customer-name');
  await expect(page.locator('.field').filter({ has: name }).locator('.problem')).toContainText('200');
  expect((await name.inputValue()).length).toBeGreaterThan(100_000);
  await name.fill('Fine');
  await expect(page.locator('.whose b')).toHaveText('Fine');
});

test('a name from right to left does not turn what stands around it', async ({ page }) => {
  await openStudio(page);
  await at(page, 'customer-name').fill('\u202eשלום\u202c AG');
  await expect(page.locator('.whose b')).toHaveText('שלום AG');
  await expect(page.locator('.whose b')).toHaveAttribute('dir', 'auto');
  await expect(page.locator('.whose span')).toHaveText('saved on this device');
});

test('an endless text in a cell of the playbook is refused with a reason', async ({ page }) => {
  const watch = await watched(page);
  await openStudio(page);
  await page.goto('/#playbook');
  const cell = at(page, 'cell-motions[1].lead_cost');
  await cell.evaluate((input: HTMLInputElement, text) => {
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, `<b>${'9'.repeat(100_000)}`);
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell).not.toHaveAttribute('aria-invalid', 'true');
  await watch.nothing();
});

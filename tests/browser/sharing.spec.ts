// A case leaves as a link or a file and arrives again: by address, picker, drop and paste.

import type { Browser, Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture';
import { at, fileOf, kept, openStudio } from './studio';

const link = (page: Page) => page.locator('#share-link');
const told = (page: Page) => page.locator('.received .ours .changes');
const refusal = (page: Page) => page.locator('.banner.refused');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

/** Opens the dialog; the link to the case. */
async function share(page: Page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(link(page)).toHaveValue(/#case=1\.[\w-]{200,}$/);
  return link(page).inputValue();
}

/** Opens `address` as somebody who was never here. */
async function elsewhere(browser: Browser, address: string) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Changes the sample so that nothing of it is the default. */
async function changed(page: Page) {
  await openStudio(page);
  await at(page, 'customer-name').fill('Müller & Söhne');
  await at(page, 'figure-downtime_hours').fill('95');
  await at(page, 'hurdle-payback').fill('24');
}

const figures = (page: Page) => page.locator('.received .ours tbody td').allTextContents();

test('a link opened elsewhere shows the same case and the same figures', async ({ page, browser }) => {
  await changed(page);
  const gain = await page.locator('.return .big b').textContent();
  const other = await elsewhere(browser, await share(page));
  await expect(at(other, 'customer-name')).toHaveValue('Müller & Söhne');
  await expect(at(other, 'figure-downtime_hours')).toHaveValue('95');
  await expect(at(other, 'hurdle-payback')).toHaveValue('24');
  await expect(other.locator('.return .big b')).toHaveText(gain!);
  await expect(told(other)).toHaveText('Nothing has been changed: these are the sender’s figures.');
  const all = await figures(other);
  for (const row of [0, 3, 6]) expect(all[row]).toBe(all[row + 1]);
  // Neither the address nor the history holds the case any longer.
  expect(new URL(other.url()).hash).toBe('#deal');
  await other.context().close();
});

test('nothing of a link is sent to the server', async ({ page, browser }) => {
  await changed(page);
  const address = await share(page);
  const context = await browser.newContext();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url() + request.headers().referer + request.postData()));
  const other = await context.newPage();
  await other.goto(address);
  await expect(at(other, 'customer-name')).toHaveValue('Müller & Söhne');
  expect(asked.length).toBeGreaterThan(3);
  for (const request of asked) expect(request).not.toContain(address.split('case=')[1].slice(0, 40));
  await context.close();
});

test('what the receiver changes is told to both', async ({ page, browser }) => {
  await openStudio(page);
  const other = await elsewhere(browser, await share(page));
  await expect(told(other)).toBeVisible();
  await at(other, 'figure-downtime_hours').fill('80');
  await at(other, 'figure-downtime_rate').fill('400');
  await at(other, 'staff').fill('38');
  await expect(told(other)).toHaveText(/^You changed 3 assumptions: NPV −\d+%$/);
  await expect(other.locator('.received .ours .told li')).toHaveText([
    'Staff: 40 → 38', 'Unplanned downtime: 120 → 80', 'Cost of a stopped hour: 450 → 400',
  ]);
  const by = (await told(other).textContent())!.split(': ')[1];
  const before = await figures(other);
  // A reload loses nothing of that.
  await expect.poll(async () => (await kept(other))['worthwhile.case']).toContain('"staff":38');
  await other.reload();
  await expect(told(other)).toHaveText(/^You changed 3 assumptions/);
  await other.getByRole('button', { name: 'Send it back' }).click();
  await expect(other.locator('dialog .contents')).toContainText('as it was received');
  await expect(link(other)).toHaveValue(/#case=1\.[\w-]{200,}$/);
  const back = await link(other).inputValue();
  await other.context().close();
  await page.getByRole('button', { name: 'Close' }).click();
  await at(page, 'customer-name').fill('Mine');
  await page.goto(back);
  await expect(page.locator('.received .theirs .changes')).toHaveText(`The sender changed 3 assumptions: ${by}`);
  const theirs = await page.locator('.received .theirs tbody td').allTextContents();
  expect(theirs).toEqual(before);
  await expect(told(page)).toContainText('Nothing has been changed');
  // The case that was open is one step away.
  await undo(page).click();
  await expect(at(page, 'customer-name')).toHaveValue('Mine');
  await expect(page.locator('.received')).toHaveCount(0);
});

test('an encrypted link asks for its passphrase, and opens with no other', async ({ page, browser }) => {
  await changed(page);
  const plain = await share(page);
  const passphrase = page.locator('#passphrase');
  await passphrase.fill('short');
  await expect(page.locator('#passphrase-hint')).toHaveText('At least 8 characters; fewer are guessed by trying.');
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeDisabled();
  await passphrase.fill('ein Pferd, größer als 木');
  await expect(link(page)).not.toHaveValue('');
  const address = await link(page).inputValue();
  expect(address).not.toBe(plain);
  const other = await elsewhere(browser, address);
  const unlock = other.getByRole('textbox', { name: 'Passphrase' });
  await expect(unlock).toBeFocused();
  const name = await at(other, 'customer-name').inputValue();
  await unlock.fill('ein Pferd, groesser');
  await other.keyboard.press('Enter');
  await expect(other.locator('#unlock-problem')).toHaveText('The passphrase does not fit, or the link was changed.');
  // What was typed stays, to be mended.
  await expect(unlock).toHaveValue('ein Pferd, groesser');
  expect(await at(other, 'customer-name').inputValue()).toBe(name);
  await unlock.fill('ein Pferd, größer als 木'.normalize('NFD'));
  await other.getByRole('button', { name: 'Open', exact: true }).last().click();
  await expect(at(other, 'customer-name')).toHaveValue('Müller & Söhne');
  await expect(other.locator('dialog')).toHaveCount(0);
  await other.context().close();
});

test('a passphrase that nobody knows leaves everything as it was', async ({ page }) => {
  await openStudio(page);
  await share(page);
  await page.locator('#passphrase').fill('nobody knows it');
  await expect(link(page)).not.toHaveValue('');
  const address = await link(page).inputValue();
  await page.keyboard.press('Escape');
  await page.goto(address);
  await expect(page.locator('#unlock')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(page.locator('.received')).toHaveCount(0);
  await expect(undo(page)).toBeDisabled();
});

test('a link that was cut, changed, made by a newer program or for another offer opens nothing', async ({ page }) => {
  await openStudio(page);
  const address = await share(page);
  await page.keyboard.press('Escape');
  const [start, end] = [address.slice(0, -30), address.slice(-30)];
  const damaged = 'The link is incomplete or was changed on its way.';
  for (const [wrong, reason] of [
    [start, damaged],
    [start + (end[0] === 'A' ? 'B' : 'A') + end.slice(1), damaged],
    [address + '.', damaged],
    [address.replace('case=1.', 'cas=1.'), damaged],
    [address.replace('case=1.', 'case=7.'), 'made by a newer program (version 7)'],
    [`${address.split('#')[0]}#case=1.`, damaged],
  ]) {
    await page.goto(wrong);
    await expect(refusal(page)).toContainText(reason);
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(refusal(page)).toHaveCount(0);
    await page.goto('/#deal');
  }
  await expect(at(page, 'customer-name')).toHaveValue('Brandt Verpackungen');
  await expect(undo(page)).toBeDisabled();
  await page.goto('/#playbook');
  await at(page, 'page-prices').click();
  await page.getByLabel('Currency, three letters').first().fill('USD');
  await page.goto(address);
  await expect(refusal(page)).toContainText('This case is in EUR; the playbook open here is in USD.');
  await expect(page.locator('.received')).toHaveCount(0);
});

test('a case that is too long for mail says so and offers the file', async ({ page, browser }) => {
  await openStudio(page);
  const whole = JSON.parse(await readFile('tests/migrations/case.v1.json', 'utf8'));
  // Words and figures that do not pack well, as many as the format takes.
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const word = (length: number) => Array.from({ length }, () => String.fromCharCode(97 + Math.floor(chance() * 26))).join('');
  whole.customer.name = word(200);
  whole.scenarios = Array.from({ length: 12 }, () => ({
    name: word(60),
    figures: { manufacturing: { downtime_hours: 100 * chance(), downtime_rate: 900 * chance(), planning_rate: 90 * chance() } },
    claim_share: chance(),
    delay_months: 9 * chance(),
  }));
  await page.locator('#open-file').setInputFiles({ name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(whole)) });
  await expect(told(page)).toBeVisible();
  await at(page, 'staff').fill('77');
  await expect(told(page)).toContainText('You changed 1 assumption');
  const address = await share(page);
  expect(address.length).toBeGreaterThan(2000);
  const length = page.locator('dialog [role=status]').first();
  await expect(length).toHaveText(/^[\d,]+ characters: some mail programs cut links after about 2,000\. Better send the file\.$/);
  // It is a link all the same.
  const other = await elsewhere(browser, address);
  await expect(at(other, 'staff')).toHaveValue('77');
  await other.context().close();
});

test('the link is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStudio(page);
  const address = await share(page);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test('where copying is not allowed the link is selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await openStudio(page);
  const address = await share(page);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('press Ctrl+C')).toBeVisible();
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(address);
});

test('the dialog keeps the focus, closes with Escape and gives the focus back', async ({ page }) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'Share', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this case' });
  await expect(dialog).toBeVisible();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => !document.activeElement?.closest('dialog') && document.activeElement !== document.body);
    expect(outside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused();
});

test('a file is opened by picking, dropping and pasting it', async ({ page }) => {
  await changed(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const file = await fileOf(page, page.getByRole('button', { name: 'Download the file' }));
  expect(file.name).toBe('Müller-Söhne.worthwhile.json');
  const document = JSON.parse(file.text);
  expect(Object.keys(document)).toEqual(['format', 'version', 'case', 'sent', 'offer']);
  await page.getByRole('checkbox', { name: 'With the public offer' }).uncheck();
  const small = await fileOf(page, page.getByRole('button', { name: 'Download the file' }));
  expect(Object.keys(JSON.parse(small.text))).toEqual(['format', 'version', 'case', 'sent']);
  await page.keyboard.press('Escape');
  const name = at(page, 'customer-name');
  for (const way of ['pick', 'drop', 'paste', 'paste file']) {
    await page.getByRole('button', { name: 'New customer' }).click();
    await expect(name).toHaveValue('');
    if (way === 'pick') {
      await page.locator('#open-file').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
    } else {
      await page.locator('.return').evaluate((place, [way, text]) => {
        const data = new DataTransfer();
        if (way === 'paste') data.setData('text/plain', text);
        else data.items.add(new File([text], 'dropped.json'));
        const event = way === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        place.dispatchEvent(event);
        if (way === 'drop' && !event.defaultPrevented) throw new Error('the browser would open the file');
      }, [way, file.text]);
    }
    await expect(name, way).toHaveValue('Müller & Söhne');
    await expect(told(page)).toContainText('Nothing has been changed');
  }
});

test('a link is opened by pasting it, but not into a field', async ({ page }) => {
  await changed(page);
  const address = await share(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New customer' }).click();
  const paste = (selector: string) => page.locator(selector).evaluate((place, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, address);
  await paste('#customer-name');
  await expect(page.locator('.received')).toHaveCount(0);
  await paste('.return');
  await expect(at(page, 'customer-name')).toHaveValue('Müller & Söhne');
});

test('a playbook dropped on the deal goes to its tables, a case dropped there to the deal', async ({ page }) => {
  await openStudio(page);
  const text = await readFile('samples/playbook.json', 'utf8');
  const pick = (text: string) => page.locator('#open-file').setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from(text) });
  await pick(text.replace('"win_rate": 0.2', '"win_rate": 0.21'));
  await expect(page.locator('main.editor')).toBeVisible();
  await pick(await readFile('samples/case.json', 'utf8'));
  await expect(page.locator('.received')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#deal');
});

test('a broken file names every mistake at its place, changes nothing and is handed back', async ({ page }) => {
  await openStudio(page);
  const broken = JSON.parse(await readFile('tests/migrations/shared.v1.json', 'utf8'));
  broken.case.customer.staff = 0;
  broken.case.terms.yaers = 2;
  broken.offer.public.currency = 'Euros';
  const text = JSON.stringify(broken);
  await page.locator('#open-file').setInputFiles({ name: 'broken.json', mimeType: '', buffer: Buffer.from(text) });
  const places = refusal(page).locator('code');
  await expect(places).toHaveCount(3);
  expect((await places.allTextContents()).sort()).toEqual(['case.customer.staff', 'case.terms.yaers', 'offer.public.currency']);
  const file = await fileOf(page, refusal(page).getByRole('button', { name: 'Download it' }));
  expect(file).toEqual({ name: 'broken.json', text });
  await expect(undo(page)).toBeDisabled();
});

test('files that are none are refused with a reason', async ({ page }) => {
  await openStudio(page);
  const utf16 = Buffer.from('\ufeff{"format": "worthwhile.case"}', 'utf16le');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const [name, buffer, reason] of [
    ['empty.json', Buffer.alloc(0), 'The file is empty.'],
    ['picture.json', png, 'This is an image'],
    ['utf16.json', utf16, 'UTF-16'],
    ['binary.json', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'no text file'],
    ['deep.json', Buffer.from('['.repeat(1_000_000)), 'nested deeper'],
    ['huge.json', Buffer.alloc(45_000_000, 32), 'larger than 4 MB'],
    ['offer.json', await readFile('tests/migrations/offer.v1.json'), 'neither a case nor a playbook'],
    ['newer.json', Buffer.from('{"format": "worthwhile.shared", "version": 2}'), 'newer than this program'],
  ] as const) {
    await page.locator('#open-file').setInputFiles({ name, mimeType: 'application/json', buffer });
    await expect(refusal(page)).toContainText(`“${name}” cannot be opened.`);
    await expect(refusal(page)).toContainText(reason);
  }
  await expect(undo(page)).toBeDisabled();
  await expect(at(page, 'customer-name')).toHaveValue('Brandt Verpackungen');
});

test('a file with a byte order mark is read', async ({ page }) => {
  await openStudio(page);
  const text = (await readFile('samples/case.json', 'utf8')).replace('Brandt', 'Marked');
  await page.locator('#open-file').setInputFiles({ name: 'bom.json', mimeType: '', buffer: Buffer.from(`\ufeff${text}`) });
  await expect(at(page, 'customer-name')).toHaveValue('Marked Verpackungen');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [locale, width] of [['en-GB', 1280], ['de-DE', 320], ['zh-CN', 320]] as const) {
    test(`axe finds nothing in the dialogs (${colorScheme}, ${locale}, ${width})`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 720 } });
      const page = await context.newPage();
      const nothing = async () => {
        const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
        expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
      };
      await page.goto(baseURL!);
      await at(page, 'share').click();
      await expect(link(page)).toHaveValue(/#case=1/);
      await nothing();
      const plain = await link(page).inputValue();
      await page.locator('#passphrase').fill('correct horse');
      await expect(link(page)).not.toHaveValue(plain);
      await expect(link(page)).not.toHaveValue('');
      const sealed = await link(page).inputValue();
      await page.keyboard.press('Escape');
      await page.goto(sealed);
      await page.locator('#unlock').fill('wrong');
      await page.keyboard.press('Enter');
      await expect(page.locator('#unlock-problem')).toHaveText(/\S/);
      await nothing();
      await page.keyboard.press('Escape');
      await page.goto(plain);
      await expect(told(page)).toBeVisible();
      await page.goto(plain.slice(0, -9));
      await expect(refusal(page)).toBeVisible();
      await nothing();
      await context.close();
    });
  }
}

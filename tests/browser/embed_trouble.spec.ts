// <worthwhile-calculator> where something is missing: the page it stands on goes on, and says so.

import type { Page } from '@playwright/test';
import { calculator, heard, openHost, ready, warnings, widget } from './embedding';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';

test.use({ visited: HOST });

/** Lets time pass until the element has lost its patience. */
async function wait(page: Page) {
  await expect(async () => {
    await page.clock.fastForward(30_000);
    await expect(calculator(page).getByRole('status')).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** A page goes on as if nothing had happened: it can be read, typed into and left. */
async function unharmed(page: Page) {
  await expect(page.getByRole('heading', { name: 'Another site' })).toBeVisible();
  await page.getByLabel('Yours').fill('as ever');
  await expect(page.getByLabel('Yours')).toHaveValue('as ever');
  await expect(page.locator('#after')).toBeVisible();
}

const BODY = '<label>Yours <input></label>';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a summary and a link stand where the calculator would', async ({ page }) => {
    await page.goto(`${HOST}/host.html`);
    await expect(page.getByText('Plans start at 900 EUR a year.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'What is it worth to you?' })).toHaveAttribute('href', `${HOME}/widget.html`);
    await expect(page.locator('iframe')).toHaveCount(0);
  });
});

test('while the widget is slow to come, what stands there can be read, and the page used', async ({ page }) => {
  let release = () => {};
  const asked = new Promise<void>((resolve) => (release = resolve));
  await page.route(`${HOME}/widget.html*`, async (route) => {
    await asked;
    await route.continue();
  });
  await openHost(page, `${BODY}<worthwhile-calculator><p>What it is worth</p></worthwhile-calculator>`);
  await expect(calculator(page).locator('iframe')).toBeAttached();
  await expect(page.getByText('What it is worth')).toBeVisible();
  await unharmed(page);
  release();
  await ready(page);
  await expect(page.getByText('What it is worth')).toBeHidden();
});

test.describe('when the widget does not answer', () => {
  test.use({ tolerated: /Failed to load resource|ERR_|frame-src/ });

  for (const [lang, says, way, path] of [
    ['en', 'did not load', 'Open it on its own page', '/widget.html'],
    ['de', 'wurde nicht geladen', 'Auf eigener Seite öffnen', '/widget.de.html'],
    ['zh-Hans', '未能加载', '在单独的页面中打开', '/widget.zh-Hans.html'],
  ]) {
    test(`because it is not there, the reader is told in ${lang}`, async ({ page }) => {
      const told = warnings(page);
      await page.clock.install();
      await page.route(`${HOME}/widget*`, (route) => route.fulfill({ status: 404, body: 'not found' }));
      await openHost(page, `${BODY}<worthwhile-calculator theme="dark"><p>What it is worth</p></worthwhile-calculator>`, { lang });
      await wait(page);
      await expect(calculator(page).getByRole('status')).toContainText(says);
      await expect(calculator(page).getByRole('status')).toHaveAttribute('lang', lang);
      await expect(calculator(page).getByRole('link', { name: way })).toHaveAttribute('href', `${HOME}${path}?theme=dark`);
      // What the site wrote itself stands there again, and the page of the error does not.
      await expect(page.getByText('What it is worth')).toBeVisible();
      await expect(calculator(page).locator('iframe')).toBeHidden();
      expect(told.join()).toContain(`${HOME}${path}?theme=dark did not answer`);
      await unharmed(page);
    });
  }

  test('because there is no network', async ({ page, context }) => {
    await page.clock.install();
    await openHost(page, `${BODY}<worthwhile-calculator hidden></worthwhile-calculator>`);
    await expect.poll(() => calculator(page).evaluate((element) => !!element.shadowRoot)).toBe(true);
    await context.setOffline(true);
    await calculator(page).evaluate((element) => element.removeAttribute('hidden'));
    await wait(page);
    await unharmed(page);
    expect(await heard(page)).toEqual([]);
  });

  test('because the policy of the page does not allow it', async ({ page }) => {
    const told = warnings(page);
    await page.clock.install();
    const policy = `default-src 'none'; script-src ${HOME}; frame-src 'none'; style-src 'self'; img-src 'self'`;
    await openHost(page, `${BODY}<worthwhile-calculator></worthwhile-calculator>`, { policy });
    await wait(page);
    expect(told.join()).toContain(`frame-src ${HOME}`);
    await unharmed(page);
  });

  test('because it is a page that says nothing', async ({ page }) => {
    await page.clock.install();
    await page.route(`${HOME}/widget.html*`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>silent' }));
    await openHost(page, `${BODY}<worthwhile-calculator></worthwhile-calculator>`);
    await wait(page);
    await unharmed(page);
  });

  test('and comes after all, it is there', async ({ page }) => {
    let release = () => {};
    const asked = new Promise<void>((resolve) => (release = resolve));
    await page.clock.install();
    await page.route(`${HOME}/widget.html*`, async (route) => {
      await asked;
      await route.continue();
    });
    await openHost(page, `${BODY}<worthwhile-calculator></worthwhile-calculator>`);
    await wait(page);
    release();
    await ready(page);
    await expect(calculator(page).getByRole('status')).toHaveCount(0);
    await expect(calculator(page).locator('iframe')).toBeVisible();
  });
});

test.describe('without its offer', () => {
  test.use({ tolerated: /Failed to load resource.*404/ });

  for (const { what, status, body, code } of [
    { what: 'missing', status: 404, body: 'not found', code: 'offer-missing' },
    { what: 'broken', status: 200, body: '{"format": "worthwhile-offer"', code: 'offer-broken' },
  ]) {
    test(`the widget says that it is ${what}, and so does the element`, async ({ page }) => {
      const told = warnings(page);
      await page.clock.install();
      await page.route(`${HOME}/mine.json`, (route) => route.fulfill({ status, body, contentType: 'application/json' }));
      await openHost(page, `${BODY}<worthwhile-calculator src="${HOME}/mine.json" debug></worthwhile-calculator>`);
      await expect.poll(async () => (await heard(page, 'error')).map(({ detail }) => detail.code)).toEqual([code]);
      const [{ detail }] = await heard(page, 'error');
      await expect(calculator(page).getByText(detail.message)).toBeVisible();
      expect(told.join()).toContain(detail.message);
      await expect(widget(calculator(page)).getByText(/offer/i).first()).toBeVisible();
      // The widget has said what is wrong: the element does not say another thing.
      await page.clock.fastForward(30_000);
      await expect(calculator(page).locator('iframe')).toBeVisible();
      await expect(calculator(page).getByRole('status')).toHaveCount(0);
      await unharmed(page);
    });
  }
});

/** Mistakes in attributes, and what is said of each. */
const MISTAKES = [
  { attributes: 'theme="drak"', says: 'theme="drak" must be one of: auto, light, dark' },
  { attributes: 'loading="soon"', says: 'loading="soon" must be one of: lazy, eager' },
  { attributes: 'lang="fr"', says: 'lang="fr" must be one of: en, de, zh-Hans' },
  { attributes: 'currency="euro"', says: 'currency="euro" must be a code such as EUR' },
  { attributes: 'min-height="50%"', says: 'min-height="50%" must be a number of pixels' },
  { attributes: 'max-height="tall"', says: 'max-height="tall" must be a number of pixels' },
  { attributes: `tokens="{accent: red}"`, says: 'tokens="{accent: red}" must be a JSON object' },
  { attributes: `tokens='{"acent": "red"}'`, says: 'has no use for acent' },
  { attributes: 'prefill="[1]"', says: 'prefill="[1]" must be a JSON object' },
  { attributes: 'src="http://["', says: 'src="http://[" must be the address of an offer' },
  { attributes: 'src="javascript:alert(1)"', says: 'src="javascript:alert(1)" must be the address of an offer' },
  { attributes: 'emit-value', says: 'emit-value="" is unknown' },
];

for (const { attributes, says } of MISTAKES) {
  test(`a mistake is named: ${attributes}`, async ({ page }) => {
    const told = warnings(page);
    await openHost(page, `<worthwhile-calculator ${attributes} debug></worthwhile-calculator>`);
    await ready(page);
    await expect.poll(() => told.filter((one) => one.includes(says))).toHaveLength(1);
    await expect(calculator(page).getByText(says)).toBeVisible();
    // The rest goes on, and what is said once is not said again.
    await calculator(page).evaluate((element) => element.setAttribute('accent', '#0a7f5a'));
    await calculator(page).evaluate((element) => element.setAttribute('theme', 'dark'));
    expect(told.filter((one) => one.includes(says))).toHaveLength(1);
  });
}

test('readers are not shown what is meant for the site', async ({ page }) => {
  const told = warnings(page);
  await openHost(page, '<worthwhile-calculator theme="drak"></worthwhile-calculator>');
  await ready(page);
  expect(told.join()).toContain('theme="drak"');
  await expect(calculator(page).getByText('drak')).toHaveCount(0);
});

test('what frameworks and assistive attributes leave on it is no mistake', async ({ page }) => {
  const told = warnings(page);
  await openHost(page, `<worthwhile-calculator id="a" class="b" data-v-1 aria-label="c" hidden style slot="d" part="e" dir="rtl"
    tabindex="0" role="region" _ngcontent-1 v-cloak title="f" translate="no" min-height="600px"></worthwhile-calculator>`, { policy: '' });
  await expect.poll(() => calculator(page).evaluate((element) => !!element.shadowRoot)).toBe(true);
  await calculator(page).evaluate((element) => (element.hidden = false));
  await ready(page);
  expect(told).toEqual([]);
});

// How one goes on from the estimate: alone, with a package, by a talk, by a form, or not at all.

import { expect, test } from './fixture';
import { NOTHING, SITE, answers, asked, axeFindsNothing, figure, kept, offered, openCalculator, openPanels, opener } from './calculator';
import { fileOf } from './studio';
import type { Page } from '@playwright/test';

const go = (page: Page) => page.locator('#go');

test('checkout is filled in, and speaks of no package', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.site = { checkout: SITE.checkout }; }) });
  await page.locator('#quantity').fill('9');
  await expect(page.locator('#way')).toHaveText('At this size you can start alone, without a call.');
  await expect(go(page)).toHaveText('Continue with this plan');
  await expect(go(page)).toHaveAttribute('href', '/buy?plan=starter&n=9&years=1&with=');
  await expect(page.locator('#line-package')).toHaveCount(0);
});

test('a package is named, priced, and part of the address', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.site = { checkout: SITE.checkout }; }) });
  await expect(page.locator('#way')).toContainText('with Guided onboarding');
  await expect(page.locator('#line-package')).toContainText('Guided onboarding, once');
  await expect(page.locator('#line-package dd')).toHaveText('€250');
  await expect(go(page)).toHaveAttribute('href', '/buy?plan=starter&n=20&years=1&with=guided_onboarding');
  // The address goes to the whole window, wherever the calculator stands.
  await expect(go(page)).toHaveAttribute('target', '_top');
});

test('a size that is worth a talk leads to one', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.site = { checkout: SITE.checkout, call: 'mailto:sales@linea.example' }; }) });
  await page.locator('#quantity').fill('200');
  await expect(page.locator('#way')).toHaveText('At this size it is worth a talk before you decide.');
  await expect(go(page)).toHaveText('Talk to us');
  await expect(go(page)).toHaveAttribute('href', 'mailto:sales@linea.example');
});

test('a site that names no address has no button that leads nowhere', async ({ page }) => {
  await openCalculator(page);
  await expect(page.locator('#way')).toBeVisible();
  await expect(page.locator('.go')).toHaveCount(0);
  await expect(opener(page, 'contact')).toHaveCount(0);
});

test('where there is no address but a form, the button opens it', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.site = { lead: SITE.lead }; }) });
  await go(page).click();
  await expect(page.locator('#contact')).toBeVisible();
  await expect(page.locator('#contact')).toBeFocused();
  await expect(go(page)).toHaveCount(0);
});

test('a figure that does not pay steps the button back', async ({ page }) => {
  await openCalculator(page, { offer: await offered((offer) => { offer.site = { checkout: SITE.checkout }; }) });
  const background = () => go(page).evaluate((button) => getComputedStyle(button).backgroundColor);
  const before = await background();
  for (const id of ['downtime_hours', 'material_spend', 'planners']) await figure(page, id).fill('0');
  await expect(page.locator('#advice')).toBeVisible();
  expect(await background()).not.toBe(before);
});

// ---- The contact form.

const lead = () => offered((offer) => { offer.site = { lead: SITE.lead }; });
const field = (page: Page, name: string) => page.locator(`#contact-${name}`);
const send = (page: Page) => page.locator('#lead-send');

/** Answers each post by this list of statuses, then by the last; what was posted. */
async function endpoint(page: Page, ...statuses: (number | 'broken')[]) {
  const posted: { body: any; headers: Record<string, string> }[] = [];
  await page.route((url) => url.pathname === '/lead', async (route) => {
    const status = statuses[Math.min(posted.length, statuses.length - 1)]!;
    posted.push({ body: route.request().postDataJSON(), headers: await route.request().allHeaders() });
    await (status === 'broken' ? route.abort('connectionfailed') : route.fulfill({ status, body: '' }));
  });
  return posted;
}

async function fill(page: Page) {
  await field(page, 'email').fill(' mara@example.com ');
  await field(page, 'name').fill('Mara Müller');
  await field(page, 'company').fill('Müller & Söhne <GmbH>');
  await field(page, 'phone').fill('+43 1 234');
  await field(page, 'message').fill('When?\n“Soon”, please.');
  await page.locator('#consent').check();
}

test('the form sends nothing without an address and consent, and says which is missing', async ({ page }) => {
  const posted = await endpoint(page, 200);
  await openCalculator(page, { offer: await lead() });
  await openPanels(page, 'contact');
  await send(page).click();
  await expect(page.locator('#lead-problem')).toHaveText('Please enter an e-mail address.');
  await expect(field(page, 'email')).toHaveAttribute('aria-invalid', 'true');
  await axeFindsNothing(page, 'no address');
  for (const address of ['mara', '@example.com', 'mara@', 'mara example@x.com']) {
    await field(page, 'email').fill(address);
    await page.locator('#consent').check();
    await send(page).click();
    await expect(page.locator('#lead-problem')).toHaveText('Please enter an e-mail address.');
  }
  await page.locator('#consent').uncheck();
  await field(page, 'email').fill('mara@example.com');
  await field(page, 'email').press('Enter');
  await expect(page.locator('#lead-problem')).toHaveText('Without your consent nothing is sent.');
  expect(posted).toEqual([]);
});

test('what is sent is the form, the consent, the case and the estimate, and no more', async ({ page }) => {
  const posted = await endpoint(page, 204);
  await openCalculator(page, { offer: await lead() });
  await figure(page, 'downtime_hours').fill('240');
  await openPanels(page, 'contact');
  await fill(page);
  const requests = asked(page);
  const consent = await page.locator('#consent-row').innerText();
  await send(page).click();
  await expect(page.locator('#sent')).toHaveText('Sent. Thank you.');
  await expect(page.locator('#contact')).toBeFocused();
  expect(posted).toHaveLength(1);
  const { body, headers } = posted[0]!;
  const { case: answered, estimate, ...form } = body;
  expect(form).toEqual({
    email: 'mara@example.com',
    name: 'Mara Müller',
    company: 'Müller & Söhne <GmbH>',
    phone: '+43 1 234',
    message: 'When?\n“Soon”, please.',
    consent,
    language: 'en',
  });
  expect(consent).toContain('Linea');
  expect(answered).toEqual(await answers(page));
  expect(answered.figures).toEqual({ manufacturing: { downtime_hours: 240 } });
  expect(Object.keys(estimate).sort()).toEqual(['currency', 'npv_cautious', 'npv_expected', 'price_once', 'price_yearly']);
  expect(estimate).toMatchObject({ currency: 'EUR', price_yearly: 1920, price_once: 250 });
  expect(estimate.npv_cautious).toBeLessThan(estimate.npv_expected);
  expect(headers['content-type']).toBe('application/json');
  expect(headers['cookie']).toBeUndefined();
  expect(requests.map((request) => request.method())).toEqual(['POST']);
  expect(await kept(page)).toEqual(NOTHING);
  await axeFindsNothing(page, 'sent');
});

test('only what the site asks for is asked and sent', async ({ page }) => {
  const posted = await endpoint(page, 200);
  await openCalculator(page, { offer: await offered((offer) => {
    offer.site = { lead: { endpoint: '/lead', privacy: '/privacy', consent: { en: 'You may write to me once.', de: 'Ein Mal.', 'zh-Hans': '一次。' } } };
  }) });
  await openPanels(page, 'contact');
  await expect(page.locator('#lead input, #lead textarea')).toHaveCount(2);
  await field(page, 'email').fill('a@b');
  await page.getByRole('checkbox', { name: 'You may write to me once.' }).check();
  await field(page, 'email').press('Enter');
  await expect(page.locator('#sent')).toBeVisible();
  expect(Object.keys(posted[0]!.body)).toEqual(['email', 'consent', 'language', 'case', 'estimate']);
  expect(posted[0]!.body.consent).toBe('You may write to me once.');
});

test.describe('an endpoint that fails', () => {
  test.use({ tolerated: /Failed to load resource/ });

  test('once is asked again, and the prospect need not know', async ({ page }) => {
    const posted = await endpoint(page, 503, 200);
    await openCalculator(page, { offer: await lead() });
    await openPanels(page, 'contact');
    await fill(page);
    await send(page).click();
    // Meanwhile a second press sends nothing a second time.
    await expect(send(page)).toHaveAttribute('aria-disabled', 'true');
    await send(page).click({ force: true });
    await expect(page.locator('#sent')).toBeVisible();
    expect(posted).toHaveLength(2);
    expect(posted[1]!.body).toEqual(posted[0]!.body);
  });

  test('twice loses nothing: it can be kept, and tried again', async ({ page }) => {
    const posted = await endpoint(page, 'broken', 500, 200);
    await openCalculator(page, { offer: await lead() });
    await openPanels(page, 'contact');
    await fill(page);
    await send(page).click();
    await expect(page.locator('#lead-problem')).toContainText('It could not be sent. Nothing is lost');
    expect(posted).toHaveLength(2);
    await expect(field(page, 'message')).toHaveValue('When?\n“Soon”, please.');
    await axeFindsNothing(page, 'failed');
    const { name, text } = await fileOf(page, page.locator('#lead-keep'));
    expect(name).toBe('request.json');
    expect(JSON.parse(text)).toEqual(posted[0]!.body);
    await send(page).click();
    await expect(page.locator('#sent')).toBeVisible();
    expect(posted).toHaveLength(3);
  });

  test('does not make a file of nothing once the consent is gone', async ({ page }) => {
    await endpoint(page, 500);
    await openCalculator(page, { offer: await lead() });
    await openPanels(page, 'contact');
    await fill(page);
    await send(page).click();
    await expect(page.locator('#lead-keep')).toBeVisible();
    await page.locator('#consent').uncheck();
    await page.locator('#lead-keep').click();
    await expect(page.locator('#lead-problem')).toHaveText('Without your consent nothing is sent.');
  });
});

test('a message that is too long is stopped where it is typed, not cut on the way', async ({ page }) => {
  const posted = await endpoint(page, 200);
  await openCalculator(page, { offer: await lead() });
  await openPanels(page, 'contact');
  await fill(page);
  await field(page, 'message').fill('');
  await field(page, 'message').focus();
  await page.keyboard.insertText('x'.repeat(5000));
  await page.keyboard.type('yyy');
  expect(await field(page, 'message').inputValue()).toHaveLength(5000);
  await send(page).click();
  await expect(page.locator('#sent')).toBeVisible();
  expect(posted[0]!.body.message).toHaveLength(5000);
});

test('one can go on answering while it is sent', async ({ page }) => {
  let answer = () => {};
  const answered = new Promise<void>((done) => { answer = done; });
  await page.route((url) => url.pathname === '/lead', async (route) => {
    await answered;
    await route.fulfill({ status: 200, body: '' });
  });
  await openCalculator(page, { offer: await lead() });
  await openPanels(page, 'contact');
  await fill(page);
  await send(page).click();
  await expect(send(page)).toHaveText('Sending …');
  await figure(page, 'downtime_hours').fill('200');
  await figure(page, 'downtime_hours').focus();
  answer();
  await expect(page.locator('#sent')).toBeVisible();
  await expect(figure(page, 'downtime_hours')).toBeFocused();
  await expect(figure(page, 'downtime_hours')).toHaveValue('200');
});

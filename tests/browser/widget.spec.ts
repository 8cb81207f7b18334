// The public calculator's page: there before its program, and taken over without a change.

import { expect, test } from './fixture';
import { LANGUAGES, NOTHING, PAGES, amount, answers, asked, figure, kept, listening, mark, offered, openCalculator, openPanels, opener, problem, serve, shown, told } from './calculator';
import type { Page } from '@playwright/test';

/** Holds the program back until the test lets it go. */
async function holdProgram(page: Page) {
  let go = () => {};
  const gone = new Promise<void>((done) => { go = done; });
  await page.route(/_bg\.wasm$/, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

/** Adds up by how much anything has moved, whoever caused it. */
const watchShifts = (page: Page) => page.addInitScript(() => {
  const moved = Object.assign(window, { moved: [] as unknown[] }).moved;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as any[]) {
      moved.push([entry.value, entry.sources?.map(({ node, previousRect, currentRect }: any) => [node?.outerHTML ?? node?.data, previousRect, currentRect])]);
    }
  }).observe({ type: 'layout-shift', buffered: true });
});

const moved = (page: Page) => page.evaluate(async () => {
  // A shift is told with the next frame.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return (window as any).moved;
});

/** Lets a page come in as over a slow line: piece by piece, each painted before the next. */
async function comeIn(page: Page, address: string) {
  // Without its policy, which lets nobody write into a page.
  const text = (await (await page.request.get(address)).text()).replace(/<meta http-equiv[^>]*>/, '');
  await page.route('**/slow', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('/slow');
  await page.evaluate(async (pieces) => {
    document.open();
    for (const piece of pieces) {
      document.write(piece);
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    }
    document.close();
  }, text.split(/(?<=<\/[^>]*>)(?=[^]*<\/main>)/));
}

const READ = {
  en: ['What would it be worth to you?', '€2,200 to €32,000', '€1,920 a year', '7 to 28 months'],
  de: ['Was würde es bringen?', '2.200 € bis 32.000 €', '1.920 € im Jahr', '7 bis 28 Monate'],
  'zh-Hans': ['对您来说值多少？', '€2,200 至 €32,000', '每年 €1,920', '7 至 28 个月'],
};

for (const language of LANGUAGES) {
  test(`${language}: the page can be read before the program, which changes nothing of it`, async ({ page }) => {
    await mark(page);
    await watchShifts(page);
    const go = await holdProgram(page);
    await page.goto(PAGES[language], { waitUntil: 'domcontentloaded' });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page).toHaveTitle(READ[language][0]!);
    const text = (await page.locator('main').innerText()).replace(/\u00a0/g, ' ');
    for (const part of READ[language]) expect(text).toContain(part);
    const before = await page.locator('main').innerHTML();
    await page.evaluate(() => document.querySelectorAll('main *').forEach((node) => Object.assign(node, { mine: true })));
    go();
    await listening(page);
    expect(await page.locator('main').innerHTML()).toBe(before);
    const strangers = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((node) => !(node as any).mine).length);
    expect(strangers, 'elements that were put in place of others').toBe(0);
    expect(await moved(page)).toEqual([]);
  });

  test(`${language}: nothing of the page moves while it comes in`, async ({ page }) => {
    await watchShifts(page);
    await comeIn(page, PAGES[language]);
    await expect(page.locator('main')).toContainText(READ[language][1]!.replace(' ', '\u00a0'));
    expect(await moved(page)).toEqual([]);
  });

  test(`${language}: no key and no placeholder shows, in any panel`, async ({ page }) => {
    await openCalculator(page, { language, offer: await offered((offer) => {
      offer.site = { lead: { endpoint: '/lead', privacy: '/privacy', asks: ['name', 'message'] } };
    }) });
    await openPanels(page, 'derivation', 'assumptions', 'keep', 'contact');
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/\{\w+\}/);
    expect(text).not.toMatch(/\b(widget|unit|number|value)\.[a-z_]+/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });
}

test('what is typed before the program comes is kept, and counts', async ({ page }) => {
  await mark(page);
  const go = await holdProgram(page);
  await page.goto('/widget.html', { waitUntil: 'domcontentloaded' });
  const before = await amount(page).textContent();
  await figure(page, 'downtime_hours').fill('240');
  await figure(page, 'planners').fill('a few');
  await figure(page, 'planners').evaluate((input: HTMLInputElement) => input.setSelectionRange(2, 3));
  go();
  await listening(page);
  await expect(figure(page, 'downtime_hours')).toHaveValue('240');
  await expect(amount(page)).not.toHaveText(before!);
  expect((await answers(page)).figures).toEqual({ manufacturing: { downtime_hours: 240 } });
  // Nonsense stays, is named, and neither focus nor cursor is moved.
  await expect(figure(page, 'planners')).toHaveValue('a few');
  await expect(problem(page, 'figure.planners')).toHaveText('This is not a number.');
  await expect(figure(page, 'planners')).toBeFocused();
  expect(await figure(page, 'planners').evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([2, 3]);
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await expect(figure(page, 'planners')).toHaveValue('a few');
});

test('an industry picked before the program comes asks for its own figures; the others are kept', async ({ page }) => {
  await mark(page);
  const go = await holdProgram(page);
  await page.goto('/widget.html', { waitUntil: 'domcontentloaded' });
  await figure(page, 'downtime_hours').fill('95');
  await page.locator('#industry').selectOption('technology');
  go();
  await listening(page);
  await expect(figure(page, 'downtime_hours')).toHaveCount(0);
  await expect(page.locator('#industry')).toHaveValue('technology');
  await page.locator('#industry').selectOption('manufacturing');
  await expect(figure(page, 'downtime_hours')).toHaveValue('95');
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });
  for (const language of LANGUAGES) {
    test(`${language}: the page stands, and says what it is`, async ({ page }) => {
      await page.goto(PAGES[language]);
    await expect(page.locator('main')).toContainText(READ[language][1]!.replace(/ /g, '\u00a0').split('\u00a0')[0]!);
      await expect(page.locator('.notice')).toBeVisible();
      const english = /needs JavaScript/;
      if (language === 'en') await expect(page.locator('.notice')).toHaveText(english);
      else await expect(page.locator('.notice')).not.toHaveText(english);
    });
  }
});

test.describe('without the program', () => {
  test.use({ tolerated: /Failed to load resource|TypeError|CompileError|ERR_FAILED/ });
  test('the figures stay, and the page says that it could not start', async ({ page }) => {
    await page.route(/_bg\.wasm$/, (route) => route.abort());
    await page.goto('/widget.html');
    await expect(page.getByRole('alert')).toContainText('could not start');
    await expect(amount(page)).toHaveText('€2,200 to €32,000');
    await figure(page, 'planners').fill('9');
    await expect(figure(page, 'planners')).toHaveValue('9');
  });
});

test.describe('an offer that', () => {
  test.use({ tolerated: /Failed to load resource/ });
  const cases: [string, unknown, string][] = [
    ['is no JSON', '{"format"', 'The offer cannot be read.'],
    ['is a page', '<!doctype html>', 'The offer cannot be read.'],
    ['is a case', { format: 'worthwhile.case', version: 1 }, 'The offer cannot be read.'],
    ['is newer', { format: 'worthwhile.offer', version: 2, public: {} }, 'The offer is made by a newer version of this calculator.'],
    ['is null', null, 'The offer cannot be read.'],
  ];
  for (const [name, offer, said] of cases) {
    test(`${name} is refused in words, and nothing else shows`, async ({ page }) => {
      await serve(page, offer === null ? 'null' : offer);
      await page.goto('/widget.html?offer=/other.json');
      await expect(page.getByRole('alert')).toHaveText(said);
      await expect(page.locator('main')).toHaveText(said);
      await expect(page.locator('main')).toBeVisible();
    });
  }

  test('is missing is said to be', async ({ page }) => {
    const lines = told(page);
    await page.goto('/widget.html?offer=/none.json');
    await expect(page.locator('main')).toHaveText('The offer could not be loaded. Please reload the page.');
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual(['warning: Error: /none.json: 404']);
  });

  test('is on its way shows nothing of another offer in the meantime', async ({ page }) => {
    await mark(page);
    let go = () => {};
    const gone = new Promise<void>((done) => { go = done; });
    const offer = await offered((offer) => { offer.price_book.plans[0].name = 'Solo'; });
    await page.route((url) => url.pathname === '/other.json', async (route) => {
      await gone;
      await route.fulfill({ json: offer });
    });
    await page.goto('/widget.html?offer=/other.json', { waitUntil: 'domcontentloaded' });
    await expect(page.locator('#calculator')).toBeHidden();
    go();
    await listening(page);
    await expect(page.locator('#line-plan')).toContainText('Solo, 20 users');
    await expect(page.locator('#calculator')).toBeVisible();
  });
});

test('nothing is asked of anyone, nothing kept, nothing said to the console', async ({ page, context }) => {
  const lines = told(page);
  const requests = asked(page);
  await openCalculator(page);
  await openPanels(page, 'derivation', 'assumptions', 'keep');
  await figure(page, 'downtime_hours').fill('77');
  await page.locator('#industry').selectOption('other');
  await page.locator('#plan').selectOption('business');
  await page.locator('#start-over').click();
  await expect(opener(page, 'keep')).toHaveAttribute('aria-expanded', 'false');
  const files = requests.map((request) => new URL(request.url()).pathname.replace(/-[0-9a-f]{10,}/, ''));
  expect([...new Set(files)].sort()).toEqual(['/favicon.svg', '/widget.html', '/widget.js', '/widget_bg.wasm']);
  expect(requests.map((request) => request.method())).not.toContain('POST');
  expect(await kept(page)).toEqual(NOTHING);
  expect(await context.cookies()).toEqual([]);
  expect(lines).toEqual([]);
});

for (const language of LANGUAGES) {
  test(`${language}: nothing moves while one answers`, async ({ page }) => {
    await watchShifts(page);
    await page.setViewportSize({ width: 460, height: 900 });
    await openCalculator(page, { language });
    const before = await shown(page);
    await figure(page, 'downtime_hours').fill('130');
    await expect.poll(() => shown(page)).not.toBe(before);
    expect(await moved(page)).toEqual([]);
  });
}

test('a field that is taken away while somebody stands in it does no harm', async ({ page }) => {
  await openCalculator(page);
  await figure(page, 'downtime_hours').fill('77');
  await expect(figure(page, 'downtime_hours')).toBeFocused();
  await page.locator('#industry').selectOption('technology');
  await expect(figure(page, 'downtime_hours')).toHaveCount(0);
  await page.locator('#quantity').fill('30');
  await expect(page.locator('#line-plan')).toContainText('Starter, 30 users');
});

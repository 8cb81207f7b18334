// The public calculator in bad company: hostile offers, links and pages around.

import { deflateRawSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';
import { amount, answers, figure, listening, mark, offered, openCalculator, openPanels, opener, serve, told } from './calculator';
import type { Page } from '@playwright/test';

const MARKUP = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '</script><script>alert(1)</script>',
  '</title></main><iframe src="javascript:alert(1)">', '{{constructor.constructor("alert(1)")()}}', '{vendor}{amount}{count}', '‮evil⁦',
  '<!--', '<style>*{display:none}</style>', "' onfocus=alert(1) autofocus '",
];

/** Changes every text that a person reads. */
function eachText(value: any, change: (text: string) => string): any {
  if (Array.isArray(value)) return value.map((entry) => eachText(entry, change));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
    const read = ['name', 'unit', 'vendor', 'source', 'caution', 'buys', 'consent', 'contact'].includes(key);
    if (!read || (key === 'unit' && typeof inner === 'string')) return [key, eachText(inner, change)];
    if (typeof inner === 'string') return [key, change(inner)];
    if (Array.isArray(inner)) return [key, inner.map((one) => change(JSON.stringify(one)))];
    return [key, inner && change((inner as any).en ?? '')];
  }));
}

/** Nothing of what is only text was run or became markup. */
async function watched(page: Page) {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return async () => {
    expect(dialogs).toEqual([]);
    expect(await page.locator('main :is(script, img, iframe, style, object), main [onerror], main [onload], main [onfocus]').count()).toBe(0);
    expect(await page.locator('main').isVisible()).toBe(true);
  };
}

const widest = (page: Page) => page.evaluate(() => document.scrollingElement!.scrollWidth);

test('markup in every text of an offer stays text', async ({ page }) => {
  const nothing = await watched(page);
  let turn = 0;
  const offer = eachText(await offered((offer) => {
    offer.site = { lead: { endpoint: '/lead', privacy: '/privacy', consent: { en: MARKUP[0] }, asks: ['name', 'message'] } };
  }), () => MARKUP[turn++ % MARKUP.length]!);
  await openCalculator(page, { offer });
  await openPanels(page, 'derivation', 'assumptions', 'keep', 'contact');
  await nothing();
  await figure(page, 'downtime_hours').fill(MARKUP[0]!);
  await page.locator('#contact-name').fill(MARKUP[1]!);
  await nothing();
  await expect(page.locator('main')).toContainText('<script>alert(1)</script>');
});

test('markup typed into every field stays what was typed', async ({ page }) => {
  const nothing = await watched(page);
  await openCalculator(page);
  await openPanels(page, 'assumptions');
  for (const field of await page.locator('main input[data-field]').all()) {
    await field.fill(`${MARKUP.join('')}${'9'.repeat(5000)}`);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(amount(page)).toHaveText('€2,200 to €32,000');
  await nothing();
});

test('endless names stay within the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const offer = eachText(await offered(), () => 'x'.repeat(5000));
  await openCalculator(page, { offer });
  await openPanels(page, 'derivation', 'assumptions');
  expect(await widest(page)).toBeLessThanOrEqual(320);
});

test('two hundred inputs are two hundred inputs', async ({ page }) => {
  const offer = await offered((offer) => {
    const model = offer.roi_models[0];
    const extra = Array.from({ length: 200 }, (_, place) => ({ id: `extra_${place}`, name: `Extra ${place}`, unit: 'money/year', likely: 1, kind: 'customer', tier: 'A' }));
    model.inputs.push(...extra);
    // A formula has its own limit, so that two of them share the work.
    model.formulas.push({ id: 'half', formula: extra.slice(100).map(({ id }) => id).join(' + ') });
    model.drivers[0].baseline = [...extra.slice(0, 100).map(({ id }) => id), 'half'].join(' + ');
  });
  await openCalculator(page, { offer });
  await openPanels(page, 'assumptions', 'derivation');
  await figure(page, 'extra_199').fill('1,000,000');
  await expect(page.locator('#derived-downtime')).toContainText('Extra 99');
  await expect(amount(page)).not.toHaveText('€2,200 to €32,000');
});

for (const [name, formula] of [
  ['a formula nested ten thousand deep', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['a chain of a hundred thousand terms', Array(100_000).fill('downtime_hours').join(' + ')],
  ['a chain of minus signs', `${'-'.repeat(50_000)}1`],
  ['a formula about itself', 'downtime'],
  ['an empty formula', ''],
] as const) {
  test(`${name} is refused or counted, and nothing breaks`, async ({ page }) => {
    const lines = told(page);
    const offer = await offered((offer) => { offer.roi_models[0].drivers[0].baseline = formula; });
    await mark(page);
    await serve(page, offer);
    await page.goto('/widget.html?offer=/other.json');
    await expect(page.locator('main :is([role=alert], #gain, #no-result)').first()).toBeVisible();
    expect(lines).toEqual([]);
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|∞/);
  });
}

test('formulas that need each other in a circle are refused', async ({ page }) => {
  const offer = await offered((offer) => {
    offer.roi_models[0].formulas = [{ id: 'a1', formula: 'b1' }, { id: 'b1', formula: 'a1' }];
    offer.roi_models[0].drivers[0].baseline = 'a1';
  });
  await serve(page, offer);
  await page.goto('/widget.html?offer=/other.json');
  await expect(page.locator('main')).toHaveText('The offer cannot be read.');
});

for (const [name, change] of [
  ['no plans', (offer: any) => { offer.price_book.plans = []; }],
  ['no models', (offer: any) => { offer.roi_models = []; }],
  ['no terms', (offer: any) => { offer.price_book.terms = []; }],
  ['a number for a name', (offer: any) => { offer.roi_models[0].name = 5; }],
  ['a list for a text', (offer: any) => { offer.vendor = []; }],
  ['a text for the price', (offer: any) => { offer.price_book.plans[0].price_per_unit = '96'; }],
] as [string, (offer: any) => void][]) {
  test(`an offer with ${name} is refused in words`, async ({ page }) => {
    const lines = told(page);
    await serve(page, await offered(change));
    await page.goto('/widget.html?offer=/other.json');
    await expect(page.locator('main')).toHaveText('The offer cannot be read.');
    expect(lines).toEqual([]);
  });
}

for (const [name, change] of [
  ['nothing to count', (offer: any) => { offer.roi_models[0].drivers = []; offer.roi_models[0].costs = []; }],
  ['no inputs that matter', (offer: any) => { offer.roi_models = [{ ...offer.roi_models[0], inputs: [], questions: [], formulas: [], drivers: [], costs: [] }]; }],
  ['figures beyond all bounds', (offer: any) => { for (const input of offer.roi_models[0].inputs) input.likely = 1e308; }],
  ['prices beyond all bounds', (offer: any) => { offer.price_book.plans[0].price_per_unit = 1e300; }],
  ['a horizon of no years', (offer: any) => { offer.roi_models[0].horizon_years = 0; }],
  ['a horizon of four thousand million years', (offer: any) => { offer.roi_models[0].horizon_years = 4_000_000_000; }],
  ['a discount of more than all', (offer: any) => { offer.roi_models[0].discount_rate = -1; }],
  ['a ramp of nothing', (offer: any) => { offer.roi_models[0].ramp = []; delete offer.roi_models[0].ramp_range; }],
  ['routes out of order', (offer: any) => { offer.routing.reverse(); }],
  ['a package that is none', (offer: any) => { offer.routing[0] = { from: 0, way: 'package', package: 'none' }; }],
  ['a question that is none', (offer: any) => { offer.roi_models[0].questions = ['none', 'downtime_hours', 'downtime_hours']; }],
  ['an unknown currency', (offer: any) => { offer.currency = '<b>X</b>'; }],
  ['an impossible unit', (offer: any) => { offer.roi_models[0].inputs[0].unit = '////'; }],
  ['a plan of a million at least', (offer: any) => { offer.price_book.plans[0].minimum_quantity = 4_000_000_000; }],
] as [string, (offer: any) => void][]) {
  test(`an offer with ${name} is refused in words or shown without harm`, async ({ page }) => {
    const lines = told(page);
    await mark(page);
    await serve(page, await offered(change));
    await page.goto('/widget.html?offer=/other.json');
    await expect(page.locator('main :is([role=alert], #gain, #no-result)').first()).toBeVisible();
    if (await page.locator('#calculator').count()) {
      for (const panel of ['derivation', 'assumptions']) if (await opener(page, panel).count()) await openPanels(page, panel);
    }
    expect(lines).toEqual([]);
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|∞|inf\b/);
  });
}

for (const id of ['__proto__', 'constructor', 'toString', 'a b c', `it's "quoted"`, '<b>', 'staff', 'quantity', 'downtime_rate-row', '日本', 'x'.repeat(5000)]) {
  test(`an input called ${id.slice(0, 30)} is an input`, async ({ page }) => {
    const offer = await offered((offer) => {
      const model = offer.roi_models[0];
      model.inputs.push({ ...model.inputs[0], id, name: 'Odd one' });
      model.questions[0] = id;
    });
    await mark(page);
    await serve(page, offer);
    await page.goto('/widget.html?offer=/other.json');
    await listening(page);
    const field = page.getByLabel('Odd one');
    await field.fill('55');
    await field.press('Tab');
    await expect(field).toHaveValue('55');
    await openPanels(page, 'assumptions', 'keep');
    const kept = await page.evaluate((id) => {
      const figures = (globalThis as any).worthwhileWidget('copy', null).figures.manufacturing;
      return [Object.hasOwn(figures, id), Object.getPrototypeOf(figures) === Object.prototype];
    }, id);
    expect(kept[1]).toBe(true);
    if (id !== '__proto__') expect(kept[0]).toBe(true);
    expect(await page.evaluate(() => ({} as any).likely)).toBeUndefined();
  });
}

test('an own figure with blanks in its name goes back to the offer’s', async ({ page }) => {
  const offer = await offered((offer) => {
    const model = offer.roi_models[0];
    model.inputs.push({ id: 'own time "x"', name: 'Own time', unit: 'hour', likely: 5, kind: 'assumption', tier: 'C' });
    model.questions.push('own time "x"');
  });
  await openCalculator(page, { offer });
  await page.getByLabel('Own time').fill('7');
  expect((await answers(page)).figures.manufacturing).toEqual({ 'own time "x"': 7 });
});

const ADDRESSES = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'https://a"b', '//evil.example', 'blob:x', 'file:///etc/passwd'];
for (const place of ['checkout', 'privacy', 'endpoint'] as const) {
  test(`an address that runs something or leads elsewhere is refused as ${place}`, async ({ page }) => {
    let offer: unknown;
    await page.route((url) => url.pathname === '/other.json', (route) => route.fulfill({ json: offer as object }));
    for (const address of ADDRESSES) {
      offer = await offered((offer) => {
        offer.site = place === 'checkout' ? { checkout: address } : { lead: { endpoint: '/lead', privacy: '/privacy', [place]: address } };
      });
      await page.goto('/widget.html?offer=/other.json');
      await expect(page.locator('main'), address).toHaveText('The offer cannot be read.');
    }
  });
}

test('what is filled into an address cannot leave its place', async ({ page }) => {
  const offer = await offered((offer) => {
    offer.site = { checkout: 'https://shop.example/{plan}?n={quantity}' };
    offer.price_book.plans[0].id = '../evil?x=1#&{quantity}"<';
  });
  await openCalculator(page, { offer });
  const href = await page.locator('#go').getAttribute('href');
  const url = new URL(href!);
  expect(url.origin).toBe('https://shop.example');
  expect(url.pathname.split('/')).toHaveLength(2);
  expect(url.searchParams.get('n')).toBe('20');
  expect(url.hash).toBe('');
});

test('a huge offer is read', async ({ page }) => {
  const offer = await offered((offer) => {
    const many = Array.from({ length: 300 }, (_, place) => ({ ...offer.roi_models[0], id: `model_${place}`, name: `Model ${place}` }));
    offer.roi_models.push(...many);
  });
  await openCalculator(page, { offer });
  await page.locator('#industry').selectOption('model_299');
  await expect(amount(page)).toHaveText('€2,200 to €32,000');
});

test.describe('an offer of another origin', () => {
  test.use({ tolerated: /policy violation: connect-src|violates the (following|document's) Content Security Policy/ });
  for (const address of ['https://evil.example/offer.json', '//evil.example/offer.json', 'data:application/json,{}']) {
    test(`${address} is not even asked for`, async ({ page }) => {
      let reached = 0;
      await page.route((url) => url.hostname === 'evil.example', (route) => {
        reached += 1;
        return route.abort();
      });
      await page.goto(`/widget.html?offer=${encodeURIComponent(address)}`);
      await expect(page.locator('main')).toHaveText('The offer could not be loaded. Please reload the page.');
      expect(reached).toBe(0);
    });
  }
});

// ---- Links.

/** The link to any text, as a page would write it. */
function linkTo(text: string) {
  const packed = deflateRawSync(Buffer.from(text), { level: 9 });
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Math.min(Buffer.byteLength(text), 0xffffffff));
  const content = Buffer.concat([Buffer.from([0]), size, packed]);
  let sum = -1;
  for (const byte of [1, ...content]) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(~sum >>> 0);
  return `#case=1.${Buffer.concat([content, end]).toString('base64url')}`;
}

const CASE = { format: 'worthwhile.case', version: 1, customer: { name: '', industry: 'manufacturing', staff: 50 }, terms: { plan: 'starter', quantity: 20, years: 1 }, figures: {}, drivers: {}, hurdles: {} };

for (const [name, text] of [
  ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['with a case nested deep', JSON.stringify(CASE).replace('"figures":{}', `"figures":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  ['that unpacks to a hundred megabytes', JSON.stringify(CASE).replace('{}', `{"a":"${'x'.repeat(100_000_000)}"}`)],
  ['that is no JSON', '<script>alert(1)</script>'],
  ['about nothing', 'null'],
  ['of a hostile kind', JSON.stringify({ ...CASE, customer: { industry: '__proto__' } })],
] as const) {
  test(`a link ${name} does no harm`, async ({ page }) => {
    const lines = told(page);
    await openCalculator(page, { hash: linkTo(text) });
    await expect(amount(page)).toHaveText('€2,200 to €32,000');
    await figure(page, 'downtime_hours').fill('240');
    await expect(amount(page)).not.toHaveText('€2,200 to €32,000');
    expect(lines).toEqual([]);
  });
}

test('figures in a link are held to the limits of the offer', async ({ page }) => {
  const hostile = { ...CASE, customer: { name: MARKUP[1], industry: 'manufacturing', staff: -5 },
    terms: { plan: 'starter', quantity: 1e300, years: 99 },
    figures: { manufacturing: { downtime_hours: -1, planning_hours: 1e9, planners: 'x', none: 5, material_spend: 7 }, none: { x: 1 } },
    drivers: { manufacturing: { none: true, maintenance: 'yes' } } };
  await openCalculator(page, { hash: linkTo(JSON.stringify(hostile)) });
  const answered = await answers(page);
  expect(answered.figures).toEqual({ manufacturing: { material_spend: 7 } });
  expect(answered.terms).toEqual({ plan: 'starter', quantity: 20, years: 1 });
  expect(answered.customer.staff).toBe(50);
});

// ---- The page around.

test.describe('a hostile page around', () => {
  test.use({ visited: HOST });

  /** A page of another site with the calculator in a frame, and a way to post to it. */
  async function embedded(page: Page, { id = 'a', host = HOST } = {}) {
    const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="favicon.svg"><h1>Host</h1>
      <iframe title="c" width="460" height="900" src="${HOME}/widget.html?host=${encodeURIComponent(host)}&id=${id}"></iframe></html>`;
    await page.addInitScript(() => {
      const heard = Object.assign(window, { heard: [] as unknown[] }).heard;
      addEventListener('message', ({ data }) => heard.push(data));
    });
    const address = `${HOST}/${randomUUID()}.html`;
    await page.request.put(address, { data: html });
    await mark(page);
    await page.goto(address);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('html')).toHaveClass(/under-test-listening/);
    return {
      frame,
      heard: (): Promise<any[]> => page.evaluate(() => (window as any).heard),
      post: (message: unknown) => page.evaluate((message) => document.querySelector('iframe')!.contentWindow!.postMessage(message, '*'), message),
    };
  }

  const message = (type: string, more: object = {}) => ({ ns: 'worthwhile', v: 1, id: 'a', type, ...more });

  test('messages of any form do no harm', async ({ page }) => {
    const lines = told(page);
    const { frame, post, heard } = await embedded(page);
    const forms: unknown[] = [null, 5, 'x', [], {}, { ns: 'worthwhile' }, message('none'), message('__proto__'), message('constructor')];
    for (const odd of [null, 5, 'x', [], {}, [[]], { length: 9 }, true, -1, { __proto__: null, a: 1 }]) {
      forms.push(
        message('configure', { emitValues: odd, theme: odd, tokens: odd, prefill: odd, currency: odd, debug: odd }),
        message('prefill', { values: odd }), message('theme', { mode: odd, tokens: odd }),
        message('theme', { mode: 'dark', tokens: { accent: odd, background: odd, font: odd, radius: odd } }),
        message('prefill', { values: { downtime_hours: odd, industry: odd, quantity: odd, __proto__x: odd, constructor: odd, '': odd } }),
      );
    }
    for (const form of forms) await post(form);
    await post(message('theme', { mode: 'light', tokens: {} }));
    await post(message('prefill', { values: { downtime_hours: 240 } }));
    await expect(frame.locator('[id="figure.downtime_hours"]')).toHaveValue('240');
    expect((await heard()).filter(({ type }) => type === 'error').length).toBeGreaterThan(0);
    expect(lines).toEqual([]);
  });

  test('a message nested deep does not stop the calculator', async ({ page }) => {
    const { frame, post } = await embedded(page);
    let deep: unknown = 1;
    for (let depth = 0; depth < 3000; depth += 1) deep = { a: deep };
    await page.evaluate(() => {
      let deep: unknown = 1;
      for (let depth = 0; depth < 3000; depth += 1) deep = { a: deep };
      document.querySelector('iframe')!.contentWindow!.postMessage({ ns: 'worthwhile', v: 1, id: 'a', type: 'prefill', values: { downtime_hours: deep } }, '*');
    });
    await post(message('prefill', { values: { planners: 9 } }));
    await expect(frame.locator('[id="figure.planners"]')).toHaveValue('9');
  });

  test('markup and styles in its wishes stay wishes', async ({ page }) => {
    const { frame, post } = await embedded(page);
    await post(message('configure', {
      tokens: { accent: 'red;background:url(https://evil.example)', font: '"; } * { display: none } @import url(https://evil.example)', radius: '9px;color:red', background: 'url(https://evil.example)' },
      prefill: { downtime_hours: MARKUP[1], industry: MARKUP[0], plan: '__proto__' },
    }));
    await post(message('prefill', { values: { planners: 9 } }));
    await expect(frame.locator('[id="figure.planners"]')).toHaveValue('9');
    await expect(frame.locator('[id="figure.downtime_hours"]')).toHaveValue('120');
    await expect(frame.locator('main')).toBeVisible();
    expect(await frame.locator('html').evaluate((node) => node.getAttribute('style') ?? '')).not.toMatch(/url\(|https:|@|[{}]|: *none/);
    expect(await frame.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toMatch(/system-ui, sans-serif$/);
  });

  test('colours of every notation are taken as they are meant', async ({ page }) => {
    const { frame, post } = await embedded(page);
    const page_ = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    for (const [asked, taken] of [
      ['#ffeedd', 'rgb(255, 238, 221)'], ['rgb(10 20 30)', 'rgb(10, 20, 30)'], ['white', 'rgb(255, 255, 255)'],
      ['hsl(120 100% 90%)', 'rgb(204, 255, 204)'], ['color(srgb 1 0.5 0)', 'rgb(255, 128, 0)'],
      ['color-mix(in srgb, white, black)', 'rgb(128, 128, 128)'],
    ]) {
      await post(message('theme', { tokens: { background: asked } }));
      await expect.poll(page_, asked).toBe(taken);
    }
    await post(message('theme', { tokens: { background: 'oklch(0.6 0.2 250)' } }));
    await expect.poll(async () => (await page_()).match(/\d+/g)!.map(Number)[2]).toBeGreaterThan(200);
  });

  test('values are told to nobody who has not asked, and only to the origin that was named', async ({ page }) => {
    const { frame, post, heard } = await embedded(page);
    await frame.locator('[id="figure.downtime_hours"]').fill('4711');
    await expect.poll(async () => (await heard()).map(({ type }) => type)).toContain('change');
    expect(JSON.stringify(await heard())).not.toContain('4711');
    // Asked as another: of another id, version, namespace.
    for (const wrong of [{ id: 'b' }, { v: 2 }, { ns: 'other' }]) await post({ ...message('configure', { emitValues: true }), ...wrong });
    await frame.locator('[id="figure.downtime_hours"]').fill('4712');
    await expect.poll(async () => (await heard()).filter(({ type }) => type === 'change').length).toBe(2);
    expect(JSON.stringify(await heard())).not.toContain('4712');
    await post(message('configure', { emitValues: true }));
    await expect.poll(async () => JSON.stringify(await heard())).toContain('"low"');
    await frame.locator('[id="figure.downtime_hours"]').fill('4713');
    await expect.poll(async () => JSON.stringify(await heard())).toContain('4713');
  });

  test.describe('that is not the one named', () => {
    test.use({ tolerated: /Failed to execute 'postMessage'|target origin provided/ });
    test('hears nothing and is not heard', async ({ page }) => {
      const { frame, post, heard } = await embedded(page, { host: 'https://elsewhere.example' });
      await post(message('prefill', { values: { downtime_hours: 1 } }));
      await post(message('configure', { emitValues: true }));
      await frame.locator('[id="figure.planners"]').fill('9');
      await expect(frame.locator('[id="figure.downtime_hours"]')).toHaveValue('120');
      expect(await heard()).toEqual([]);
    });
  });

  test('somebody in the middle of a field is not torn out of it by a prefill of another industry', async ({ page }) => {
    const lines = told(page);
    const { frame, post } = await embedded(page);
    await frame.locator('[id="figure.downtime_hours"]').click();
    await post(message('prefill', { values: { industry: 'technology' } }));
    await expect(frame.locator('#industry')).toHaveValue('technology');
    await frame.locator('#quantity').fill('31');
    await expect(frame.locator('#line-plan')).toContainText('31 users');
    expect(lines).toEqual([]);
  });

  test('an open link follows a prefill', async ({ page }) => {
    const { frame, post } = await embedded(page);
    await frame.locator('#open-keep').click();
    await expect(frame.locator('#link')).toHaveValue(/#case=1\./);
    const before = await frame.locator('#link').inputValue();
    await post(message('prefill', { values: { planners: 9 } }));
    await expect(frame.locator('#link')).not.toHaveValue(before);
    await expect(frame.locator('#link')).toHaveValue(/#case=1\./);
  });
});

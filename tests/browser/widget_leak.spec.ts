// Nothing of the vendor's is in anything that a prospect gets: not a word, not a figure, not a name.
//
// What is looked for follows from the sample playbook (everything but `public`) and from the
// modules behind the feature `vendor`; the search is tried on what does hold it.

import { readdirSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expect, test } from './fixture';
import { HOME, HOST } from './origins';
import { LANGUAGES, PANELS, SITE, asked, figure, kept, listening, mark, offered, openCalculator, openPanels, serve, told } from './calculator';
import { fileOf } from './studio';

const playbook = JSON.parse(readFileSync('samples/playbook.json', 'utf8'));
const { public: known, ...vendor } = playbook;

/** Calls `on` with every key and every value in a document. */
function walk(value: any, on: (key: string, value: any) => void) {
  for (const [key, inner] of Object.entries(value ?? {})) {
    on(key, inner);
    if (typeof inner === 'object') walk(inner, on);
  }
}

/** Keys, texts and numbers of a document. */
function contents(document: any) {
  const found = { keys: new Set<string>(), texts: new Set<string>(), numbers: new Set<number>() };
  walk(document, (key, value) => {
    if (!/^\d+$/.test(key)) found.keys.add(key);
    if (typeof value === 'string') found.texts.add(value);
    if (typeof value === 'number') found.numbers.add(value);
  });
  return found;
}

const inner = contents(vendor);
const outer = contents(known);
const outerText = JSON.stringify(known);

// What is public too, as a key, an id or a part of a text, tells nothing; nor does the head of every document.
const HEAD = ['format', 'version', 'en', 'de', 'zh-Hans'];
const keys = [...inner.keys].filter((key) => !outer.keys.has(key) && !outerText.includes(`"${key}"`) && !HEAD.includes(key));
const texts = [...inner.texts].filter((text) => text.length > 3 && !outerText.includes(text));
/** Numbers that are no everyday ones. */
const numbers = [...inner.numbers].filter((number) => !outer.numbers.has(number) && String(number).replace(/[.0]/g, '').length > 0 && String(number).length > 4);

/** Names of what is behind the feature `vendor`, that no public module has too. */
function names() {
  const source = readFileSync('src/lib.rs', 'utf8');
  const modules = [...source.matchAll(/#\[cfg\(feature = "vendor"\)\]\npub mod (\w+);/g)].map(([, name]) => name!);
  const all = [...source.matchAll(/pub mod (\w+);/g)].map(([, name]) => name!);
  const files = (name: string) => readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => (file.startsWith(`${name}/`) || file === `${name}.rs`) && file.endsWith('.rs'));
  const read = (of: string[]) => of.flatMap(files).map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n');
  const ours = read(all.filter((name) => !modules.includes(name) && !['ui', 'browser'].includes(name)));
  const types = [...read(modules).matchAll(/\b(?:struct|enum|trait) (\w{6,})/g)].map(([, name]) => name!);
  const paths = modules.map((name) => `src/${name}/`);
  return { modules, types: [...new Set(types)].filter((name) => !new RegExp(`\\b${name}\\b`).test(ours) && !outerText.includes(name) && !(name in globalThis)), paths };
}

const { modules, types, paths } = names();

/** What of the vendor's stands in `bytes`. A short word counts only as the name of a field. On a
 * page, where an estimate is rounded to two digits, so round a number says nothing: that none of
 * them decides anything there is what tests/leak.rs holds. */
function found(bytes: Buffer | string, { page = false } = {}) {
  const text = bytes.toString('utf8');
  const raw = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
  const distinct = (key: string) => key.includes('_') || key.length > 9;
  const ofKeys = keys.filter((key) => (distinct(key) ? text.includes(key) : text.includes(`"${key}":`)));
  const ofTexts = texts.filter((word) => text.includes(word));
  const digits = (number: number) => String(number).replace(/\.|^0\.0*|0+$/g, '').length;
  const ofNumbers = numbers.filter((number) => !page || digits(number) > 2).filter((number) => {
    const written = [String(number), ...['en', 'de'].map((tag) => number.toLocaleString(tag, { maximumFractionDigits: 6 }))];
    const stands = (digits: string) => new RegExp(`(?<![\\d.,])${digits.replace(/[.]/g, '\\.')}(?![\\d]|[.,]\\d)`).test(text);
    const eight = Buffer.alloc(8);
    eight.writeDoubleLE(number);
    // A round number's eight bytes are mostly zeros, as everywhere.
    return written.some(stands) || (String(number).length > 8 && raw.includes(eight));
  });
  return [...ofKeys, ...ofTexts, ...ofNumbers.map(String), ...[...types, ...paths].filter((name) => text.includes(name))];
}

const files = () => readdirSync('dist').filter((file) => file.startsWith('widget') || ['offer.json', 'embed.js'].includes(file));

test('the search finds what it looks for', () => {
  expect(keys).toEqual(expect.arrayContaining(['win_rate', 'gross_margin', 'acceptance', 'expansion', 'lead_cost', 'targets', 'ltv_cac', 'quota_year', 'approvals']));
  expect(texts).toEqual(expect.arrayContaining(['Account executive, field', 'Vertrieb, Außendienst', '外勤客户经理', 'inside_sales', 'Head of sales']));
  expect(numbers).toEqual(expect.arrayContaining([0.597566316046999, 500000]));
  expect(modules).toEqual(expect.arrayContaining(['economics', 'playbook', 'publishing', 'deal']));
  expect(types.length).toBeGreaterThan(50);
  const sought = [...keys, ...texts, ...numbers.map(String)];
  expect(found(JSON.stringify(vendor)).sort()).toEqual(sought.sort());
  for (const canary of ['win_rate', 'Vertrieb, Außendienst', '0.597566316046999', types[0]!, paths[0]!]) {
    expect(found(`x${canary}y`.replace(/x(\d)/, 'x $1').replace(/(\d)y/, '$1 y'))).toContain(canary);
  }
  expect(found('costs 500,000 € or 500.000 €')).toEqual(['500000']);
  const eight = Buffer.alloc(8);
  eight.writeDoubleLE(0.597566316046999);
  expect(found(Buffer.concat([Buffer.from('abc'), eight]))).toEqual(['0.597566316046999']);
});

test('the search finds the vendor’s words in the program of the Studio', () => {
  const studio = readdirSync('dist').find((file) => /^studio-.*_bg\.wasm$/.test(file));
  test.skip(!studio, 'dist/ holds no Studio');
  const all = found(readFileSync(`dist/${studio}`));
  expect(all).toEqual(expect.arrayContaining(['win_rate', 'gross_margin', 'cost_to_serve', 'quota_year', 'inside_sales', 'Account executive, field']));
});

test('the calculator is built without the vendor’s part', () => {
  const build = readFileSync('widget.html', 'utf8').match(/<link data-trunk rel="rust"[^>]*>/)![0];
  expect(build).toContain(' data-cargo-no-default-features ');
  expect(build).toMatch(/ data-cargo-features="widget" /);
  const features = readFileSync('Cargo.toml', 'utf8').match(/^widget = \[(.*)\]$/m)![1]!;
  expect(features.split(', ').filter((feature) => !feature.startsWith('"dep:'))).toEqual([]);
});

test('no file of the calculator holds anything of it', () => {
  expect(files().filter((file) => file.endsWith('_bg.wasm'))).toHaveLength(1);
  expect(files().filter((file) => file.endsWith('.html'))).toHaveLength(3);
  for (const file of files()) expect(found(readFileSync(`dist/${file}`)), file).toEqual([]);
});

test('the offer has no field that the public part of a playbook does not have', () => {
  const { keys: published } = contents(JSON.parse(readFileSync('dist/offer.json', 'utf8')).public);
  // Publishing adds how one buys at which size, and writes out what the sample leaves to the usual.
  const added = [...published].filter((key) => !outer.keys.has(key)).sort();
  expect(added).toEqual(['package', 'platform_fee', 'routing', 'spread', 'way']);
});

for (const language of LANGUAGES) {
  test(`${language}: nothing that the page shows, says, sends or keeps holds anything of it`, async ({ page }) => {
    const lines = told(page);
    const requests = asked(page);
    const posted: string[] = [];
    await page.route((url) => url.pathname === '/lead', (route) => {
      posted.push(route.request().postData() ?? '');
      return route.fulfill({ status: 200, body: '' });
    });
    await openCalculator(page, { language, offer: await offered((offer) => { offer.site = SITE; }) });
    const seen: string[] = [];
    const look = async () => {
      seen.push(await page.evaluate(() => {
        const values = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].map(({ value }) => value);
        return [document.documentElement.outerHTML, document.body.innerText, document.title, location.href, ...values].join('\n');
      }));
    };
    await openPanels(page, ...PANELS);
    await look();
    for (const industry of ['manufacturing', 'professional_services', 'technology', 'other']) {
      await page.locator('#industry').selectOption(industry);
      for (const tick of await page.locator('#benefits input').all()) await tick.check();
      for (const plan of ['starter', 'team', 'business']) {
        await page.locator('#plan').selectOption(plan);
        for (const quantity of ['1', '30', '400']) {
          await page.locator('#quantity').fill(quantity);
          await look();
        }
      }
    }
    await page.locator('#contact-email').fill('a@b.example');
    await page.locator('#consent').check();
    const file = await fileOf(page, page.locator('#keep-file'));
    const link = await page.locator('#link').inputValue();
    await page.locator('#lead-send').click();
    await expect(page.locator('#sent')).toBeVisible();
    await look();
    expect(seen.length).toBeGreaterThan(36);
    for (const text of seen) expect(found(text, { page: true })).toEqual([]);
    const { inflateRawSync } = await import('node:zlib');
    const inside = inflateRawSync(Buffer.from(link.split('#case=1.')[1]!, 'base64url').subarray(5, -4)).toString();
    expect(inside).toContain('worthwhile.case');
    expect(posted).toHaveLength(1);
    const rest = [file.name, file.text, inside, posted[0]!, JSON.stringify(await kept(page)), ...lines,
      ...requests.map((request) => request.url() + JSON.stringify(request.headers()))];
    for (const text of rest) expect(found(text), text.slice(0, 80)).toEqual([]);
  });
}

test.describe('a page around', () => {
  test.use({ visited: HOST });

  test('hears nothing of it, whatever it asks for', async ({ page }) => {
    const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="favicon.svg"><h1>Host</h1>
      <iframe title="c" width="460" height="900" src="${HOME}/widget.html?offer=/other.json&host=${encodeURIComponent(HOST)}&id=a"></iframe></html>`;
    await page.addInitScript(() => {
      const heard = Object.assign(window, { heard: [] as unknown[] }).heard;
      addEventListener('message', ({ data, origin }) => heard.push({ origin, data }));
    });
    await mark(page);
    await serve(page, await offered((offer) => { offer.site = SITE; }));
    await page.route((url) => url.pathname === '/lead', (route) => route.fulfill({ status: 200, body: '' }));
    const address = `${HOST}/${randomUUID()}.html`;
    await page.request.put(address, { data: html });
    await page.goto(address);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('html')).toHaveClass(/under-test-listening/);
    await page.evaluate(({ fields }) => {
      const post = (message: object) => document.querySelector('iframe')!.contentWindow!.postMessage({ ns: 'worthwhile', v: 1, id: 'a', ...message }, '*');
      const wanted = Object.fromEntries(fields.map((field) => [field, 1]));
      post({ type: 'configure', emitValues: true, prefill: { quantity: 30, ...wanted } });
      for (const field of fields) post({ type: field, values: true });
    }, { fields: keys });
    for (const panel of PANELS) await frame.locator(`#open-${panel}`).click();
    await frame.locator('#industry').selectOption('technology');
    await frame.locator('#quantity').fill('200');
    await frame.locator('#contact-email').fill('a@b.example');
    await frame.locator('#consent').check();
    await frame.locator('#lead-send').click();
    await expect(frame.locator('#sent')).toBeVisible();
    const heard = await page.evaluate(() => (window as any).heard);
    const types = new Set(heard.map(({ data }: any) => data.type));
    for (const type of ['ready', 'change', 'result', 'view', 'lead', 'resize', 'error']) expect([...types]).toContain(type);
    // What was asked for under the vendor's own names is refused under those names, and nothing else.
    const messages = heard.filter(({ data }: any) => data.type !== 'error').map(({ data }: any) => JSON.stringify(data));
    for (const message of messages) expect(found(message)).toEqual([]);
    expect(new Set(heard.map(({ origin }: any) => origin))).toEqual(new Set([HOME]));
    const allowed = { ready: ['lang', 'currency', 'vendor'], resize: ['height'], change: ['field', 'value'], view: ['name'], lead: ['status'], share: ['how'], route: ['way', 'package'],
      result: ['route', 'low', 'high', 'currency', 'price', 'paybackMonths', 'plan', 'quantity', 'package'], error: ['code', 'message'] } as Record<string, string[]>;
    for (const { data } of heard) {
      const { ns, v, id, type, ...more } = data;
      expect([ns, v, id]).toEqual(['worthwhile', 1, 'a']);
      expect(Object.keys(more).filter((key) => !allowed[type]?.includes(key)), type).toEqual([]);
    }
  });
});

// Times the engine and the Studio in Chromium: node benches/browser/run.mjs
//
// The engine from target/browser-bench/ in a blank page, then the Studio from dist/ with the
// processor throttled to a quarter, as an old laptop in a meeting: how long from a key press to
// the painted result, and how long the frames of a drag take. Between the two, at full speed: how
// long files of a proposal take, on a model with twenty drivers and three scenarios.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const servers = [];

async function serve(folder) {
  const server = spawn('node', [`${root}tests/browser/server.mjs`, '0', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(server);
  const [line] = await once(server.stdout, 'data');
  return /http:\S+/.exec(String(line))[0];
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const say = (name, values, unit, budget) =>
  console.log(
    `${name.padEnd(52)} median ${at(values, 0.5).toFixed(1).padStart(7)} ${unit}  p95 ${at(values, 0.95).toFixed(1).padStart(7)} ${unit}${budget ? `  (budget ${budget})` : ''}`,
  );

/** Microseconds a call, nine samples of a tenth of a second each. */
async function engine(name, method, budget) {
  const samples = await page.evaluate(async (method) => {
    const { bench } = globalThis;
    let times = 1;
    const run = (times) => {
      const start = performance.now();
      bench[method](times);
      return performance.now() - start;
    };
    while (run(times) < 100) times *= 2;
    return Array.from({ length: 9 }, () => (run(times) * 1000) / times);
  }, method);
  say(name, samples, 'us', budget);
}

console.log('\nin Chromium, wasm');
const page = await browser.newPage();
await page.goto(await serve('target/browser-bench'));
await page.evaluate(async () => {
  const module = await import('/browser_bench.js');
  await module.default();
  globalThis.bench = new module.Bench();
});
await engine('one deal, all motions, remedies and scenarios', 'deals', '100 us');
await engine('sixteen checks of the advice', 'checks');
await engine('a playbook made ready', 'desks');
await engine('10,000 trials for the first time', 'first_trials', '8,000 us');
await engine('10,000 trials after a change', 'trials', '1,000 us');

/** A million trials: milliseconds each time, and what they come to. */
const million = await page.evaluate(() => {
  const { bench } = globalThis;
  const timed = () => {
    const start = performance.now();
    const percentiles = bench.percentiles(1_000_000);
    return { took: performance.now() - start, percentiles: [...percentiles] };
  };
  return Array.from({ length: 9 }, timed);
});
say('1,000,000 trials', million.map(({ took }) => took), 'ms', '30 ms');
console.log(`P10, P50, P90: ${million[0].percentiles.map(Math.round).join(', ')}`);
await page.close();

/** The sample's playbook with as many drivers in its first model, each under a name of its own. */
function playbookWith(count) {
  const playbook = JSON.parse(readFileSync(`${root}samples/playbook.json`, 'utf8'));
  const [model] = playbook.public.roi_models;
  const own = model.drivers.map((driver) => ({ ...driver, optional: false }));
  model.drivers = Array.from({ length: count }, (_, place) => {
    const driver = own[place % own.length];
    return place < own.length ? driver : { ...driver, id: `${driver.id}_${place}` };
  });
  return JSON.stringify(playbook);
}

/** Milliseconds from clicks to the files of a proposal, and to its pages on paper. */
async function files() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript((playbook) => {
    localStorage.setItem('worthwhile.playbook', playbook);
    const offer = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function click() {
      if (this.download) globalThis.offered(performance.now());
      return offer.call(this);
    };
  }, playbookWith(20));
  await page.goto(await serve('dist'));
  await page.locator('.advice h2').waitFor();
  await page.getByRole('link', { name: 'Proposal' }).click();
  await page.locator('article.proposal').waitFor();
  const button = async (name) => {
    const handle = await page.getByRole('button', { name }).elementHandle();
    const took = [];
    for (let round = 0; round < 9; round += 1) {
      took.push(await handle.evaluate((button) => {
        const from = performance.now();
        const offered = new Promise((done) => { globalThis.offered = (at) => done(at - from); });
        button.click();
        return offered;
      }));
    }
    return took;
  };
  say('HTML of a proposal, 20 drivers', await button('HTML file'), 'ms', '300 ms');
  const [first, ...workbooks] = await button('Spreadsheet with live formulas');
  say('its workbook', workbooks, 'ms', '300 ms');
  console.log(`its first workbook, the module loaded for it: ${first.toFixed(0)} ms`);
  const papers = [];
  for (let round = 0; round < 5; round += 1) {
    const from = performance.now();
    await page.pdf({ preferCSSPageSize: true, tagged: true });
    papers.push(performance.now() - from);
  }
  say('its pages, as Chromium makes them a PDF', papers, 'ms', '1,000 ms');
  await page.close();
}
console.log('\nfiles of a proposal');
await files();

console.log('\nthe Studio at a quarter of the speed');

/** A page on such a machine, once `ready` is there. */
async function slow(address, ready) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator(ready).first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return page;
}
const control = await slow(`${await serve('benches/calculator')}control.html`, '#a');
const studio = await slow(await serve('dist'), '.advice h2');

/** Milliseconds from each key press in `field` to the frame that shows it. */
async function keys(page, field) {
  await page.bringToFront();
  await page.locator(field).focus();
  await page.evaluate(() => {
    globalThis.waits = [];
    addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => globalThis.waits.push(performance.now() - start);
          channel.port2.postMessage(0);
        });
      },
      true,
    );
  });
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press(press % 2 ? 'Backspace' : '1');
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => globalThis.waits);
}
const plain = await keys(control, '#a');
say('key press to painted result, plain JavaScript', plain, 'ms');
say('the same in the Studio', await keys(studio, '#quantity'), 'ms', `p95 ${(at(plain, 0.95) * 1.5).toFixed(0)} ms`);

/** Milliseconds between the frames of a drag along the middle of the picture `place`. */
async function drag(place) {
  const picture = studio.locator('.draggable').nth(place);
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  const y = box.y + box.height / 2;
  await studio.mouse.move(box.x + box.width * 0.3, y);
  await studio.mouse.down();
  await studio.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      if (globalThis.frames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let move = 0; move < 90; move += 1) {
    await studio.mouse.move(box.x + box.width * (0.3 + 0.4 * Math.abs(Math.sin(move / 15))), y);
  }
  await studio.mouse.up();
  const frames = await studio.evaluate(() => {
    const { frames } = globalThis;
    globalThis.frames = undefined;
    return frames;
  });
  return frames.slice(1);
}
say('a frame of dragging the price', await drag(0), 'ms', '16.7 ms');
say('a frame of dragging the deal size', await drag(1), 'ms', '16.7 ms');

await browser.close();
for (const server of servers) server.kill();

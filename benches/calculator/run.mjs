// The public calculator on a slow telephone: when it paints, when it can be used, and how long a
// key press takes, beside a page in plain JavaScript in the same run.
// Usage: node run.mjs <rounds>, from the repository, with dist/ built.

import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { chromium } from 'playwright-core';

const rounds = Number(process.argv[2] ?? 9);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json' };
const packed = new Map();

// As a good host serves it: compressed as small as possible, once.
function served(path) {
  if (!packed.has(path)) {
    const file = path === '/control.html' ? 'benches/calculator/control.html' : `dist${path}`;
    packed.set(path, brotliCompressSync(readFileSync(file)));
  }
  return packed.get(path);
}
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://host');
  try {
    const body = served(pathname);
    response.writeHead(200, { 'content-type': types[extname(pathname)], 'content-encoding': 'br' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((ready) => server.once('listening', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Paint and usability of a fresh visit, and the times of key presses to the painted result. */
async function visit(path, field) {
  const context = await browser.newContext({ viewport: { width: 412, height: 900 } });
  const page = await context.newPage();
  await slow(page);
  await page.goto(origin + path);
  await page.waitForFunction(() => document.documentElement.dataset.usable || globalThis.worthwhileWidget && document.querySelector('#calculator'));
  await page.locator(field).focus();
  const usable = await page.evaluate(() => Number(document.documentElement.dataset.usable) || performance.getEntriesByName('usable')[0]?.startTime);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const keys = [];
  for (let press = 0; press < 25; press += 1) {
    await page.evaluate(() => {
      globalThis.pressed = new Promise((done) => {
        document.addEventListener('keydown', () => {
          const from = performance.now();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done(performance.now() - from);
            channel.port2.postMessage(0);
          });
        }, { once: true, capture: true });
      });
    });
    await page.keyboard.press(press % 2 ? 'Backspace' : '7');
    keys.push(await page.evaluate(() => globalThis.pressed));
  }
  await context.close();
  return { paint, usable, keys };
}

const at = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const pages = { 'public calculator': ['/widget.html', '#figure\\.downtime_hours'], 'plain JavaScript': ['/control.html', '#a'] };
const found = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
// In turns, so that what else the machine does falls on both.
for (let round = 0; round < rounds; round += 1) {
  for (const [name, of] of Object.entries(pages)) found[name].push(await visit(...of));
}
console.log('\non 1.6 Mbit/s, 150 ms, 4x slower processor: medians in ms; key press to paint also p95');
for (const [name, visits] of Object.entries(found)) {
  const median = (what) => at(visits.map((visit) => visit[what]), 0.5)?.toFixed(0);
  const keys = visits.flatMap((visit) => visit.keys);
  console.log(`${name.padEnd(20)} first paint ${median('paint').padStart(5)}  usable ${median('usable').padStart(5)}  key press ${at(keys, 0.5).toFixed(1)} and ${at(keys, 0.95).toFixed(1)}`);
}
await browser.close();
server.close();

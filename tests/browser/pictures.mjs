// Takes pictures of the Studio as built in dist/: node tests/browser/pictures.mjs [FOLDER]
//
// Every language, light and dark, at three widths, into target/pictures/ for looking at them.
// With --readme instead, the one picture that the README shows.

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = process.argv.includes('--readme');
const folder = `${root}${readme ? 'docs' : 'target/pictures'}`;

const server = spawn('node', [`${root}tests/browser/server.mjs`, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const [line] = await once(server.stdout, 'data');
const address = /http:\S+/.exec(String(line))[0];

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

async function picture(name, { locale = 'en', colorScheme = 'light', width = 1440, height = 900, full = true, prepare }) {
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
  await page.goto(address);
  await page.locator('.advice h2').waitFor();
  await prepare?.(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: full });
  await context.close();
}

await mkdir(folder, { recursive: true });
if (readme) {
  await picture('studio', { height: 1000 });
} else {
  for (const locale of ['en', 'de', 'zh-CN']) {
    for (const colorScheme of ['light', 'dark']) {
      await picture(`${locale}-${colorScheme}-1440`, { locale, colorScheme });
      await picture(`${locale}-${colorScheme}-1280x720`, { locale, colorScheme, width: 1280, height: 720, full: false });
      await picture(`${locale}-${colorScheme}-360`, { locale, colorScheme, width: 360, height: 800 });
    }
  }
  await picture('motions', { prepare: (page) => page.getByRole('tab').nth(1).click() });
}
await browser.close();
server.kill();

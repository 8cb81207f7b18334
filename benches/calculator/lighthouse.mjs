// Lighthouse on the public calculator's page, served as a good host does.
// Usage: node lighthouse.mjs <address of lighthouse's module> <address of chrome-launcher's module>

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const { default: lighthouse } = await import(process.argv[2]);
const { launch } = await import(process.argv[3]);
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.txt': 'text/plain' };
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://host');
  try {
    const body = brotliCompressSync(readFileSync(`dist${pathname}`));
    const kept = pathname.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable';
    response.writeHead(200, { 'content-type': types[extname(pathname)], 'content-encoding': 'br', 'cache-control': kept }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((ready) => server.once('listening', ready));
const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const address = `http://127.0.0.1:${server.address().port}/widget.html`;
const { lhr } = await lighthouse(address, { port: chrome.port, output: 'json', onlyCategories: ['performance', 'accessibility', 'best-practices'] });
const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
console.log(`\nLighthouse on widget.html: ${scores.join(', ')}`);
for (const { title, score, details } of Object.values(lhr.audits)) {
  if (score !== null && score < 0.9 && details?.items?.length) console.log(`  ${title} (${Math.round(score * 100)})`);
}
chrome.kill();
server.close();

// Serves dist/, or another folder of the repository, as any static host would, for the tests:
// node server.mjs <port> [folder [calculator]]
//
// `calculator` is the origin that pages of the folder find where they say https://calculator.example,
// so that demo/ can be the page of another site: node server.mjs 4174 demo http://127.0.0.1:4173
// Such a site also keeps the pages that a test puts to it. (Playwright could make them up, but then
// Chromium would take them for a page of the internet that asks this machine for something.)

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL(`../../${process.argv[3] ?? 'dist'}/`, import.meta.url));
const port = Number(process.argv[2] ?? 0);
const calculator = process.argv[4];

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The file that an address names, or undefined. Nothing outside dist/ has an address. */
async function file(address) {
  const path = normalize(decodeURIComponent(new URL(address, 'http://host').pathname));
  const name = join(dist, path.endsWith('/') ? `${path}index.html` : path);
  const found = await stat(name).catch(() => undefined);
  return found?.isFile() ? name : undefined;
}

/** The pages that tests have put here. */
const pages = new Map();

/** Everything that a request sends. */
async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://host');
  if (calculator && request.method === 'PUT') {
    pages.set(pathname, await body(request));
    response.writeHead(201).end();
    return;
  }
  if (pages.has(pathname)) {
    response.writeHead(200, { 'content-type': types['.html'] }).end(pages.get(pathname));
    return;
  }
  const name = await file(request.url).catch(() => undefined);
  if (!name) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const type = types[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  if (calculator && extname(name) === '.html') {
    response.end((await readFile(name, 'utf8')).replaceAll('https://calculator.example', calculator));
    return;
  }
  createReadStream(name).pipe(response);
});

server.listen(port, '127.0.0.1', () => {
  console.log(`${process.argv[3] ?? 'dist'}/ at http://127.0.0.1:${server.address().port}/`);
});

// Serves dist/, or another folder of the repository, as any static host would, for the tests:
// node server.mjs <port> [folder]

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL(`../../${process.argv[3] ?? 'dist'}/`, import.meta.url));
const port = Number(process.argv[2] ?? 0);

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

const server = createServer(async (request, response) => {
  const name = await file(request.url).catch(() => undefined);
  if (!name) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const type = types[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  createReadStream(name).pipe(response);
});

server.listen(port, '127.0.0.1', () => {
  console.log(`dist/ at http://127.0.0.1:${server.address().port}/`);
});

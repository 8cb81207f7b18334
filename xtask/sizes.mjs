// Lists the files of a folder with their sizes in bytes: raw, and as hosts compress them.
// Usage: node xtask/sizes.mjs <folder>

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort()
  .map((path) => {
    const bytes = readFileSync(path);
    return [path, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  });

const sum = (column) => sizes.reduce((total, row) => total + row[column], 0);
const rows = [['file', 'raw', 'gzip', 'brotli'], ...sizes, ['in all', sum(1), sum(2), sum(3)]];
const width = Math.max(...rows.map(([name]) => name.length));
console.log('');
for (const [name, ...columns] of rows) {
  console.log(name.padEnd(width) + columns.map((value) => String(value).padStart(10)).join(''));
}

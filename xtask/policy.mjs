// Allows the scripts and styles that stand in a page, and no others: puts their hashes in place of
// 'inline' in its Content-Security-Policy.
// Usage: node xtask/policy.mjs <page>

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const page = readFileSync(file, 'utf8');
const policy = ['script', 'style'].reduce((text, tag) => {
  const inline = page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'));
  const hashes = Array.from(inline, ([, content]) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`);
  if (!hashes.length) throw new Error(`${file}: no ${tag} stands in it`);
  return text.replace(new RegExp(`(${tag}-src [^;]*)'inline'`), (_, before) => before + hashes.join(' '));
}, page);
writeFileSync(file, policy);

// What a visitor waits for: every byte that comes over the wire, at the best that brotli does.

import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from './fixture';
import { LANGUAGES, PAGES, openCalculator } from './calculator';

const MOST = 110_000;

async function wire(file: string) {
  const bytes = await readFile(`dist/${file}`);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

for (const language of LANGUAGES) {
  test(`${language}: everything on the wire is at most ${MOST} bytes`, async ({ page }) => {
    // What the browser in fact asks for, rather than what the page says.
    const files = new Set<string>();
    page.on('request', (request) => files.add(new URL(request.url()).pathname.slice(1)));
    await openCalculator(page, { language });
    await expect(page.locator('#calculator')).toBeVisible();
    const icon = await page.locator('link[rel=icon]').getAttribute('href');
    files.add(icon!.replace('./', ''));
    expect([...files].filter((file) => file.endsWith('_bg.wasm'))).toHaveLength(1);
    const parts = await Promise.all([...files].map(async (file) => [file, await wire(file)] as const));
    const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
    const lines = [...parts, ['together', total] as const].map(([file, bytes]) => `${String(bytes).padStart(8)}  ${file}`);
    console.log([PAGES[language], ...lines].join('\n'));
    test.info().annotations.push({ type: 'bytes', description: lines.join('; ') });
    expect(total).toBeLessThanOrEqual(MOST);
  });
}

test('embed.js is at most 3,000 bytes', async () => {
  const bytes = await wire('embed.js');
  console.log(`${String(bytes).padStart(8)}  embed.js`);
  expect(bytes).toBeLessThanOrEqual(3000);
});

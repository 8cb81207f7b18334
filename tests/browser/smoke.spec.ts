import { test, expect } from './fixture';

test('the page starts', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1, name: 'Worthwhile' })).toBeVisible();
});

test('the policy is in the page itself', async ({ page }) => {
  await page.goto('./');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'.*trusted-types 'none'/);
});

test.describe('when the module does not load', () => {
  test.use({ tolerated: [/studio-.*wasm|Failed to fetch|ERR_FAILED/] });

  test('the page says so in words', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('could not start');
  });
});

test('a broken promise is noticed', async ({ page, offences }) => {
  await page.goto('./');
  await page.evaluate(() => {
    document.head.append(document.createElement('style'));
    document.head.lastElementChild!.textContent = 'h1 { color: red }';
    void fetch('http://localhost:9/').catch(() => {});
  });
  await expect.poll(() => offences.join('\n')).toMatch(/policy violation: style-src/);
  await expect.poll(() => offences.join('\n')).toMatch(/policy violation: connect-src/);
  offences.length = 0;
});

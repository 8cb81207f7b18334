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
  test.use({ tolerated: /studio-.*wasm|Failed to fetch|ERR_FAILED/ });

  test('the page says so in words', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('could not start');
  });
});

// Proves that the fixture is awake: each of these must fail.
const broken = {
  'an inline style': () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }));
  },
  'a logged error': () => console.error('so it goes'),
  'a thrown error': () => setTimeout(() => { throw new Error('so it goes'); }),
  'a foreign request': () => void fetch('http://localhost:9/').catch(() => {}),
  'a foreign image': () => { new Image().src = 'http://localhost:9/pixel.png'; },
  'a cookie': () => { document.cookie = 'who=you'; },
};

for (const [name, act] of Object.entries(broken)) {
  test(`${name} fails the test`, async ({ page }) => {
    test.fail();
    await page.goto('./');
    await page.evaluate(act);
  });
}

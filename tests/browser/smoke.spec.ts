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

// Proves that the fixture is awake: it must see each of these.
const offences = [
  {
    offence: 'an inline style',
    seen: /policy violation: style-src/,
    act: () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }));
    },
  },
  {
    offence: 'a foreign request',
    seen: /policy violation: connect-src/,
    act: () => void fetch('http://localhost:9/').catch(() => {}),
  },
  {
    offence: 'a logged error',
    seen: /console error: so it goes/,
    act: () => console.error('so it goes'),
  },
  {
    offence: 'a thrown error',
    seen: /page error: Error: so it goes/,
    act: () => {
      setTimeout(() => {
        throw new Error('so it goes');
      });
    },
  },
  {
    offence: 'a foreign page',
    seen: /foreign request: http:\/\/localhost:9/,
    act: () => void open('http://localhost:9/'),
  },
  {
    offence: 'a cookie',
    seen: /cookie: who/,
    act: () => {
      document.cookie = 'who=you';
    },
  },
];

for (const { offence, seen, act } of offences) {
  test(`${offence} is noticed`, async ({ page, promises }) => {
    await page.goto('./');
    await page.evaluate(act);
    await expect.poll(promises.broken).toContainEqual(expect.stringMatching(seen));
    await promises.forgive();
  });
}

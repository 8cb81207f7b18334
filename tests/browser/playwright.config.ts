import { defineConfig, type LaunchOptions } from '@playwright/test';
import { HOME, HOST } from './origins';

// `cargo xtask test browser` sets it; the default serves `npx playwright test` by hand.
const chromium = process.env.CHROME_PATH ?? '/usr/bin/chromium';

type Browser = {
  name: string;
  engine: 'chromium' | 'firefox' | 'webkit';
  launch: LaunchOptions;
};

// The browsers of the system, not Playwright's own builds. A further browser is a further row.
const browsers: Browser[] = [
  {
    name: 'chromium',
    engine: 'chromium',
    launch: {
      executablePath: chromium,
      // The sandbox does not start for root in a container; the rest keeps the browser from
      // talking to anyone but the page.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  reporter: 'list',
  workers: 2,
  fullyParallel: true,
  // A test that passes at the second attempt hides a defect.
  retries: 0,
  // A machine that builds at the same time is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: { baseURL: `${HOME}/`, locale: 'en-GB', timezoneId: 'UTC' },
  webServer: [
    { command: `node server.mjs ${new URL(HOME).port}`, url: `${HOME}/`, reuseExistingServer: false },
    { command: `node server.mjs ${new URL(HOST).port} demo ${HOME}`, url: `${HOST}/host.html`, reuseExistingServer: false },
  ],
  projects: browsers.map(({ name, engine, launch }) => ({
    name,
    use: { browserName: engine, launchOptions: launch },
  })),
});

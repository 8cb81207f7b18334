// Every spec imports `test` and `expect` from here, never from Playwright: this `test` also fails
// if the page logs an error, throws, breaks its Content-Security-Policy, asks another origin for
// anything, or sets a cookie.

import { test as base, expect, type BrowserContext } from '@playwright/test';

/** What a test may ask about the page's promises. */
type Promises = {
  /** All offences so far. */
  broken(): Promise<string[]>;
  /** Forgets them: for the test that breaks the promises on purpose. */
  forgive(): Promise<void>;
};

type Fixtures = {
  /** Offences that a test expects, for instance when it cuts the network: one pattern, because
   * Playwright mistakes a list of patterns for a fixture of its own. */
  tolerated: RegExp | undefined;
  /** Another origin whose pages a test visits. */
  visited: string | undefined;
  promises: Promises;
};

/** Schemes that stay inside the browser. */
const local = ['about:', 'blob:', 'data:'];

/** Turns each policy violation into a console error, which `watch` collects. */
function reportViolations() {
  addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
}

function nextTurn() {
  return new Promise((resolve) => setTimeout(resolve));
}

async function watch(context: BrowserContext, origins: (string | undefined)[], scripts: boolean): Promise<Promises> {
  const offences: string[] = [];
  await context.addInitScript(reportViolations);
  context.on('console', (message) => {
    if (message.type() === 'error') {
      offences.push(`console error: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (thrown) => offences.push(`page error: ${thrown.error()}`));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (!local.includes(protocol) && !origins.includes(asked)) {
      offences.push(`foreign request: ${request.url()}`);
    }
  });
  return {
    async broken() {
      // What the last action caused may still be on its way.
      if (scripts) await Promise.all(context.pages().map((page) => page.evaluate(nextTurn).catch(() => {})));
      const cookies = await context.cookies();
      return [...offences, ...cookies.map(({ name }) => `cookie: ${name}`)];
    },
    async forgive() {
      offences.length = 0;
      await context.clearCookies();
    },
  };
}

export const test = base.extend<Fixtures>({
  tolerated: [undefined, { option: true }],
  visited: [undefined, { option: true }],

  promises: [
    async ({ context, baseURL, javaScriptEnabled, tolerated, visited }, use) => {
      const promises = await watch(context, [new URL(baseURL!).origin, visited], javaScriptEnabled);
      await use(promises);
      const broken = (await promises.broken()).filter((offence) => !tolerated?.test(offence));
      expect(broken, 'the page keeps its promises').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

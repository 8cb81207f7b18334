// Every spec imports `test` and `expect` from here, never from Playwright: this `test` also fails
// if the page logs an error, throws, breaks its Content-Security-Policy, asks another origin for
// anything, or sets a cookie.

import { test as base, expect, type BrowserContext } from '@playwright/test';

type Promises = {
  /** Offences that a test expects, for instance when it cuts the network: one pattern, because
   * Playwright mistakes a list of patterns for a fixture of its own. */
  tolerated: RegExp | undefined;
  /** What the page did that it must not do. */
  offences: string[];
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

async function watch(context: BrowserContext, origin: string, offences: string[]) {
  await context.addInitScript(reportViolations);
  context.on('console', (message) => {
    if (message.type() === 'error') {
      offences.push(`console error: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (thrown) => offences.push(`page error: ${thrown.error()}`));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (!local.includes(protocol) && asked !== origin) {
      offences.push(`foreign request: ${request.url()}`);
    }
  });
}

export const test = base.extend<Promises>({
  tolerated: [undefined, { option: true }],

  offences: [
    async ({ context, baseURL, tolerated }, use) => {
      const offences: string[] = [];
      await watch(context, new URL(baseURL!).origin, offences);
      await use(offences);
      // What the last action caused may still be on its way.
      await Promise.all(context.pages().map((page) => page.evaluate(nextTurn).catch(() => {})));
      for (const { name } of await context.cookies()) {
        offences.push(`cookie: ${name}`);
      }
      const remaining = offences.filter((offence) => !tolerated?.test(offence));
      expect(remaining, 'the page kept its promises').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

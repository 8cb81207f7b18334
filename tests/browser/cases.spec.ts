// Many cases, their history, and nothing lost: killed tabs, stores that are full or missing.

import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixture';
import { at, fileOf, inTheSameFrame, kept, openStudio } from './studio';

const name = (page: Page) => at(page, 'customer-name');
const row = (page: Page, text: string) => page.locator('.cases tbody tr').filter({ hasText: text });
const alert = (page: Page) => page.getByRole('alert');

/** Begins a customer of this name. */
async function begin(page: Page, customer: string) {
  await page.getByRole('button', { name: 'New customer' }).first().click();
  await name(page).fill(customer);
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain(customer);
}

/** All that the large store holds, as text. */
const shelved = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('worthwhile');
        opening.onsuccess = () => {
          const database = opening.result;
          const [store] = database.objectStoreNames;
          const all = database.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => {
            database.close();
            done(JSON.stringify(all.result));
          };
        };
      }),
  );

async function openCases(page: Page) {
  await page.getByRole('link', { name: 'Cases' }).click();
  await expect(at(page, 'case-search')).toBeVisible();
}

test('a tab that is killed loses at most the last keystroke', async ({ page, context }) => {
  await openStudio(page);
  await name(page).fill('');
  await name(page).pressSequentially('Killed Gmb');
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain('Killed Gmb');
  await page.keyboard.type('H');
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await openStudio(next);
  await expect(name(next)).toHaveValue(/^Killed GmbH?$/);
});

test('many cases: each opens with its own figures, and the list shows them at a glance', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Alpha');
  await at(page, 'quantity').fill('55');
  await begin(page, 'Beta');
  await openCases(page);
  await expect(page.locator('.cases tbody tr')).toHaveCount(2);
  await expect(row(page, 'Beta')).toHaveAttribute('aria-current', 'true');
  await expect(row(page, 'Alpha')).toContainText('€');
  await page.getByRole('button', { name: 'Alpha', exact: true }).click();
  await expect(at(page, 'quantity')).toHaveValue('55');
  await expect(name(page)).toHaveValue('Alpha');
  await expect(page).toHaveTitle('Alpha · Worthwhile');
  // Going from one to another is a step as well.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(name(page)).toHaveValue('Beta');
  await page.reload();
  await expect(name(page)).toHaveValue('Beta');
});

test('a case is doubled, put away, deleted and brought back', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Alpha');
  await begin(page, 'Beta');
  await openCases(page);
  await page.getByRole('button', { name: 'Duplicate Alpha' }).click();
  await expect(row(page, 'Alpha (2)')).toHaveCount(1);
  await page.getByRole('button', { name: 'Archive Alpha (2)' }).click();
  await expect(row(page, 'Alpha')).toHaveCount(1);
  await page.getByRole('button', { name: 'Archived (1)' }).click();
  await page.getByRole('button', { name: 'Take Alpha (2) out of the archive' }).click();
  await page.getByRole('button', { name: 'In work (3)' }).click();
  await page.getByRole('button', { name: 'Delete Alpha (2)' }).click();
  await expect(row(page, 'Alpha')).toHaveCount(1);
  await page.getByRole('button', { name: 'Bring back', exact: true }).click();
  await expect(row(page, 'Alpha')).toHaveCount(2);
  // The one on screen, too: what is shown then is nobody's.
  await page.getByRole('button', { name: 'Delete Beta' }).click();
  await expect(page.locator('.whose b')).toHaveText('New customer');
  await page.reload();
  await openCases(page);
  await page.getByRole('button', { name: 'Deleted (1)' }).click();
  await page.getByRole('button', { name: 'Bring Beta back' }).click();
  await page.getByRole('button', { name: /^In work/ }).click();
  await expect(row(page, 'Beta')).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete Beta' }).click();
  await page.getByRole('button', { name: 'Deleted (1)' }).click();
  await page.getByRole('button', { name: 'Delete Beta for good' }).click();
  await expect(page.getByRole('button', { name: 'Deleted (0)' })).toBeVisible();
});

test('the next customer is one click away from the list, and starts blank', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Alpha');
  await openCases(page);
  await page.locator('.cases').getByRole('button', { name: 'New customer', exact: true }).click();
  await expect(name(page)).toHaveValue('');
  await expect(page.locator('body')).not.toContainText('Alpha');
  // One that was left blank is none.
  await openCases(page);
  await page.getByRole('button', { name: 'Alpha', exact: true }).click();
  await expect(name(page)).toHaveValue('Alpha');
  await openCases(page);
  await expect(page.locator('.cases tbody tr')).toHaveCount(1);
});

test('the history names a version, tells what changed, and brings it back', async ({ page }) => {
  await openStudio(page);
  await openCases(page);
  await at(page, 'version-name').fill('First talk');
  await page.keyboard.press('Enter');
  const versions = page.locator('.past li');
  await expect(versions.first()).toContainText('First talk');
  await page.getByRole('link', { name: 'Deal' }).click();
  await at(page, 'figure-downtime_hours').fill('200');
  await openCases(page);
  await at(page, 'version-name').fill('Second talk');
  await page.keyboard.press('Enter');
  await expect(versions.first()).toContainText('Second talk');
  await expect(versions.first()).toContainText(/NPV €[\d,]+ → €[\d,]+/);
  await versions.first().getByText('What changed').click();
  const change = versions.first().locator('tbody tr');
  await expect(change).toHaveCount(1);
  await expect(change).toContainText('Unplanned downtime');
  await expect(change.locator('td')).toHaveText(['120', '200']);
  await versions.filter({ hasText: 'First talk' }).getByRole('button', { name: /^Restore/ }).click();
  await page.getByRole('link', { name: 'Deal' }).click();
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('120');
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', 'Earlier version restored');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(at(page, 'figure-downtime_hours')).toHaveValue('200');
});

test('what an earlier version of the program kept is found again', async ({ page }) => {
  await openStudio(page);
  await name(page).fill('From before');
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain('From before');
  const text = (await kept(page))['worthwhile.case'];
  await expect.poll(() => shelved(page)).toContain('From before');
  await page.evaluate((text) => {
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem('worthwhile.case', text.replace('From before', 'Older still'));
    localStorage.setItem('worthwhile.way', 'as_is');
  }, text);
  await page.reload();
  await expect(name(page)).toHaveValue('Older still');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('worthwhile.case'))).toBeNull();
  await openCases(page);
  await expect(row(page, 'Older still')).toHaveCount(1);
  await expect(row(page, 'From before')).toHaveCount(1);
});

test('what is only in the large store comes back by itself', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Only there');
  await openCases(page);
  await expect(row(page, 'Only there')).toHaveCount(1);
  await expect.poll(() => shelved(page)).toContain('Only there');
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('/');
  await expect(page.locator('.whose b')).toHaveText('Only there');
});

test('without a large store the small one keeps all cases', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await openStudio(page);
  await begin(page, 'Alpha');
  await begin(page, 'Beta');
  await page.reload();
  await expect(name(page)).toHaveValue('Beta');
  await openCases(page);
  await expect(page.locator('.cases tbody tr')).toHaveCount(2);
  await page.getByRole('button', { name: 'Alpha', exact: true }).click();
  await expect(name(page)).toHaveValue('Alpha');
  await expect(alert(page)).toHaveCount(0);
});

test('a large store that opens late disturbs nobody who works meanwhile', async ({ page }) => {
  await page.addInitScript(() => {
    const all = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess')!;
    const late: (() => void)[] = [];
    Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
      set(this: IDBOpenDBRequest, hear: (event: Event) => void) {
        all.set!.call(this, (event: Event) => late.push(() => hear.call(this, event)));
      },
    });
    Object.assign(window, { letItOpen: () => late.splice(0).map((hear) => hear()).length });
  });
  const opens = () => page.evaluate(() => (window as unknown as { letItOpen: () => number }).letItOpen());
  await openStudio(page);
  await expect.poll(async () => (await kept(page))['worthwhile.case']).toContain('Brandt');
  await page.getByRole('button', { name: 'New customer' }).click();
  await expect(name(page)).toHaveValue('');
  await expect.poll(opens).toBe(1);
  await openCases(page);
  // Neither does the sample come back to the screen, nor stay in the list: nobody has touched it.
  await expect(row(page, 'Brandt')).toHaveCount(0);
  await page.getByRole('link', { name: 'Deal' }).click();
  await expect(name(page)).toHaveValue('');
  await name(page).fill('Alpha');
  await openCases(page);
  await expect(row(page, 'Alpha')).toHaveCount(1);
});

test('a large store that never opens is waited for no longer than it takes', async ({ page, context }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const all = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess')!;
    let [hear, open] = [() => {}, () => false];
    Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
      set(this: IDBOpenDBRequest, last: (event: Event) => void) {
        all.set!.call(this, (event: Event) => (open = () => (hear(), true)));
        hear = () => last.call(this, new Event('success'));
      },
    });
    Object.assign(window, { letItOpen: () => open() });
  });
  await openStudio(page);
  await name(page).fill('Alpha');
  await openCases(page);
  await expect(page.locator('.cases')).toContainText('being read');
  await expect(alert(page)).toHaveCount(0);
  await page.clock.fastForward(10_000);
  await expect(alert(page)).toContainText('has not opened its large store');
  await expect(row(page, 'Alpha')).toHaveCount(1);
  await page.getByRole('link', { name: 'Deal' }).click();
  await begin(page, 'Beta');
  // What opens after all is closed: it holds up nobody who wants it for itself.
  const other = await context.newPage();
  await other.goto('/widget.html');
  expect(await page.evaluate(() => (window as unknown as { letItOpen: () => boolean }).letItOpen())).toBe(true);
  const alone = await other.evaluate(
    () =>
      new Promise((done) => {
        const asked = indexedDB.deleteDatabase('worthwhile');
        asked.onsuccess = () => done(true);
        asked.onblocked = () => done(false);
      }),
  );
  expect(alone).toBe(true);
  await expect(name(page)).toHaveValue('Beta');
  // The next visit has a large store again, and brings it what was kept meanwhile.
  await openStudio(other);
  await expect(name(other)).toHaveValue('Beta');
  await expect.poll(() => shelved(other)).toContain('Alpha');
  await expect(alert(other)).toHaveCount(0);
});

test('a large store that is full or fails says so, and the case on screen is still saved', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openStudio(page);
  await name(page).fill('Still here');
  await expect(alert(page)).toContainText('keeps no more cases or versions');
  await expect(page.locator('.whose')).toContainText('saved on this device');
  const file = await fileOf(page, page.getByRole('button', { name: 'Download the case' }));
  expect(JSON.parse(file.text).customer.name).toBe('Still here');
  await page.reload();
  await expect(name(page)).toHaveValue('Still here');
});

test('with no store at all the work goes on in memory, with many cases', async ({ page }) => {
  await page.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, store, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await openStudio(page);
  await expect(alert(page)).toContainText('does not let the page keep anything');
  for (const customer of ['Alpha', 'Beta']) {
    await page.getByRole('button', { name: 'New customer' }).click();
    await name(page).fill(customer);
    await expect(page.locator('.whose b')).toHaveText(customer);
  }
  await openCases(page);
  await page.getByRole('button', { name: 'Alpha', exact: true }).click();
  await expect(name(page)).toHaveValue('Alpha');
  await expect(page.locator('.whose')).toContainText('not saved');
});

test('a broken case in the store is told, kept, and can be downloaded', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Alpha');
  await begin(page, 'Beta');
  await openCases(page);
  await expect(row(page, 'Alpha')).toHaveCount(1);
  await page.evaluate(() => {
    const broken = Object.keys(localStorage).find((key) => localStorage.getItem(key)!.includes('"name":"Alpha"'))!;
    localStorage.removeItem(broken);
    const id = broken.replace('worthwhile.', '');
    return new Promise((done) => {
      indexedDB.open('worthwhile').onsuccess = (event) => {
        const store = (event.target as IDBOpenDBRequest).result.transaction('kept', 'readwrite').objectStore('kept');
        store.put('{"format":"worthwhile.rec', id).onsuccess = done;
      };
    });
  });
  await page.getByRole('button', { name: 'Alpha', exact: true }).click();
  await expect(alert(page)).toContainText('This case could not be read');
  const file = await fileOf(page, page.getByRole('button', { name: 'Download it' }));
  expect(file.text).toBe('{"format":"worthwhile.rec');
  await expect(name(page)).toHaveValue('Beta');
});

test('hundreds of cases are searched in the very next frame', async ({ page }) => {
  await openStudio(page);
  await begin(page, 'Pattern');
  await openCases(page);
  await expect(row(page, 'Pattern')).toHaveCount(1);
  await page.evaluate(() => new Promise((done) => {
    indexedDB.open('worthwhile').onsuccess = (event) => {
      const transaction = (event.target as IDBOpenDBRequest).result.transaction('kept', 'readwrite');
      const store = transaction.objectStore('kept');
      transaction.oncomplete = done;
      const range = IDBKeyRange.bound('head/', 'head/\uffff');
      store.getAll(range).onsuccess = (event) => {
        const head = JSON.parse((event.target as IDBRequest).result.find((text: string) => text.includes('Pattern')));
        for (let number = 0; number < 400; number += 1) {
          const one = { ...head, id: `case-${number}`, name: `Customer ${number}`, changed: head.changed - 1000 };
          store.put(JSON.stringify(one), `head/case-${number}`);
        }
      };
    };
  }));
  await page.reload();
  await expect(page.getByRole('button', { name: 'In work (401)' })).toBeVisible();
  await expect(page.locator('.cases tbody tr')).toHaveCount(60);
  const seen = await inTheSameFrame(page, 'case-search', '399', '.cases tbody');
  expect(seen).toContain('Customer 399');
  expect(seen).not.toContain('Customer 398');
  await at(page, 'case-search').fill('');
  await page.getByRole('button', { name: 'Show all 401' }).click();
  await expect(page.locator('.cases tbody tr')).toHaveCount(401);
});

test('a jump in the list of changes takes back several at once, by keyboard', async ({ page }) => {
  await openStudio(page);
  await at(page, 'staff').fill('55');
  await at(page, 'quantity').fill('66');
  await at(page, 'term').selectOption('3');
  await page.getByRole('button', { name: 'Last changes' }).focus();
  await page.keyboard.press('Enter');
  const changes = page.locator('#last-changes li');
  await expect(changes).toHaveText(['Term', 'Quantity', 'Staff']);
  await changes.nth(1).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(at(page, 'quantity')).toHaveValue('40');
  await expect(at(page, 'staff')).toHaveValue('55');
  await expect(page.locator('#last-changes')).toHaveCount(0);
  await page.getByRole('button', { name: 'Last changes' }).click();
  await expect(changes).toHaveText(['Staff', 'Quantity', 'Term']);
  await page.keyboard.press('Escape');
  await expect(page.locator('#last-changes')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the cases' screen, and nothing sticks out (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openStudio(page);
    await begin(page, 'Donaudampfschifffahrtsgesellschaft'.repeat(4));
    await begin(page, 'Beta');
    await openCases(page);
    await page.getByRole('button', { name: 'Delete Beta' }).click();
    await page.getByRole('button', { name: 'Last changes' }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

// Steps that several specs take.

import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the Studio and waits for its figures. */
export async function openStudio(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.locator('.advice h2')).toBeVisible();
}

/** The text field whose label begins so. */
export function field(page: Page, label: string): Locator {
  return page.locator('.field').filter({ has: page.locator(`label:text-matches("^\\\\s*${label}")`) })
    .locator('input[type=text]').first();
}

/** The message at a field. */
export function problem(page: Page, label: string): Locator {
  return page.locator('.field').filter({ has: page.locator(`label:text-matches("^\\\\s*${label}")`) })
    .locator('.problem').first();
}

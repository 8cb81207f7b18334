// Prices and deals are looked at by dragging, and by keyboard.

import { expect, test } from './fixture';
import { openStudio } from './studio';

test('a dragged price shows what it does to both sides', async ({ page }) => {
  await openStudio(page);
  const chart = page.locator('.draggable').first();
  const box = (await chart.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.6, { steps: 5 });
  const readout = page.locator('.readout');
  await expect(readout).toContainText("too far from list price, customer's payback");
  // Past the edge stays at the edge.
  await page.mouse.move(box.x + box.width + 500, box.y, { steps: 3 });
  await page.mouse.up();
  await expect(readout).toContainText(/At €10,\d{3} a year/);
});

test('the price is moved by the arrow keys, and Escape goes back to the offer', async ({ page }) => {
  await openStudio(page);
  const knob = page.getByRole('slider', { name: 'Price to look at' });
  await knob.focus();
  for (const price of ['€7,000', '€7,250', '€7,500']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.readout')).toContainText(`At ${price} a year`);
    await expect(knob).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page.locator('.readout')).toContainText('At €6,750 a year');
  await expect(page.locator('.readout')).toContainText('both sides agree');
});

test('a dragged deal changes the quantity, and the ground stays still under it', async ({ page }) => {
  await openStudio(page);
  const map = page.locator('.draggable').nth(1);
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  const ticks = () => page.locator('.axis').textContent();
  const before = await ticks();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 20, box.y + 60, { steps: 8 });
  for (let jiggle = 0; jiggle < 5; jiggle += 1) {
    await page.mouse.move(box.x + box.width - 20 - (jiggle % 2), box.y + 60);
  }
  await page.mouse.up();
  expect(await ticks()).toBe(before);
  const quantity = Number((await page.locator('#quantity').inputValue()).replaceAll(',', ''));
  expect(quantity).toBeGreaterThan(500);
  expect(quantity).toBeLessThan(5000);
  await page.keyboard.press('Control+z');
  await expect(page.locator('#quantity')).toHaveValue('40');
});

test('while a deal is held still, and when it is let go, everything else follows', async ({ page }) => {
  await openStudio(page);
  const map = page.locator('.draggable').nth(1);
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  const quantity = page.locator('#quantity');
  const remedies = page.locator('table.remedies tbody');
  const before = await remedies.textContent();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.55, box.y + 60, { steps: 4 });
  await expect(quantity).not.toHaveValue('40');
  await expect.poll(() => remedies.textContent()).not.toBe(before);
  const held = await quantity.inputValue();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(quantity).not.toHaveValue(held);
  const here = await page.locator('.here text').textContent();
  const list = await page.locator('output[for="plan quantity term"]').textContent();
  expect(here).toContain(list);
});

test('the picture of the prices does not jump back and forth while a figure is typed', async ({ page }) => {
  await page.clock.install();
  await openStudio(page);
  await page.clock.pauseAt(Date.now() + 600_000);
  const height = async () => Number(await page.locator('.draggable svg').first().getAttribute('height'));
  const list = page.locator('output[for="plan quantity term"]');
  const first = await height();
  await page.locator('#quantity').fill('400');
  await expect(list).toHaveText('€60,000');
  const grown = await height();
  expect(grown).toBeGreaterThan(first);
  await page.locator('#quantity').fill('40');
  await expect(list).toHaveText('€6,000');
  expect(await height()).toBe(grown);
  // When the hand rests it takes no more room than it needs.
  await page.clock.resume();
  await expect.poll(height).toBe(first);
});

test('the checks of the advice come in a moment, and name where it tips', async ({ page }) => {
  await openStudio(page);
  const checks = page.locator('details.checks');
  await expect(checks).toContainText(/holds in \d+ of 16 checks/);
  await checks.locator('summary').click();
  await expect(checks.locator('li').first()).toContainText('win rate');
});

// The sliders, by keyboard and by mouse: round values, every one of them within reach.

import { expect, test } from './fixture';
import { at, openStudio } from './studio';

const saving = '.driver summary';

test('a slider starts where its field stands', async ({ page }) => {
  await openStudio(page);
  await expect(at(page, 'figure-downtime_cut-slider')).toHaveValue('0.25');
  await expect(at(page, 'figure-scrap_cut-slider')).toHaveValue('0.1');
});

test('arrow keys move a slider, its field and the figures', async ({ page }) => {
  const { gain } = await openStudio(page);
  const before = await gain.textContent();
  const slider = at(page, 'figure-downtime_cut-slider');
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await slider.press('ArrowRight');
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('30');
  await expect(slider).toHaveAttribute('aria-valuetext', '30%');
  await expect(page.locator(saving).first()).toContainText('€16,200');
  expect(await gain.textContent()).not.toBe(before);
});

test('Home and End reach exactly what stands below the slider', async ({ page }) => {
  await openStudio(page);
  for (const name of ['downtime_cut', 'scrap_cut', 'planning_cut', 'recapture']) {
    const slider = at(page, `figure-${name}-slider`);
    const ends = page.locator('.assumption', { has: slider }).locator('.range > span');
    // Both at once: the field follows in a frame of its own.
    const stands = async () => `${await at(page, `figure-${name}`).inputValue()}%`;
    await slider.press('End');
    await expect.poll(async () => (await stands()) === (await ends.last().textContent())).toBe(true);
    await slider.press('Home');
    await expect.poll(async () => (await stands()) === (await ends.first().textContent())).toBe(true);
  }
});

test('the mouse moves a slider, and the figures with it while it is held', async ({ page }) => {
  await openStudio(page);
  const slider = at(page, 'figure-planning_cut-slider');
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const point = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...point(0.5));
  await page.mouse.down();
  await page.mouse.move(...point(0.75), { steps: 5 });
  const shown = Number(await at(page, 'figure-planning_cut').inputValue());
  expect(shown).toBeGreaterThan(27);
  expect(shown).toBeLessThan(33);
  // 4 people x 10 h x 46 weeks x €40 = €73,600, of which half of what is saved is used.
  const saved = Math.round((73_600 * shown) / 200).toLocaleString('en-GB');
  await expect(page.locator(saving).nth(2)).toContainText(`€${saved}`);
  await page.mouse.up();
});

test('a slide is one step to undo', async ({ page }) => {
  await openStudio(page);
  const slider = at(page, 'figure-downtime_cut-slider');
  for (let step = 0; step < 4; step += 1) await slider.press('ArrowLeft');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('25');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a value typed beyond the slider stands', async ({ page }) => {
  await openStudio(page);
  await at(page, 'figure-downtime_cut').fill('80');
  await at(page, 'figure-downtime_cut').blur();
  await expect(at(page, 'figure-downtime_cut')).toHaveValue('80');
  await expect(page.locator(saving).first()).toContainText('€43,200');
});

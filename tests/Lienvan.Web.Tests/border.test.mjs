import assert from 'node:assert/strict';
import { eventually, inEveryLanguage, isAccessible, isStill, isWalkable, nothingIsClipped, open, PHONE, pageTest, picture, tabTo } from './harness.mjs';

const SHORT = 'from=2026-03-02&days=2&replications=2';

pageTest('border: queues, stays, steps and a day in the yard that plays, in three languages', async (page) => {
  await open(page, `/border?${SHORT}&lang=en`);
  await page.locator('.gantt .span').first().waitFor();
  await eventually(async () => {
    assert.ok((await page.locator('.gantt .span').count()) > 5);
    assert.ok((await page.locator('.bin').count()) > 20);
  });
  const clock = page.locator('.slider output');
  const before = await clock.innerText();
  await page.locator('.slider button').click();
  await page.waitForFunction((was) => document.querySelector('.slider output').textContent !== was, before);
  await page.locator('.slider button').click();
  await page.locator('#border-place').selectOption({ label: 'Pingxiang: terminal' });
  await inEveryLanguage(page, 'border', { en: 'Pingxiang: terminal', vi: 'Bằng Tường: bãi hàng', zh: '凭祥：货场' });
});

pageTest('border: a crane more, by slider; the difference is paired; the run outlives a reload; nonsense is told', async (page) => {
  await open(page, `/border?${SHORT}&lang=en`);
  await page.locator('.gantt').waitFor();
  await isStill(page);
  const cranes = page.locator('input[id="pingxiang.cranes"]');
  await cranes.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.waitForURL(/set=pingxiang.cranes.*run=/);
  await page.reload();
  const differences = page.locator('.differences tbody tr');
  await eventually(async () => {
    assert.ok((await differences.count()) >= 8);
    assert.match(await page.locator('.differences').innerText(), /chance|certain/);
  });
  await page.getByRole('checkbox', { name: 'with the change' }).check();
  await picture(page, 'border-crane', { fullPage: true });
  await open(page, `/border?${SHORT}&set=${encodeURIComponent('pingxiang.dragons=+1')}&lang=en`);
  await page.locator('[role="alert"]', { hasText: 'LV1408' }).waitFor();
});

pageTest('border: a road gate with other hours, in Vietnamese, on a phone', async (page) => {
  await open(page, `/border?at=gate-tan-thanh&${SHORT}&lang=vi`);
  await page.locator('.gantt').waitFor();
  await page.getByRole('checkbox', { name: 'giờ khác' }).check();
  await page.getByLabel('Đóng cửa').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Mô phỏng' }).click();
  await page.waitForURL(/hours(=|%3D)07(:|%3A)00-23/);
  await page.locator('.differences').waitFor();
  await nothingIsClipped(page);
  await isAccessible(page);
  await picture(page, 'border-gate-phone', { fullPage: true });
}, PHONE);

pageTest('border: by keyboard alone: how long, a crane more, simulate, choose a place, move through the day, take away a table', async (page) => {
  await open(page, `/border?${SHORT}&lang=en`);
  await page.locator('.gantt').waitFor();
  await isWalkable(page);
  await tabTo(page, page.locator('#border-days'));
  await page.keyboard.press('ArrowUp');
  await tabTo(page, page.locator('input[id="pingxiang.cranes"]'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Simulate' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/days=3.*set=pingxiang.cranes(=|%3D)(\+|%2B)2/);
  await page.locator('.differences tbody tr').first().waitFor();
  // Who works by keyboard is still where the question was asked.
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Simulate');
  await tabTo(page, page.locator('#border-place'));
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/place=/);
  await tabTo(page, page.getByRole('button', { name: 'Take away as CSV' }).first());
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  assert.match((await saved).suggestedFilename(), /\.csv$/);
  await tabTo(page, page.getByRole('slider', { name: 'Time of day' }));
  const clock = page.locator('.evidence .slider output');
  const before = await clock.innerText();
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.notEqual(await clock.innerText(), before));
});

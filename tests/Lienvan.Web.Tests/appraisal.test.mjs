import assert from 'node:assert/strict';
import {
  answerRuns,
  eventually,
  fixture,
  inEveryLanguage,
  isAccessible,
  isWalkable,
  nothingIsClipped,
  open,
  PHONE,
  pageTest,
  picture,
  tabTo,
} from './harness.mjs';

pageTest('appraisal: measures, who gains, year by year, the weight of assumptions, in three languages', async (page) => {
  // An appraisal takes two forecasts of 35 years: the page is shown one that the program has made before.
  await answerRuns(page, 'appraise', fixture('appraisal.json'));
  await open(page, '/appraisal?lang=en');
  await page.locator('.sums').waitFor();
  await eventually(async () => {
    assert.ok((await page.locator('.sums').innerText()).includes('economic net present value'));
    assert.ok((await page.locator('.bar').count()) > 10);
    assert.ok((await page.locator('path.series').count()) >= 2);
    assert.ok((await page.locator('.evidence tbody tr').count()) > 10);
  });
  const headings = { en: 'Who gains and who loses', vi: 'Ai được, ai mất', zh: '得失各方' };
  await inEveryLanguage(page, 'appraisal', headings);
});

pageTest('appraisal: a guide that is not there is told with its code', async (page) => {
  await open(page, '/appraisal?guide=none&lang=en');
  await page.locator('[role="alert"]', { hasText: 'LV9001' }).waitFor();
});

pageTest('appraisal: by keyboard alone: what, against what, by which guide; its tables are read and taken away', async (page) => {
  await answerRuns(page, 'appraise', fixture('appraisal.json'));
  await open(page, '/appraisal?lang=en');
  await page.locator('.sums').waitFor();
  await isWalkable(page);
  const projects = page.locator('#appraisal-projects');
  await tabTo(page, projects);
  const before = await projects.inputValue();
  await page.keyboard.press('ArrowDown');
  await eventually(async () => assert.notEqual(await projects.inputValue(), before));
  await tabTo(page, page.locator('#appraisal-guide'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.locator('#appraisal-draws'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('200');
  await tabTo(page, page.getByRole('button', { name: 'Appraise' }));
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/runs/appraise'));
  await page.keyboard.press('Enter');
  const { projects: wanted, guide, draws } = (await asked).postDataJSON();
  assert.notEqual(wanted, before);
  assert.notEqual(guide, 'adb');
  assert.equal(draws, 200);
  await page.waitForURL(/draws=200/);
  await page.locator('.sums').waitFor();
  const table = page.locator('.chart details').first();
  await tabTo(page, table.locator('summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, table.locator('.scroll'));
  await tabTo(page, table.getByRole('button', { name: 'Take away as CSV' }));
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  assert.equal((await saved).suggestedFilename(), 'appraisal-who-gains.csv');
});

pageTest('appraisal: narrow as a phone, dark', async (page) => {
  await answerRuns(page, 'appraise', fixture('appraisal.json'));
  await open(page, '/appraisal?lang=vi');
  await page.locator('.sums').waitFor();
  await nothingIsClipped(page);
  await isAccessible(page);
  await picture(page, 'appraisal-phone', { fullPage: true });
}, PHONE);

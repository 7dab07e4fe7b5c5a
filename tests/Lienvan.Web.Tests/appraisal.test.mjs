import assert from 'node:assert/strict';
import { answerRuns, fixture, inEveryLanguage, open, pageTest } from './harness.mjs';

pageTest('appraisal: measures, who gains, year by year, the weight of assumptions, in three languages', async (page) => {
  // An appraisal takes two forecasts of 35 years: the page is shown one that the program has made before.
  await answerRuns(page, 'appraise', fixture('appraisal.json'));
  await open(page, '/appraisal?lang=en');
  await page.locator('.sums').waitFor();
  assert.ok((await page.locator('.sums').innerText()).includes('economic net present value'));
  assert.ok((await page.locator('.bar').count()) > 10);
  assert.ok((await page.locator('path.series').count()) >= 2);
  assert.ok((await page.locator('.evidence tbody tr').count()) > 10);
  const headings = { en: 'Who gains and who loses', vi: 'Ai được, ai mất', zh: '得失各方' };
  await inEveryLanguage(page, 'appraisal', headings);
});

pageTest('appraisal: a guide that is not there is told with its code', async (page) => {
  await open(page, '/appraisal?guide=none&lang=en');
  await page.locator('[role="alert"]', { hasText: 'LV9001' }).waitFor();
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEveryLanguage, open, pageTest } from './harness.mjs';

// An appraisal takes two forecasts of 35 years: the page is shown one that the program has made before, as its server would give it.
const RESULT = readFileSync(join(import.meta.dirname, 'appraisal.json'), 'utf8');
const RUN = { id: 'fixed', kind: 'appraise', state: 'done', progress: 1, doing: '', started: '2026-03-02T00:00:00Z', problem: null };

async function answerWithTheFixedRun(page) {
  await page.route('**/api/runs/appraise', (route) => route.fulfill({ status: 202, json: RUN }));
  await page.route('**/api/runs/fixed/events', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: `event: done\ndata: ${JSON.stringify(RUN)}\n\n` }),
  );
  await page.route('**/api/runs/fixed/result', (route) => route.fulfill({ contentType: 'application/json', body: RESULT }));
}

pageTest('appraisal: measures, who gains, year by year, the weight of assumptions, in three languages', async (page) => {
  await answerWithTheFixedRun(page);
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

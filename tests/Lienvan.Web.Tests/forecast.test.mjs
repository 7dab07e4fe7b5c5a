import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
  URL_OF_SERVER,
} from './harness.mjs';

const FORECAST = fixture('forecast.json');
const HEADINGS = { en: 'Model against published', vi: 'Mô hình và số liệu công bố', zh: '模型与公布值' };

pageTest('forecast: a real one, of one year: its tables and its map can be taken away', async (page) => {
  await open(page, '/forecast?firstYear=2024&lastYear=2024&lang=en');
  await page.locator('.reality').waitFor({ timeout: 600_000 });
  const links = await eventually(async () => {
    const found = await page
      .locator('.evidence .exports a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.equal(found.length, 6);
    return found;
  });
  for (const link of links) {
    const response = await page.request.get(URL_OF_SERVER + link);
    assert.equal(response.status(), 200, link);
    assert.ok((await response.body()).length > 300, link);
  }
  const saved = page.waitForEvent('download');
  await page.locator('.chart details summary').first().click();
  await page.getByRole('button', { name: 'Take away as CSV' }).first().click();
  assert.equal((await saved).suggestedFilename(), 'forecast-base-modes.csv');
  // The flows that a forecast has found go to the map with it.
  await page.getByRole('link', { name: 'The flows on the map' }).click();
  await eventually(async () => assert.ok((await page.locator('.fullest tbody tr').count()) >= 5));
});

pageTest('forecast: modes, crossings, what fills up, lines; the model held against what is published, in three languages', async (page) => {
  await answerRuns(page, 'forecast', FORECAST);
  await open(page, '/forecast?lang=en');
  await page.locator('.reality').waitFor();
  await eventually(async () => assert.ok((await page.locator('path.series').count()) >= 6));
  await page.locator('.reality details summary').click();
  await eventually(async () => {
    assert.match(await page.locator('.reality table').innerText(), /predicted/);
    assert.ok((await page.locator('.reality tbody tr').count()) > 40);
  });
  await page.locator('.reality details summary').click();
  // Speeds are held against timetables in a second or two; all figures would take minutes.
  await page.locator('#held-which').selectOption('kmh');
  await page.getByRole('button', { name: 'Hold the model against them' }).click();
  const held = page.locator('.held');
  await held.locator('tbody tr').first().waitFor();
  await eventually(async () => assert.match(await held.locator('tbody').innerText(), /✓ within\s+predicted/));
  const rows = await held.locator('tbody tr').count();
  await held.getByLabel('verdict').selectOption('not modelled');
  const status = held.locator('.filters [role="status"]');
  await eventually(async () => assert.match(await status.innerText(), new RegExp(`0 of ${rows} shown`)));
  await held.getByLabel('verdict').selectOption('');
  await eventually(async () => assert.equal(await held.locator('tbody tr').count(), rows));
  const saved = page.waitForEvent('download');
  await held.getByRole('button', { name: 'Take away as CSV' }).click();
  const file = readFileSync(await (await saved).path(), 'utf8').trim().split('\r\n');
  assert.equal(file[0].replace('\ufeff', ''), 'what,quantity,from,to,published,bound,model,miss,tolerance,verdict,is,by,how,source,confidence');
  assert.equal(file.length, rows + 1);
  await inEveryLanguage(page, 'forecast', HEADINGS, async (code) => {
    const physics = { en: 'physics of the train', vi: 'vật lý chạy tàu', zh: '牵引计算' };
    await held.locator('td', { hasText: physics[code] }).first().waitFor();
  });
});

pageTest('forecast: narrow as a phone, dark', async (page) => {
  await answerRuns(page, 'forecast', FORECAST);
  await open(page, '/forecast?lang=vi');
  await page.locator('.reality').waitFor();
  await nothingIsClipped(page);
  await isAccessible(page);
  await picture(page, 'forecast-phone', { fullPage: true });
}, PHONE);

pageTest('forecast: by keyboard alone: scenario, years, growth; its tables are read and taken away', async (page) => {
  await answerRuns(page, 'forecast', FORECAST);
  await open(page, '/forecast?lang=en');
  await page.locator('.reality').waitFor();
  await isWalkable(page);
  const scenario = page.locator('#forecast-scenario');
  await tabTo(page, scenario);
  const before = await scenario.inputValue();
  await page.keyboard.press('ArrowDown');
  await eventually(async () => assert.notEqual(await scenario.inputValue(), before));
  await tabTo(page, page.locator('#forecast-lastYear'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2031');
  await tabTo(page, page.locator('#forecast-growth'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.locator('#forecast-optimism'));
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, page.getByRole('button', { name: 'Forecast', exact: true }));
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/runs/forecast'));
  await page.keyboard.press('Enter');
  const question = (await asked).postDataJSON();
  assert.notEqual(question.scenario, before);
  assert.deepEqual([question.lastYear, question.growth, question.optimism], [2031, 'high', 0.95]);
  await page.waitForURL(/lastYear=2031/);
  await page.locator('.reality').waitFor();
  const table = page.locator('.chart details').first();
  await tabTo(page, table.locator('summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, table.locator('.scroll'));
  await tabTo(page, table.getByRole('button', { name: 'Take away as CSV' }));
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  assert.equal((await saved).suggestedFilename(), 'forecast-base-modes.csv');
  await tabTo(page, page.locator('.evidence .exports a').first());
});

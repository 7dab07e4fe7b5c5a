import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answerRuns, fixture, inEveryLanguage, isAccessible, nothingIsClipped, open, PHONE, pageTest, picture, URL_OF_SERVER } from './harness.mjs';

const FORECAST = fixture('forecast.json');
const HEADINGS = { en: 'Model against published', vi: 'Mô hình và số liệu công bố', zh: '模型与公布值' };

pageTest('forecast: a real one, of one year: its tables and its map can be taken away', async (page) => {
  await open(page, '/forecast?firstYear=2024&lastYear=2024&lang=en');
  await page.locator('.reality').waitFor({ timeout: 240_000 });
  const links = await page.locator('.evidence .exports a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.equal(links.length, 6);
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
  await page.locator('.fullest tbody tr').first().waitFor();
  assert.ok((await page.locator('.fullest tbody tr').count()) >= 5);
});

pageTest('forecast: modes, crossings, what fills up, lines; the model held against what is published, in three languages', async (page) => {
  await answerRuns(page, 'forecast', FORECAST);
  await open(page, '/forecast?lang=en');
  await page.locator('.reality').waitFor();
  assert.ok((await page.locator('path.series').count()) >= 6);
  await page.locator('.reality details summary').click();
  assert.match(await page.locator('.reality table').innerText(), /predicted/);
  assert.ok((await page.locator('.reality tbody tr').count()) > 40);
  await page.locator('.reality details summary').click();
  // Speeds are held against timetables in a second or two; all figures would take minutes.
  await page.locator('#held-which').selectOption('kmh');
  await page.getByRole('button', { name: 'Hold the model against them' }).click();
  const held = page.locator('.held');
  await held.locator('tbody tr').first().waitFor();
  assert.match(await held.locator('tbody').innerText(), /✓ within\s+predicted/);
  const rows = await held.locator('tbody tr').count();
  await held.getByLabel('verdict').selectOption('not modelled');
  assert.match(await held.locator('.filters [role="status"]').innerText(), new RegExp(`0 of ${rows} shown`));
  await held.getByLabel('verdict').selectOption('');
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

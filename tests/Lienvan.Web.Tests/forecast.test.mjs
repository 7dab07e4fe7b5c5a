import assert from 'node:assert/strict';
import { inEveryLanguage, isAccessible, nothingIsClipped, open, pageTest, picture, URL_OF_SERVER } from './harness.mjs';

// Two years are enough to see everything; the server works them out once for all of these tests.
const SHORT = 'firstYear=2024&lastYear=2025';

pageTest('forecast: modes, crossings, what fills up, lines, and the model against what is published, in three languages', async (page) => {
  await open(page, `/forecast?${SHORT}&lang=en`);
  await page.locator('.reality').waitFor({ timeout: 240_000 });
  assert.ok((await page.locator('path.series').count()) >= 6);
  await page.locator('.reality details summary').click();
  assert.match(await page.locator('.reality table').innerText(), /predicted/);
  assert.ok((await page.locator('.reality tbody tr').count()) > 40);
  const headings = { en: 'Model against published', vi: 'Mô hình và số liệu công bố', zh: '模型与公布值' };
  await inEveryLanguage(page, 'forecast', headings);
});

pageTest('forecast: its tables and its map can be taken away', async (page) => {
  await open(page, `/forecast?${SHORT}&lang=en`);
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
});

pageTest('forecast: narrow as a phone, dark', async (page) => {
  await open(page, `/forecast?${SHORT}&lang=vi`);
  await page.locator('.reality').waitFor({ timeout: 240_000 });
  await nothingIsClipped(page);
  await isAccessible(page);
  await picture(page, 'forecast-phone', { fullPage: true });
}, { viewport: { width: 390, height: 800 }, colorScheme: 'dark' });

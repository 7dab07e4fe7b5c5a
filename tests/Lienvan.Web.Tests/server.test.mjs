import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { eventually, isAccessible, isStill, open, PATIENCE, pageTest, picture, test } from './harness.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const dist = join(root, '.build', 'web', 'dist');

pageTest('reference: every operation is there, and one is tried', async (page) => {
  await open(page, '/reference?lang=en');
  await eventually(async () => assert.ok((await page.locator('.operation').count()) > 50));
  const suggest = page.locator('.operation', { hasText: '/api/suggest' });
  await suggest.locator('summary').click();
  await suggest.getByRole('button', { name: 'Try it' }).click();
  await suggest.locator('pre', { hasText: 'bac-ninh' }).waitFor();
  await isAccessible(page);
  await picture(page, 'reference');
});

/** When the browser has painted first, in ms since it was told where to go. */
async function firstPaint(page) {
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  return painted.jsonValue();
}

// What would start a long run is asked for something that there is not.
const PAGES = ['map', 'plan', 'line', 'border?at=none', 'forecast?scenario=none', 'appraisal?guide=none', 'reference'];
for (const [index, address] of PAGES.entries()) {
  const [path] = address.split('?');
  // Of a size of its own, and so in a context of its own, which has no file of the page yet.
  const alone = { viewport: { width: 1400, height: 880 - index } };
  pageTest(`${path}: its first picture, cold and warm`, async (page) => {
    await open(page, `/${address}${address.includes('?') ? '&' : '?'}lang=en`);
    const cold = await firstPaint(page);
    await isStill(page);
    await page.reload();
    const warm = await firstPaint(page);
    console.log(`    /${path} is painted first after ${Math.round(cold)} ms cold, ${Math.round(warm)} ms warm`);
    // How soon is told, not held: a machine under load paints late. That something is painted before all is there is held.
    assert.ok(cold > 0 && warm > 0);
  }, alone);
}

test('script without the map library is under 500 kB compressed', () => {
  const scripts = readdirSync(join(dist, 'assets')).filter((name) => /\.m?js$/.test(name) && !/^(RailMap|maplibre)/.test(name));
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, 'assets', name))).length, 0);
  assert.ok(scripts.length > 0 && bytes < 500_000, `${bytes} bytes`);
});

test('nothing that is built names another host to fetch from', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /https?:\/\//);
  const css = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css'));
  for (const name of css) {
    assert.doesNotMatch(readFileSync(join(dist, 'assets', name), 'utf8'), /url\(["']?https?:/);
  }
  assert.ok(statSync(join(dist, 'base-map.json')).size > 100_000);
});

test('an assistant’s own client talks to lienvan mcp', async () => {
  const transport = new StdioClientTransport({
    command: 'dotnet',
    args: [process.env.LIENVAN_APP, 'mcp'],
    env: { ...process.env, LIENVAN_HOME: root },
  });
  const client = new Client({ name: 'test', version: '1' });
  const patient = { timeout: PATIENCE };
  await client.connect(transport, patient);
  try {
    const { tools } = await client.listTools(undefined, patient);
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['plan', 'compare', 'find_places', 'gates', 'scenarios', 'show', 'route', 'line_day', 'capacity', 'replan_day', 'slot', 'run_time', 'reality'],
    );
    const day = await client.callTool({ name: 'line_day', arguments: { id: 'vn-hn-lc', on: '2026-03-02' } }, undefined, patient);
    assert.notEqual(day.isError, true);
    assert.match(day.content[0].text, /SP3/);
    const plan = await client.callTool({ name: 'plan', arguments: { from: '河内', to: 'Nam Ninh', teu: 2, ready: '2026-03-02T08:00', lang: 'zh' } }, undefined, patient);
    assert.match(plan.content[0].text, /河内 → 南宁/);
    const bad = await client.callTool({ name: 'plan', arguments: { from: 'atlantis', to: 'hanoi' } }, undefined, patient);
    assert.equal(bad.isError, true);
  } finally {
    await client.close();
  }
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { isAccessible, open, pageTest, picture, test } from './harness.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const dist = join(root, '.build', 'web', 'dist');

pageTest('reference: its first picture is there in a second, every operation is there, and one is tried', async (page) => {
  await open(page, '/reference?lang=en');
  await page.locator('.operation').first().waitFor();
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const paint = await painted.jsonValue();
  // A machine under load paints late: the bound here is loose, docs/web.md has the figure of a quiet one.
  assert.ok(paint > 0 && paint < 10_000, `${paint} ms`);
  assert.ok((await page.locator('.operation').count()) > 50);
  const suggest = page.locator('.operation', { hasText: '/api/suggest' });
  await suggest.locator('summary').click();
  await suggest.getByRole('button', { name: 'Try it' }).click();
  await suggest.locator('pre', { hasText: 'bac-ninh' }).waitFor();
  await isAccessible(page);
  await picture(page, 'reference');
});

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
  await client.connect(transport);
  try {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['plan', 'compare', 'find_places', 'gates', 'scenarios', 'show', 'route', 'line_day', 'capacity', 'replan_day', 'slot', 'run_time', 'reality'],
    );
    const day = await client.callTool({ name: 'line_day', arguments: { id: 'vn-hn-lc', on: '2026-03-02' } });
    assert.notEqual(day.isError, true);
    assert.match(day.content[0].text, /SP3/);
    const plan = await client.callTool({ name: 'plan', arguments: { from: '河内', to: 'Nam Ninh', teu: 2, ready: '2026-03-02T08:00', lang: 'zh' } });
    assert.match(plan.content[0].text, /河内 → 南宁/);
    const bad = await client.callTool({ name: 'plan', arguments: { from: 'atlantis', to: 'hanoi' } });
    assert.equal(bad.isError, true);
  } finally {
    await client.close();
  }
});

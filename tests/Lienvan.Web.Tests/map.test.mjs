import assert from 'node:assert/strict';
import { answerRuns, eventually, fixture, isAccessible, mapIsDrawn, nothingIsClipped, open, PHONE, pageTest, picture, URL_OF_SERVER } from './harness.mjs';

const LANGUAGES = [
  { code: 'en', button: 'English', title: 'Map', gate: 'Hữu Nghị–Youyi Guan', known: 'source', state: /open|closed/ },
  { code: 'vi', button: 'Tiếng Việt', title: 'Bản đồ', gate: 'Hữu Nghị – Hữu Nghị Quan', known: 'nguồn số liệu', state: /mở|đóng/ },
  { code: 'zh', button: '中文', title: '地图', gate: '友谊—友谊关', known: '数据来源', state: /开放|关闭/ },
];

pageTest('map: opens answered, gates by both clocks, all that is known of one, in three languages', async (page) => {
  await open(page, '/map?lang=en');
  for (const { code, button, title, gate, known, state } of LANGUAGES) {
    await page.getByRole('button', { name: button, exact: true }).click();
    const entry = page.locator('.gates button', { hasText: gate }).first();
    await entry.waitFor();
    await eventually(async () => {
      assert.equal(await page.title(), `${title} · Lienvan`);
      assert.match(await entry.locator('.gate-state').innerText(), state);
      assert.match(await entry.locator('.gate-state').innerText(), /\d\d:\d\d \+7 \| \d\d:\d\d \+8/);
    });
    await entry.click();
    await page.waitForURL(/pick=gates/);
    await page.locator('.known .provenance dt', { hasText: known }).first().waitFor();
    await mapIsDrawn(page);
    await nothingIsClipped(page);
    await isAccessible(page);
    await picture(page, `map-${code}`);
  }
});

pageTest('map: the year slider builds the network, by keys and by playing, and the link has the year', async (page) => {
  await open(page, '/map?scenario=three-lines&year=2026&lang=en');
  await mapIsDrawn(page);
  const slider = page.getByLabel('Year');
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForURL(/year=2060/);
  await mapIsDrawn(page);
  await eventually(async () => assert.match(await page.locator('.slider output').innerText(), /2060/));
  await picture(page, 'map-2060');
  await page.reload();
  await mapIsDrawn(page);
  await eventually(async () => assert.equal(await slider.inputValue(), '2060'));
  // From the last year it plays from the first on.
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForURL(/year=2018/);
  await page.getByRole('button', { name: 'Pause' }).click();
}, { viewport: { width: 1100, height: 640 } });

/** Where a place is drawn on the map as it opens (spherical Mercator; source: EPSG:3857), in pixels of the page. */
function onMap(box, [longitude, latitude]) {
  const world = 512 * 2 ** 6.4;
  const down = (degrees) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return {
    x: box.x + box.width / 2 + ((longitude - 106.2) / 360) * world,
    y: box.y + box.height / 2 - (down(latitude) - down(21.9)) * world,
  };
}

pageTest('map: a click on it tells what is there; a place is found in any language and planned from', async (page) => {
  await open(page, '/map?lang=en');
  await mapIsDrawn(page);
  const { places } = await (await page.request.get(`${URL_OF_SERVER}/api/map?scenario=three-lines`)).json();
  const { x, y } = onMap(await page.locator('.map canvas').boundingBox(), places.find(({ id }) => id === 'cao-bang').at);
  await page.mouse.click(x, y);
  await page.locator('.known h2', { hasText: /Cao B[aằ]ng/ }).waitFor();
  await page.locator('.provenance').first().waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  for (const typed of ['dong dang', '同登', 'Đồng Đăng', 'tongdeng']) {
    await page.getByRole('combobox', { name: '查找地点' }).fill(typed);
    await page.locator('.combo [role="listbox"][aria-busy="false"] [role="option"]', { hasText: '同登' }).first().waitFor();
  }
  await page.keyboard.press('Enter');
  await page.locator('.known h2', { hasText: '同登' }).waitFor();
  await page.getByRole('button', { name: '由此发运' }).click();
  await page.waitForURL(/\/plan\?from=/);
});

pageTest('map: flows are worked out, cancelled, started again; width, colour, goods and what is full', async (page) => {
  await open(page, '/map?lang=en&year=2025');
  await page.getByRole('button', { name: 'Show flows' }).click();
  await page.waitForURL(/flows=/);
  await page.locator('.flows').getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.flows', { hasText: 'cancelled' }).waitFor();
  // A real one of all years takes a minute: what is shown of it is that of two years, made before.
  await answerRuns(page, 'forecast', fixture('forecast.json'));
  await page.route('**/api/forecast.geojson*', (route) =>
    route.fulfill({ contentType: 'application/geo+json', body: fixture('flows.json') }),
  );
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.locator('.flow-legend').waitFor();
  const fullest = page.locator('.fullest tbody tr');
  await fullest.first().waitFor();
  await eventually(async () => {
    const shares = (await fullest.locator('td:last-child').allInnerTexts()).map(Number);
    assert.ok(shares.length > 5);
    assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
  });
  await fullest.locator('button', { hasText: 'Hanoi – Đồng Đăng' }).click();
  const facts = page.locator('.flow-facts');
  await facts.waitFor();
  await eventually(async () => {
    assert.match(await facts.innerText(), /Freight in 2025[\s\S]*trains a day[\s\S]*%/);
    assert.ok((await facts.locator('.data tbody tr').count()) >= 3);
  });
  await mapIsDrawn(page);
  await isAccessible(page);
  await picture(page, 'map-flows');
  for (const [button, head, code] of [['Tiếng Việt', 'Luồng hàng', 'vi'], ['中文', '货流', 'zh']]) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('.flows h2', { hasText: head }).waitFor();
    await mapIsDrawn(page);
    await nothingIsClipped(page);
    await picture(page, `map-flows-${code}`);
  }
  await page.getByLabel('年份').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.flows [role="status"]', { hasText: '2024' }).waitFor();
  await page.getByRole('button', { name: '隐藏货流' }).click();
  await page.getByRole('button', { name: '显示货流' }).waitFor();
});

pageTest('map: dark, and narrow as a phone', async (page) => {
  await open(page, '/map?lang=vi');
  await mapIsDrawn(page);
  await isAccessible(page);
  await nothingIsClipped(page);
  await picture(page, 'map-phone-dark', { fullPage: true });
  await page.getByRole('button', { name: 'Nền sáng' }).click();
  await page.locator('html[data-theme="light"]').waitFor();
  await page.reload();
  await page.locator('html[data-theme="light"]').waitFor();
}, PHONE);

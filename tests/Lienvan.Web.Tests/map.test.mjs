import assert from 'node:assert/strict';
import { isAccessible, mapIsDrawn, nothingIsClipped, open, pageTest, picture } from './harness.mjs';

const LANGUAGES = [
  { code: 'en', title: 'Map', gate: 'Hữu Nghị–Youyi Guan', known: 'source', state: /open|closed/ },
  { code: 'vi', title: 'Bản đồ', gate: 'Hữu Nghị – Hữu Nghị Quan', known: 'nguồn số liệu', state: /mở|đóng/ },
  { code: 'zh', title: '地图', gate: '友谊—友谊关', known: '数据来源', state: /开放|关闭/ },
];

for (const { code, title, gate, known, state } of LANGUAGES) {
  pageTest(`map ${code}: opens answered, gates by both clocks, all that is known of one`, async (page) => {
    await open(page, `/map?lang=${code}`);
    await mapIsDrawn(page);
    assert.equal(await page.title(), `${title} · Lienvan`);
    const entry = page.locator('.gates button', { hasText: gate }).first();
    assert.match(await entry.locator('.gate-state').innerText(), state);
    assert.match(await entry.locator('.gate-state').innerText(), /\d\d:\d\d \+7 \| \d\d:\d\d \+8/);
    await entry.click();
    const panel = page.locator('.known');
    await panel.locator('.provenance dt', { hasText: known }).first().waitFor();
    assert.match(page.url(), /pick=gates/);
    await mapIsDrawn(page);
    await nothingIsClipped(page);
    await isAccessible(page);
    await picture(page, `map-${code}`);
  });
}

pageTest('map: the year slider builds the network, by mouse and by keys, and the link has the year', async (page) => {
  await open(page, '/map?scenario=three-lines&year=2026&lang=en');
  await mapIsDrawn(page);
  const slider = page.getByLabel('Year');
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForURL(/year=2060/);
  await mapIsDrawn(page);
  assert.match(await page.locator('.slider output').innerText(), /2060/);
  await picture(page, 'map-2060');
  await page.reload();
  await mapIsDrawn(page);
  assert.equal(await slider.inputValue(), '2060');
});

pageTest('map: it plays from year to year and stops', async (page) => {
  await open(page, '/map?year=2029&lang=en');
  await mapIsDrawn(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForURL(/year=2031/);
  await page.getByRole('button', { name: 'Pause' }).click();
});

pageTest('map: a click on it tells what is there', async (page) => {
  await open(page, '/map?lang=en&hide=roads,sea');
  await mapIsDrawn(page);
  const box = await page.locator('.map canvas').boundingBox();
  // Somewhere along a diagonal there is a track, a town or a gate.
  for (let step = 2; step < 60 && (await page.locator('.known').count()) === 0; step++) {
    await page.mouse.click(box.x + (box.width * step) / 60, box.y + (box.height * step) / 60);
    await page.waitForTimeout(30);
  }
  await page.locator('.known h2').waitFor();
  await page.locator('.provenance').first().waitFor();
});

pageTest('map: a place is found in any language and planned from', async (page) => {
  await open(page, '/map?lang=zh');
  await mapIsDrawn(page);
  for (const typed of ['dong dang', '同登', 'Đồng Đăng', 'tongdeng']) {
    await page.getByRole('combobox', { name: '查找地点' }).fill(typed);
    await page.locator('.combo [role="option"]', { hasText: '同登' }).first().waitFor();
  }
  await page.keyboard.press('Enter');
  await page.locator('.known').waitFor();
  await page.getByRole('button', { name: '由此发运' }).click();
  await page.waitForURL(/\/plan\?from=/);
});

pageTest('map: dark, and narrow as a phone', async (page) => {
  await open(page, '/map?lang=vi');
  await mapIsDrawn(page);
  await page.getByRole('button', { name: 'Nền tối' }).click();
  await mapIsDrawn(page);
  await isAccessible(page);
  await nothingIsClipped(page);
  await picture(page, 'map-phone-dark', { fullPage: true });
}, { viewport: { width: 390, height: 800 } });

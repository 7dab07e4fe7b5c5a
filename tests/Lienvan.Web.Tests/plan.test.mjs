import assert from 'node:assert/strict';
import { EXAMPLE, eventually, isAccessible, isWalkable, mapIsDrawn, nothingIsClipped, open, PHONE, pageTest, picture, tabTo, URL_OF_SERVER } from './harness.mjs';

const LANGUAGES = [
  {
    button: 'English', code: 'en', heading: 'Bắc Ninh → Chongqing', ready: 'Mon 2 Mar 2026 08:00 +7', customs: 'export customs',
    invoice: 'commercial invoice', formality: 'China, import, smart gate',
  },
  {
    button: 'Tiếng Việt', code: 'vi', heading: 'Bắc Ninh → Trùng Khánh', ready: 'T2 2/3/2026 08:00 +7', customs: 'hải quan xuất khẩu',
    invoice: 'hóa đơn thương mại', formality: 'Trung Quốc, nhập khẩu, cửa khẩu thông minh',
  },
  {
    button: '中文', code: 'zh', heading: '北宁 → 重庆', ready: '2026年3月2日周一 08:00 +7', customs: '出口海关', invoice: '商业发票',
    formality: '中国，进口，智慧口岸',
  },
];

pageTest('plan: options, ribbon, legs with border steps, both clocks, three currencies, on the map, in three languages', async (page) => {
  await open(page, `/plan?${EXAMPLE}`);
  for (const { button, code, heading, ready, customs, invoice, formality } of LANGUAGES) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator('h1', { hasText: heading }).waitFor();
    await page.locator('.legs', { hasText: customs }).waitFor();
    await eventually(async () => {
      assert.equal(await page.locator('html').getAttribute('lang'), code);
      assert.match(await page.locator('.lead').innerText(), new RegExp(ready.replace('+', '\\+')));
      assert.ok((await page.locator('.card').count()) >= 3);
      const legs = await page.locator('.legs').innerText();
      assert.match(legs, /\d\d:\d\d \+7 \| \d\d:\d\d \+8/);
      assert.match(legs, /P90/);
      const sums = await page.locator('.sums').innerText();
      assert.match(sums, /USD.*CNY.*VND/s);
      assert.match(sums, /kg/);
      assert.ok((await page.locator('details', { hasText: invoice }).count()) > 0);
      assert.ok((await page.locator('details', { hasText: formality }).count()) > 0);
      assert.ok((await page.locator('.ribbon .piece').count()) >= 3);
      assert.ok((await page.locator('.scatter circle').count()) >= 3);
    });
    await mapIsDrawn(page);
    await nothingIsClipped(page);
    await isAccessible(page);
    await picture(page, `plan-${code}`, { fullPage: true });
  }
  // The language that was chosen last is remembered.
  await page.reload();
  await page.locator('h1', { hasText: '北宁 → 重庆' }).waitFor();
});

pageTest('plan: asked by keyboard alone, in three scripts', async (page) => {
  // Without a question it opens on a worked example.
  await open(page, '/plan?lang=en');
  await page.locator('.legs').waitFor();
  await eventually(async () => assert.match(await page.locator('h1').innerText(), /Bắc Ninh → Chongqing/));
  await isWalkable(page);
  const type = async (field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  await type(page.getByRole('combobox', { name: 'From' }), 'hà nội');
  await page.locator('.combo [aria-busy="false"] [role="option"]', { hasText: 'Hà Nội' }).first().waitFor();
  await page.keyboard.press('Enter');
  // Enter at once, before the list is there, takes the first of it when it comes.
  await type(page.getByRole('combobox', { name: 'To' }), '昆明');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await page.getByRole('combobox', { name: 'To' }).inputValue(), 'Kunming'));
  await type(page.getByLabel('Containers, TEU'), '4');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=hanoi&to=kunming.*teu=4/);
  await page.locator('h1', { hasText: 'Kunming' }).waitFor();
  await eventually(async () => assert.match(await page.locator('.lead').innerText(), /4 TEU/));
});

pageTest('plan: another option, by card and by point; the link has it; it can be taken away in five forms', async (page) => {
  await open(page, `/plan?${EXAMPLE}&lang=en`);
  await page.locator('.card').nth(1).click();
  await page.waitForURL(/option=2/);
  await page.locator('.dot-option.chosen[aria-label^="Option 2"]').waitFor();
  await page.locator('.dot-option[aria-label^="Option 1:"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/option=1/);
  await page.getByRole('button', { name: /^All \d+ ways/ }).click();
  await eventually(async () => assert.ok((await page.locator('.card').count()) > 6));
  const links = await page.locator('.actions a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
  assert.equal(links.length, 5);
  for (const link of links) {
    const response = await page.request.get(URL_OF_SERVER + link);
    assert.equal(response.status(), 200, link);
    assert.ok((await response.body()).length > 500, link);
  }
});

pageTest('plan: today beside another year', async (page) => {
  await open(page, `/plan?${EXAMPLE}&lang=vi`);
  await page.locator('.legs').waitFor();
  await page.getByLabel('So với năm').selectOption('2036');
  await page.getByLabel('theo kịch bản').selectOption('three-lines');
  await page.getByRole('button', { name: 'Lập phương án' }).last().click();
  await page.waitForURL(/againstYear=2036/);
  const beside = page.locator('.beside table');
  await beside.waitFor();
  await eventually(async () => assert.match(await beside.innerText(), /2036/));
  await picture(page, 'plan-beside-vi', { fullPage: true });
});

pageTest('plan: no way is answered with why and what would help, a question that makes no sense with its code', async (page) => {
  await open(page, '/plan?from=phnom-penh&to=kunming&reefer=true&dangerous=true&overlength=true&ready=2026-03-02T08:00&lang=en');
  await page.locator('.problem', { hasText: 'No:' }).waitFor();
  await page.locator('.problem li').first().waitFor();
  await open(page, '/plan?from=atlantis&to=kunming&lang=en');
  await page.locator('[role="alert"]', { hasText: 'LV9004' }).waitFor();
  await isAccessible(page);
});

pageTest('plan: which day to send is a run that survives a reload', async (page) => {
  await open(page, '/plan?from=hanoi&to=nanning&teu=1&goods=general&ready=2026-03-02T08:00&lang=en');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForURL(/run=/);
  await page.reload();
  await page.locator('table.days').waitFor();
  await eventually(async () => assert.equal(await page.locator('table.days tbody tr').count(), 7));
});

pageTest('plan: printed, it has the answer and nothing of the form', async (page) => {
  await open(page, `/plan?${EXAMPLE}&lang=vi`);
  await page.locator('.legs').waitFor();
  await mapIsDrawn(page);
  await page.emulateMedia({ media: 'print' });
  await page.locator('.plan-form').waitFor({ state: 'hidden' });
  await page.locator('.legs').waitFor();
  await picture(page, 'plan-print', { fullPage: true });
}, { viewport: { width: 800, height: 1100 } });

pageTest('plan: narrow as a phone, dark', async (page) => {
  await open(page, `/plan?${EXAMPLE}&lang=vi`);
  await page.locator('.legs').waitFor();
  await nothingIsClipped(page);
  await isAccessible(page);
  await page.locator('.map').scrollIntoViewIfNeeded();
  await mapIsDrawn(page);
  await picture(page, 'plan-phone', { fullPage: true });
}, PHONE);

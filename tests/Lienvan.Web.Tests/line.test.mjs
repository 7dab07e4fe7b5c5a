import assert from 'node:assert/strict';
import { eventually, inEveryLanguage, isAccessible, isStill, isWalkable, nothingIsClipped, open, PHONE, pageTest, picture, tabTo, URL_OF_SERVER } from './harness.mjs';

const DAY = 'on=2026-03-02';
/** The graph once it has drawn so many trains. */
async function graph(page) {
  const canvas = page.locator('.train-graph canvas[data-drawn]');
  await canvas.waitFor();
  await isStill(page);
  return canvas;
}

/** Where a train stands on the graph, in pixels of the canvas, from the times of the server. */
async function onGraph(page, line, number) {
  const day = await (await page.request.get(`${URL_OF_SERVER}/api/lines/${line}/timetable?${DAY}`)).json();
  const runs = day.trains.filter((train) => train.number === number && train.runs[0].length > 5).map(({ runs: [run] }) => run);
  const run = runs.find((points) => points[0].departure > 0) ?? runs[0];
  const middle = run[Math.floor(run.length / 2)];
  const box = await page.locator('.train-graph canvas').boundingBox();
  const [from, to, top, bottom] = (await page.locator('.train-graph canvas').getAttribute('data-view')).split(' ').map(Number);
  const left = Math.min(150, Math.max(92, box.width * 0.17));
  const across = (seconds) => left + ((seconds - from) / (to - from)) * (box.width - 14 - left);
  const down = (km) => 26 + ((km - top) / (bottom - top)) * (box.height - 22 - 26);
  return {
    x: box.x + across(middle.departure),
    y: box.y + down(day.stations[middle.station].km),
    pixelsAMinute: (60 / (to - from)) * (box.width - 14 - left),
  };
}

pageTest('line: the day as a graph, its table, capacity by section, and a path for one more train, in three languages', async (page) => {
  await open(page, `/line?${DAY}&lang=en`);
  const canvas = await graph(page);
  assert.ok(Number(await canvas.getAttribute('data-trains')) >= 15);
  assert.match(await page.locator('.lead').innerText(), /^Mon 2 Mar 2026 \+7/);
  await page.locator('.capacity').waitFor();
  await eventually(async () => assert.ok((await page.locator('.capacity path.series').getAttribute('d')).length > 100));
  await page.locator('#slot-from').selectOption('yen-vien');
  await page.locator('#slot-earliest').fill('06:00');
  await page.getByRole('button', { name: 'Find a path' }).click();
  await page.waitForURL(/slotFrom=yen-vien/);
  await page.locator('.paths .card').first().waitFor();
  await page.locator('.train-graph canvas:not([data-paths="0"])').waitFor();
  await page.locator('.all-trains summary').click();
  await page.locator('.all-trains tbody tr').nth(3).locator('button').click();
  await page.locator('.times tbody tr').first().waitFor();
  await inEveryLanguage(page, 'line', { en: 'Hanoi – Dong Dang', vi: 'Hà Nội – Đồng Đăng', zh: '河内–同登线' });
});

pageTest('line: a train dragged later has the day replanned; undone it is as planned', async (page) => {
  await open(page, `/line?${DAY}&lang=en`);
  await graph(page);
  const { x, y, pixelsAMinute } = await onGraph(page, 'vn-hn-dd', 'X9101');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30 * pixelsAMinute, y, { steps: 5 });
  await page.mouse.move(x + 90 * pixelsAMinute, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/late=x9101/);
  const late = Number(new URL(page.url()).searchParams.get('late').split('=')[1]);
  assert.ok(Math.abs(late - 90) <= 2, `${late} minutes`);
  const replanned = page.locator('.replanned');
  await eventually(async () => {
    assert.match(await replanned.innerText(), /min of delay/);
    assert.ok((await replanned.locator('tbody tr').count()) > 0);
  });
  await picture(page, 'line-late', { fullPage: true });
  await page.getByRole('button', { name: 'As planned' }).click();
  await replanned.waitFor({ state: 'detached' });
});

pageTest('line: a section closed on the graph, and by form, in Vietnamese', async (page) => {
  await open(page, `/line?${DAY}&lang=vi`);
  const canvas = await graph(page);
  await page.getByRole('button', { name: 'Phong tỏa khu gian' }).click();
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.62);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.62, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/close=vn-hn-dd/);
  await page.locator('.replanned').waitFor();
  await page.locator('#close-from').fill('03:00');
  await page.locator('#close-to').fill('07:30');
  await page.locator('#close-section').selectOption('vn-hn-dd.kep.voi-xo');
  await page.getByRole('button', { name: 'Phong tỏa', exact: true }).click();
  await page.waitForURL(/kep.voi-xo/);
  await page.locator('.wrongs li').nth(1).waitFor();
  await page.locator('.replanned li', { hasText: 'vì khu gian bị phong tỏa' }).first().waitFor();
  await nothingIsClipped(page);
  await picture(page, 'line-closed-vi', { fullPage: true });
});

pageTest('line: by keyboard alone: zoom, move, choose a train, make it late', async (page) => {
  await open(page, `/line?${DAY}&lang=en`);
  const canvas = await graph(page);
  await isWalkable(page);
  const whole = await canvas.getAttribute('data-view');
  await tabTo(page, page.locator('.train-graph .sheet'));
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((before) => document.querySelector('.train-graph canvas').dataset.view !== before, whole);
  await page.keyboard.press('0');
  await page.locator(`.train-graph canvas[data-view="${whole}"]`).waitFor();
  await page.keyboard.press('.');
  await page.waitForURL(/train=/);
  await page.locator('.times').waitFor();
  await eventually(async () => assert.notEqual(await page.locator('.train-graph [role="status"]').innerText(), ''));
  await tabTo(page, page.getByLabel('late by, min'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await page.waitForURL(/late=/);
  await page.locator('.replanned').waitFor();
});

pageTest('line: 200 trains are drawn again and again while it is moved', async (page) => {
  await page.route('**/api/lines/vn-ns/timetable*', async (route) => {
    const day = await (await route.fetch()).json();
    const copies = Array.from({ length: 5 }, (_, copy) =>
      day.trains.map((train) => ({
        ...train,
        id: `${train.id}-${copy}`,
        number: `${train.number}${'abcde'[copy]}`,
        runs: train.runs.map((run) =>
          run.map((at) => ({ ...at, arrival: at.arrival + copy * 1300, departure: at.departure + copy * 1300 })),
        ),
      })),
    );
    await route.fulfill({ json: { ...day, trains: copies.flat().slice(0, 200) } });
  });
  await open(page, `/line?line=vn-ns&${DAY}&lang=en`);
  const canvas = await graph(page);
  await eventually(async () => assert.equal(await canvas.getAttribute('data-trains'), '200'));
  await page.locator('.train-graph .sheet').focus();
  const times = [];
  for (let step = 0; step < 12; step++) {
    const drawn = await canvas.getAttribute('data-drawn');
    await page.keyboard.press(step < 4 ? '+' : step % 2 ? 'ArrowRight' : 'ArrowDown');
    await page.waitForFunction((before) => document.querySelector('.train-graph canvas').dataset.drawn !== before, drawn);
    times.push(Number(await canvas.getAttribute('data-milliseconds')));
  }
  times.sort((a, b) => a - b);
  console.log(`    200 trains: ${times[6]} ms a frame at the median, ${times[11]} ms at most`);
  await picture(page, 'line-200-trains');
});

pageTest('line: narrow as a phone, dark', async (page) => {
  await open(page, `/line?line=vn-hn-lc&${DAY}&lang=vi`);
  await graph(page);
  await page.locator('.capacity').waitFor();
  await nothingIsClipped(page);
  await isAccessible(page);
  await picture(page, 'line-phone', { fullPage: true });
}, PHONE);

pageTest('line: printed, it has the graph and nothing of the form', async (page) => {
  await open(page, `/line?line=vn-hn-lc&${DAY}&lang=vi`);
  await graph(page);
  await page.locator('.capacity').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.locator('.question').waitFor({ state: 'hidden' });
  await page.locator('.train-graph canvas').waitFor();
  await picture(page, 'line-print', { fullPage: true });
}, { viewport: { width: 1100, height: 800 } });

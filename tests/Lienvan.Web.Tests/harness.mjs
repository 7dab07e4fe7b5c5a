// What the tests share: one browser, a page a test in a context that is used again, and the rules that hold on every page: no error in the
// console, no request to another host, nothing serious found by axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const URL_OF_SERVER = process.env.LIENVAN_URL;
export const EXAMPLE = 'from=bac-ninh&to=chongqing&teu=2&goods=electronics&ready=2026-03-02T08:00';
export const PHONE = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' };
export const tests = [];
const idle = new Map();
let launched = null;

export function test(name, run) {
  tests.push({ name, run });
}

/** A test that uses a page as its user does. */
export function pageTest(name, use, options = {}) {
  test(name, async () => {
    const context = await take(options);
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    const faults = [];
    page.on('pageerror', (fault) => faults.push(`error: ${fault.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/the server responded with a status of 4/.test(message.text())) {
        faults.push(`console: ${message.text()}`);
      }
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(URL_OF_SERVER) && !/^(data|blob):/.test(request.url())) {
        faults.push(`asks elsewhere: ${request.url()}`);
      }
    });
    try {
      await use(page, context);
      assert.deepEqual(faults, []);
    } finally {
      await giveBack(page, context, options);
    }
  });
}

/** A context keeps the files of the page, so that a test need not fetch and compile them again; what a page remembers is wiped. */
async function take(options) {
  const waiting = idle.get(JSON.stringify(options)) ?? [];
  launched ??= chromium.launch({ executablePath: process.env.LIENVAN_BROWSER, args: FLAGS });
  return (
    waiting.pop() ?? (await launched).newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce', ...options })
  );
}

async function giveBack(page, context, options) {
  try {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.close();
    const key = JSON.stringify(options);
    idle.set(key, [...(idle.get(key) ?? []), context]);
  } catch {
    // A page that was lost takes its context with it.
    await context.close();
  }
}

export async function close() {
  await (await launched)?.close();
}

export async function open(page, path) {
  await page.goto(URL_OF_SERVER + path);
}

/** Waits until the map has drawn what it was told. */
export async function mapIsDrawn(page) {
  await page.waitForSelector('.map[data-idle="true"] canvas');
}

export async function picture(page, name, options = {}) {
  await page.screenshot({ path: join(process.env.LIENVAN_PICTURES, `${name}.png`), ...options });
}

/** Answers the runs of a kind with what the program said before: what a page shows is tested, not worked out again. */
export async function answerRuns(page, kind, result) {
  const run = { id: `fixed-${kind}`, kind, state: 'done', progress: 1, doing: '', started: '2026-03-02T00:00:00Z', problem: null };
  await page.route(`**/api/runs/${kind}`, (route) => route.fulfill({ status: 202, json: run }));
  await page.route(`**/api/runs/${run.id}/events`, (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: `event: done\ndata: ${JSON.stringify(run)}\n\n` }),
  );
  await page.route(`**/api/runs/${run.id}/result`, (route) => route.fulfill({ contentType: 'application/json', body: result }));
}

/** A file beside the tests. */
export function fixture(name) {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

/** Nothing serious by the rules of axe (WCAG 2.2 A and AA). */
export async function isAccessible(page) {
  // Not as a script tag: the page's policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE);
  }
  const found = await page.evaluate(() =>
    // biome-ignore lint/correctness/noUndeclaredVariables: axe came with the script above
    axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: false,
    }),
  );
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ')}`),
    [],
  );
}

/** In each language, switched in place: its heading is there, nothing is clipped, nothing serious is found, and a picture is kept. */
export async function inEveryLanguage(page, name, headings, more = async () => {}) {
  for (const [button, code] of [['English', 'en'], ['Tiếng Việt', 'vi'], ['中文', 'zh']]) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator('h1, h2, figcaption', { hasText: headings[code] }).first().waitFor();
    await more(code);
    await nothingIsClipped(page);
    await isAccessible(page);
    await picture(page, `${name}-${code}`, { fullPage: true });
  }
}

/** No text runs out of its box, and the page does not scroll sideways. */
export async function nothingIsClipped(page) {
  const clipped = await page.evaluate(() => {
    const faults = [];
    if (document.documentElement.scrollWidth > window.innerWidth + 1) {
      faults.push(`the page is ${document.documentElement.scrollWidth} wide on ${window.innerWidth}`);
    }
    for (const element of document.querySelectorAll('button, th, td, li, dd, dt, summary, p, h1, h2, nav a, label')) {
      if (element.classList.contains('unseen')) {
        continue;
      }
      // Asked for in this order: a style takes longer than a width.
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        const style = getComputedStyle(element);
        if (style.overflowX === 'hidden' || style.textOverflow === 'ellipsis' || element.tagName === 'BUTTON') {
          faults.push(`${element.tagName} '${element.textContent.slice(0, 40)}' is clipped`);
        }
      }
    }
    return faults;
  });
  assert.deepEqual(clipped, []);
}

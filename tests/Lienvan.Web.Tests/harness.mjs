// What the tests share: one browser, a page a test in a context that is used again, and the rules that hold on every page: no error in the
// console, no request to another host, nothing serious found by axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
// The map is drawn as by a graphics card that is only computed; all else without one, which takes a fifth less.
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const URL_OF_SERVER = process.env.LIENVAN_URL;
export const EXAMPLE = 'from=bac-ninh&to=chongqing&teu=2&goods=electronics&ready=2026-03-02T08:00';
export const PHONE = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' };
/** How long a test waits for what must come, in ms: many times what it takes, for machines that have much else to do. */
export const PATIENCE = 180_000;
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
    // Holds for its pages and its plain requests.
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await slowDown(page, context);
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

/** How many times slower the page's processor is than this machine's: LIENVAN_SLOWER=4 looks for tests that only a quick one passes. */
async function slowDown(page, context) {
  const rate = Number(process.env.LIENVAN_SLOWER ?? 1);
  if (rate > 1) {
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
  }
}

/** Asks again and again until what is claimed holds; what was wrong with it at the end is the failure. */
export async function eventually(claim) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await claim();
    } catch (fault) {
      if (Date.now() > end) {
        throw fault;
      }
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}

/** Waits until the page has every answer that it asked for and every font, and has drawn them. What a run works on is not waited for. */
export async function isStill(page) {
  const frames = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))));
  const hasAll = () => !('asking' in document.documentElement.dataset) && document.fonts.status === 'loaded';
  do {
    await page.waitForFunction(hasAll);
    await page.evaluate(frames);
  } while (!(await page.evaluate(hasAll)));
}

/** Waits until the map has drawn what it was told. */
export async function mapIsDrawn(page) {
  await isStill(page);
  await page.waitForSelector('.map[data-idle="true"] canvas');
}

export async function picture(page, name, options = {}) {
  await isStill(page);
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
  await isStill(page);
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
    await eventually(async () => assert.equal(await page.locator('html').getAttribute('lang'), code));
    await more(code);
    await nothingIsClipped(page);
    await isAccessible(page);
    await picture(page, `${name}-${code}`, { fullPage: true });
  }
}

/** No text runs out of its box, and the page does not scroll sideways. */
export async function nothingIsClipped(page) {
  await isStill(page);
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
    for (const text of document.querySelectorAll('main svg text, aside svg text')) {
      const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
      if (inner.width > 0 && (inner.right > outer.right + 2 || inner.left < outer.left - 2)) {
        faults.push(`the drawing cuts '${text.textContent.slice(0, 40)}'`);
      }
    }
    return faults;
  });
  assert.deepEqual(clipped, []);
}

/** Goes on with the Tab key until it is where it shall be, as one does who has no mouse. */
export async function tabTo(page, locator) {
  await locator.waitFor();
  for (let step = 0; step < 300; step++) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  assert.fail(`300 times Tab do not lead to ${locator}`);
}

/** By the Tab key alone, once round the page: it comes by everything that can be used, sees where it is each time, and gets out again. */
export async function isWalkable(page) {
  await isStill(page);
  const expected = await page.evaluate(() => {
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
    const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')];
    window.walked = { to: new Set(), unseen: [] };
    window.onWalk = ({ target }) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      window.walked.to.add(target);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) {
        window.walked.unseen.push(target.outerHTML.slice(0, 80));
      }
    };
    document.addEventListener('focusin', window.onWalk);
    window.expected = all.filter((element) => isShown(element) && !element.disabled && element.tabIndex >= 0);
    window.expected[0].focus();
    return window.expected.length;
  });
  // Once round, and a little more for what has parts, such as the fields of a date.
  for (let step = 0; step < expected * 2 + 20; step++) {
    await page.keyboard.press('Tab');
    if (step > 2 && (await page.evaluate(() => document.activeElement === window.expected[0]))) {
      break;
    }
  }
  const { missed, unseen } = await page.evaluate(() => {
    document.removeEventListener('focusin', window.onWalk);
    const left = window.expected.filter((element) => element.isConnected && !window.walked.to.has(element));
    return { missed: left.map((element) => element.outerHTML.slice(0, 80)), unseen: window.walked.unseen };
  });
  assert.deepEqual({ missed, unseen }, { missed: [], unseen: [] });
}

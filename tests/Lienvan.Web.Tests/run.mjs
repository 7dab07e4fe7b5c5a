// Runs the browser's tests: builds the page and checks its types and style, installs what tests need, starts the server, runs every *.test.mjs
// beside this file, and ends with the line "Passed! - Failed: N, Passed: N" that ./test adds up. Packages and pictures stay in .build/.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const root = resolve(here, '..', '..');
const work = join(root, '.build', 'web-tests');
// More than two processors have work for: a test also waits for the server and for the clock of a page.
const AT_ONCE = 3;

try {
  await main();
} catch (fault) {
  console.error(fault.message ?? fault);
  finish(0, 1);
}

async function main() {
  const app = findApp();
  const browser = findBrowser();
  must(process.execPath, [join(root, 'web', 'build', 'page.mjs'), '--check'], root);
  install();
  const server = await serve(app);
  let counts = { passed: 0, failed: 0 };
  try {
    process.env.LIENVAN_URL = server.url;
    process.env.LIENVAN_APP = app;
    process.env.LIENVAN_BROWSER = browser;
    process.env.LIENVAN_PICTURES = join(work, 'pictures');
    counts = await runTests();
  } finally {
    server.process.kill('SIGINT');
  }
  finish(counts.passed, counts.failed);
}

/** The tests are few and share one server and one browser: a runner of twenty lines does. */
async function runTests() {
  const { tests, close } = await import(pathToFileURL(join(work, 'harness.mjs')));
  for (const file of readdirSync(work).filter((name) => name.endsWith('.test.mjs')).sort()) {
    await import(pathToFileURL(join(work, file)));
  }
  const wanted = process.argv[2] ?? '';
  const counts = { passed: 0, failed: 0 };
  const queue = tests.filter(({ name }) => name.includes(wanted));
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let test = queue.shift(); test; test = queue.shift()) {
      const started = Date.now();
      try {
        await test.run();
        counts.passed++;
        console.log(`  passed ${test.name} [${Date.now() - started} ms]`);
      } catch (fault) {
        counts.failed++;
        console.log(`  FAILED ${test.name}\n${String(fault.stack ?? fault).replace(/^/gm, '    ')}`);
      }
    }
  });
  await Promise.all(workers);
  await close();
  return counts;
}

function findApp() {
  const bin = join(root, '.build', 'bin', 'Lienvan.App');
  const found = (existsSync(bin) ? readdirSync(bin) : [])
    .filter((name) => name.startsWith('debug'))
    .map((name) => join(bin, name, 'lienvan.dll'))
    .find(existsSync);
  if (!found) {
    throw new Error('web tests: the program is not built; run ./build first');
  }
  return found;
}

function findBrowser() {
  const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const find = () => paths.find(existsSync);
  if (!find() && existsSync('/usr/bin/apt-get')) {
    console.log('web tests: installing Chromium…');
    spawnSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium'], { stdio: 'ignore' });
  }
  const browser = find();
  if (!browser) {
    throw new Error('web tests: Chromium is missing and can’t be installed here; install it as /usr/bin/chromium');
  }
  return browser;
}

/** A copy of the tests beside their packages, which are installed when package-lock.json changes. */
function install() {
  mkdirSync(join(work, 'pictures'), { recursive: true });
  for (const old of readdirSync(work).filter((name) => name.endsWith('.mjs'))) {
    rmSync(join(work, old));
  }
  for (const name of readdirSync(here).filter((file) => /\.(mjs|json)$|^\.npmrc$/.test(file))) {
    cpSync(join(here, name), join(work, name));
  }
  const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  const mark = join(work, 'packages.hash');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
    must('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], work);
    writeFileSync(mark, lock);
  }
}

function serve(app) {
  const child = spawn('dotnet', [app, 'serve', '--port', '0', '--rate', '100000', '--quiet'], {
    env: { ...process.env, LIENVAN_HOME: root, LIENVAN_API_KEYS: '', LIENVAN_API_KEYS_FILE: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolveServer, reject) => {
    child.once('exit', (code) => reject(new Error(`web tests: the server ended with ${code}`)));
    child.stdout.on('data', (data) => {
      const url = /http:\/\/\S+/.exec(String(data))?.[0];
      if (url) {
        child.removeAllListeners('exit');
        resolveServer({ process: child, url: url.replace(/\/$/, '') });
      }
    });
  });
}

function must(program, words, cwd) {
  const { status, error } = spawnSync(program, words, { cwd, stdio: 'inherit' });
  if (error || status !== 0) {
    throw new Error(`web tests: ${program} ${words.join(' ')} ended with ${error?.message ?? status}`);
  }
}

function finish(passed, failed) {
  console.log(`${failed > 0 ? 'Failed' : 'Passed'}!  - Failed: ${failed}, Passed: ${passed}, Skipped: 0 - Lienvan.Web.Tests`);
  process.exit(failed > 0 ? 1 : 0);
}

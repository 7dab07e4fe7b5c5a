// Runs the browser's tests: builds the program and the page, checks the page's types and style, installs what tests need, starts the
// server, runs every *.test.mjs beside this file, and ends with the line "Passed! - Failed: N, Passed: N" that ./test adds up. Packages and
// pictures stay in .build/.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const root = resolve(here, '..', '..');
const work = join(root, '.build', 'web-tests');
// More than two processors have work for: a test also waits for the server and for the clock of a page.
const AT_ONCE = Number(process.env.LIENVAN_AT_ONCE ?? 4);

try {
  await main();
} catch (fault) {
  console.error(fault.message ?? fault);
  finish(0, 1);
}

async function main() {
  const browser = findBrowser();
  await prepare();
  const app = findApp();
  const server = await serve(app);
  // The server ends with us, also when we are told to end.
  process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => server.process.kill('SIGINT'));
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

async function prepare() {
  // The program as people run it: the other tests check it in Debug, where it plans and forecasts many times slower.
  const built = build();
  const checked = run(process.execPath, [join(root, 'web', 'build', 'page.mjs'), '--check']).then(install);
  await Promise.all([built, checked]);
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
    .filter((name) => name.startsWith('release'))
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
async function install() {
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
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], work);
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

/** What the build says goes to a file: servers that it leaves behind would keep our own output open. */
async function build() {
  mkdirSync(work, { recursive: true });
  const log = join(work, 'build.log');
  const words = ['build', join(root, 'src', 'Lienvan.App'), '-c', 'Release', '-p:RunAnalyzers=false', '-v', 'quiet', '--nologo'];
  const file = openSync(log, 'w');
  try {
    await run('dotnet', words, root, file);
  } catch (fault) {
    console.error(readFileSync(log, 'utf8'));
    throw fault;
  } finally {
    closeSync(file);
  }
}

/** Runs a program to its end; what it says is shown, or goes to a file. */
function run(program, words, cwd = root, output = 'inherit') {
  return new Promise((done, fail) => {
    const child = spawn(program, words, { cwd, stdio: ['ignore', output, output] });
    const ended = (how) => fail(new Error(`web tests: ${program} ${words.join(' ')} ended with ${how}`));
    child.once('error', ({ message }) => ended(message));
    child.once('exit', (status) => (status === 0 ? done() : ended(status)));
  });
}

function finish(passed, failed) {
  console.log(`${failed > 0 ? 'Failed' : 'Passed'}!  - Failed: ${failed}, Passed: ${passed}, Skipped: 0 - Lienvan.Web.Tests`);
  process.exit(failed > 0 ? 1 : 0);
}

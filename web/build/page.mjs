// Builds the page into .build/web/dist unless it is built from the very same sources already. Everything happens in .build, so that this
// folder holds sources only; packages are installed there once, and again when package-lock.json changes.
//   node web/build/page.mjs          builds
//   node web/build/page.mjs --check  checks types, lint and format too (the browser tests do)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const web = resolve(import.meta.dirname, '..');
const work = resolve(web, '..', '.build', 'web');
const LEFT_OUT = new Set(['node_modules', 'dist', 'base-map.json']);

const sources = list(web);
const wanted = `${hash(sources)} ${process.version}`;
const lock = hash([join(web, 'package-lock.json'), join(web, 'package.json')]);

mkdirSync(work, { recursive: true });
const isBuilt = read('dist.hash') === wanted && existsSync(join(work, 'dist', 'index.html'));
if (!isBuilt || process.argv.includes('--check')) {
  copy();
  if (read('packages.hash') !== lock) {
    // Not `npm ci`: it wants every platform's binaries in the lock file, and registries that serve one platform leave the others out.
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
    writeFileSync(join(work, 'packages.hash'), lock);
  }
}
if (!isBuilt) {
  run(process.execPath, ['build/base-map.mjs']);
  run(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--outDir',
    'dist.new',
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  rmSync(join(work, 'dist'), { recursive: true, force: true });
  renameSync(join(work, 'dist.new'), join(work, 'dist'));
  writeFileSync(join(work, 'dist.hash'), wanted);
}
if (process.argv.includes('--check')) {
  run(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']);
  run(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
}

function list(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((entry) => (entry.isDirectory() ? list(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hash(files) {
  const digest = createHash('sha256');
  for (const file of files) {
    digest.update(relative(web, file)).update(readFileSync(file));
  }
  return digest.digest('hex');
}

/** Sources that went away must not linger. */
function copy() {
  for (const name of ['src', 'build', 'public']) {
    rmSync(join(work, name), { recursive: true, force: true });
  }
  for (const file of sources) {
    cpSync(file, join(work, relative(web, file)));
  }
}

function read(name) {
  const path = join(work, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function run(program, words) {
  const { status, error } = spawnSync(program, words, {
    cwd: work,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    console.error(`the page can't be built: ${program} ${words.join(' ')} ended with ${error?.message ?? status}`);
    process.exit(1);
  }
}

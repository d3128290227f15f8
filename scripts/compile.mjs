/** Compiles TypeScript file by file with swc, and the pages' styles and scripts; see docs/decisions/0009. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transformFile } from '@swc/core';
import { build } from 'esbuild';

export const ROOT = join(import.meta.dirname, '..');

/** Paths from the root of everything that is compiled. */
export function sources() {
  const files = ['apps', 'libs', 'bench'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  return [...files, 'ormconfig.ts'].filter(isSource);
}

export function isSource(file) {
  return /(?<!\.spec|\.d)\.tsx?$/.test(file);
}

/** Writes the JavaScript of one file, and its source map, which names the TypeScript by a relative path. */
export async function compile(file) {
  const output = outputOf(file);
  const { code, map } = await transformFile(join(ROOT, file), options(file, output));
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
  await writeFile(`${output}.map`, map);
}

/** Removes the output of a deleted or renamed source. */
export async function removeCompiled(file) {
  const output = outputOf(file);
  await Promise.all([rm(output, { force: true }), rm(`${output}.map`, { force: true })]);
}

/** Tailwind's output is shown only when it fails. */
export async function compileStyles() {
  const tailwind = join(ROOT, 'node_modules/.bin/tailwindcss');
  for (const name of ['app.css', 'office.css']) {
    const [from, to] = [`apps/api/src/pages/assets/${name}`, `apps/api/public/assets/${name}`];
    await promisify(execFile)(tailwind, ['-i', from, '-o', to, '--minify'], { cwd: ROOT });
  }
}

/** Scripts of pages and their workers: each is one file, made of the modules that it imports. */
const PAGE_SCRIPTS = [
  ...['frame', 'live', 'code', 'code-worker', 'sheet'],
  ...['scanner', 'station', 'scan-worker', 'station-worker'],
];
const SCAN_READER = 'zxing-wasm/reader/zxing_reader.wasm';

export async function compileScripts() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: PAGE_SCRIPTS.map((name) => `apps/api/src/pages/assets/scripts/${name}.js`),
    outdir: 'apps/api/public/assets',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    tsconfigRaw: '{}',
    logLevel: 'warning',
  });
  await copyFile(
    fileURLToPath(import.meta.resolve(SCAN_READER)),
    join(ROOT, 'apps/api/public/assets/scan-reader.wasm'),
  );
}

function outputOf(file) {
  return join(ROOT, 'dist', file.replace(/\.tsx?$/, '.js'));
}

function options(file, output) {
  return {
    swcrc: false,
    sourceMaps: true,
    inlineSourcesContent: false,
    sourceFileName: relative(dirname(output), join(ROOT, file)),
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx: file.endsWith('.tsx'), decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic', importSource: '#libs/html' },
      },
    },
  };
}

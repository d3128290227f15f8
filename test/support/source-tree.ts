import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import type { LibName } from '#libs/platform';

const ROOT = join(__dirname, '..', '..');

/** Every TypeScript file of the tree, by its path from the root. */
export const SOURCES = ['apps', 'libs', 'test'].flatMap((folder) => sourcesIn(join(ROOT, folder)));
/** Files that are built: neither tests nor their support. */
export const PRODUCT = SOURCES.filter(
  (file) => !file.startsWith('test/') && !file.includes('.spec.'),
);
export const TESTS = SOURCES.filter((file) => /\.(e2e-)?spec\.tsx?$/.test(file));
const BY_PATH = new Set(PRODUCT);

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The paths a file imports, types included. */
export function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) => match[1]!);
}

/** The product file behind an import; null for packages and for other files. */
export function sourceOf(file: string, path: string): string | null {
  const bare = path.startsWith('#libs/')
    ? `libs/${path.slice('#libs/'.length)}/src/index`
    : path.startsWith('.')
      ? resolved(file, path).replace(/\.js$/, '')
      : null;
  return [`${bare}.ts`, `${bare}.tsx`].find((source) => BY_PATH.has(source)) ?? null;
}

/** A relative import as a path from the root. */
export function resolved(file: string, path: string): string {
  return normalize(join(dirname(file), path));
}

export function libOf(file: string): LibName | null {
  const [folder, name] = file.split('/');
  return folder === 'libs' ? (name as LibName) : null;
}

export function appOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => relative(ROOT, join(folder, file)));
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { LIB_ORDER, type LibName } from '#libs/platform';

const ROOT = join(__dirname, '..');
const SOURCES = ['apps', 'libs', 'test'].flatMap((folder) => sourcesIn(join(ROOT, folder)));
const PRODUCT = SOURCES.filter((file) => !file.startsWith('test/') && !file.includes('.spec.'));
const LONGEST = 250;

describe('the architecture', () => {
  it.each(importsBetweenLibs())('%s may import %s', (from, to) => {
    expect(LIB_ORDER.indexOf(to)).toBeLessThan(LIB_ORDER.indexOf(from));
  });

  it('lets a lib be entered by its public face only', () => {
    const intruders = PRODUCT.flatMap((file) =>
      importsOf(file)
        .filter((path) => reachesInto(file, path))
        .map((path) => `${file} imports ${path}`),
    );
    expect(intruders).toEqual([]);
  });

  it('keeps apps apart from each other, but for the schedule that an inline worker keeps too', () => {
    const intruders = PRODUCT.filter((file) => file.startsWith('apps/')).flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith('.') && appOf(resolved(file, path)) !== appOf(file))
        .filter((path) => resolved(file, path) !== 'apps/worker/src/schedule.js')
        .map((path) => `${file} imports ${path}`),
    );
    expect(intruders).toEqual([]);
  });

  it('has no circular imports', () => {
    expect(circles()).toEqual([]);
  });

  it('lets libs know nothing of HTTP', () => {
    const web = /^(fastify|@nestjs\/(platform-fastify|swagger)|class-validator|class-transformer)/;
    const intruders = PRODUCT.filter((file) => file.startsWith('libs/')).filter((file) =>
      importsOf(file).some((path) => web.test(path)),
    );
    expect(intruders).toEqual([]);
  });

  it('keeps files short enough for one idea', () => {
    const long = PRODUCT.filter((file) => read(file).split('\n').length - 1 > LONGEST);
    expect(long).toEqual([]);
  });

  it('has no drawers for odds and ends', () => {
    expect(
      SOURCES.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts)/.test(file)),
    ).toEqual([]);
  });
});

function importsBetweenLibs(): [LibName, LibName][] {
  const pairs = new Set<string>();
  for (const file of PRODUCT) {
    const from = libOf(file);
    if (!from) continue;
    for (const path of importsOf(file)) {
      if (path.startsWith('#libs/')) pairs.add(`${from} ${path.slice('#libs/'.length)}`);
    }
  }
  return [...pairs].sort().map((pair) => pair.split(' ') as [LibName, LibName]);
}

/** A relative import that leaves its lib, or goes from an app into one. */
function reachesInto(file: string, path: string): boolean {
  if (!path.startsWith('.')) return path.startsWith('#libs/') && path.split('/').length > 2;
  const target = libOf(resolved(file, path));
  return target !== null && target !== libOf(file);
}

function circles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file))
      return void found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const path of valueImportsOf(file)) {
      const target = sourceOf(file, path);
      if (target) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of PRODUCT) visit(file, []);
  return found;
}

function sourceOf(file: string, path: string): string | null {
  const bare = path.startsWith('#libs/')
    ? `libs/${path.slice('#libs/'.length)}/src/index`
    : path.startsWith('.')
      ? resolved(file, path).replace(/\.js$/, '')
      : null;
  return PRODUCT.find((source) => source === `${bare}.ts` || source === `${bare}.tsx`) ?? null;
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) => match[1]!);
}

/** Without `import type`, which leaves no trace when running. */
function valueImportsOf(file: string): string[] {
  const statements = [
    ...read(file).matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from\s+'([^']+)'/gm),
  ];
  return statements.map((match) => match[1]!);
}

function resolved(file: string, path: string): string {
  return normalize(join(dirname(file), path));
}

function libOf(file: string): LibName | null {
  const [folder, name] = file.split('/');
  return folder === 'libs' ? (name as LibName) : null;
}

function appOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => relative(ROOT, join(folder, file)));
}

import { LIB_ORDER, type LibName } from '#libs/platform';
import {
  appOf,
  importsOf,
  libOf,
  PRODUCT,
  read,
  resolved,
  sourceOf,
  SOURCES,
} from './support/source-tree.js';

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

  it('has no circular imports, types included', () => {
    expect(circles()).toEqual([]);
  });

  it('lets libs know nothing of HTTP', () => {
    const web = /^(fastify|@nestjs\/(platform-fastify|swagger)|class-validator|class-transformer)/;
    const intruders = PRODUCT.filter((file) => file.startsWith('libs/')).filter((file) =>
      importsOf(file).some((path) => web.test(path)),
    );
    expect(intruders).toEqual([]);
  });

  it("leaves it to passport's strategies who is there", () => {
    const askers = PRODUCT.filter((file) => /\bActorQueries\b/.test(read(file)));
    expect(askers.filter((file) => file.startsWith('apps/')).sort()).toEqual([
      'apps/api/src/edge/auth/api-key.strategy.ts',
      'apps/api/src/edge/auth/session.strategy.ts',
    ]);
  });

  it('is described by docs/architecture.md', () => {
    expect(read('docs/architecture.md')).toContain(LIB_ORDER.join(', '));
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

/** Whether a relative import leaves its lib, or goes from an app into one. */
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
    for (const path of importsOf(file)) {
      const target = sourceOf(file, path);
      if (target) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of PRODUCT) visit(file, []);
  return found;
}

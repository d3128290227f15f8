/**
 * Bundles each spec of rules with the sources it imports: a few milliseconds evaluate it anew, with no module that an
 * earlier mutant has left its mark on.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { build, stop } from 'esbuild';
import { collectTests } from './collect-tests.mjs';

/** Rules that are SQL: their tests need a server, and StrykerJS has no faults for SQL. Paths without `.ts`. */
export const ASKS_POSTGRESQL = ['libs/messaging/src/erasure/rules/mention-pattern'];

/**
 * @param root where the sources with their mutants lie
 * @returns `{ file, sources, load }` of each spec: its path from `root`, the paths of all it imports, and what evaluates it
 *   and returns its tests
 * @throws when a spec cannot be bundled or does not import a rule, and when one that is left out is no longer there
 */
export async function bundledSpecs(root) {
  const files = specsOfRules(root);
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: 'specs',
    outbase: '.',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    tsconfig: 'tsconfig.json',
    packages: 'external',
    supported: { 'dynamic-import': false },
    plugins: [onlyWhatIsUsed],
    logLevel: 'silent',
  });
  await stop();
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  return Object.entries(metafile.outputs).map(([path, { entryPoint, inputs }]) => {
    const sources = Object.keys(inputs).filter((source) => source !== entryPoint);
    if (!sources.some(isRule)) throw new Error(`${entryPoint} imports no rule.`);
    return {
      file: entryPoint,
      sources: new Set(sources.map((source) => join(root, source))),
      load: evaluator(root, entryPoint, texts.get(resolve(root, path))),
    };
  });
}

function specsOfRules(root) {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('libs', file))
    .filter((file) => /\/rules\/.*\.spec\.tsx?$/.test(file))
    .toSorted();
  const leftOut = ASKS_POSTGRESQL.map((rule) => `${rule}.spec.ts`);
  const missing = leftOut.find((file) => !files.includes(file));
  if (missing) throw new Error(`${missing} is left out, but does not exist.`);
  return files.filter((file) => !leftOut.includes(file));
}

function isRule(source) {
  return /\/rules\/[^/]+\.ts$/.test(source);
}

/** Leaves out files of which nothing is used: what else the index of a lib exports, its services above all. */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(bundle) {
    bundle.onResolve({ filter: /^(#|\.)/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === onlyWhatIsUsed) return;
      const found = await bundle.resolve(path, { ...from, pluginData: onlyWhatIsUsed });
      return { ...found, sideEffects: false };
    });
  },
};

/** Packages are loaded once. `fast-check` draws from the seed of the run, as in Jest. */
function evaluator(root, file, text) {
  const packages = createRequire(join(root, 'package.json'));
  const load = (name) =>
    packages(name === 'fast-check' ? './test/support/seeded-fast-check.cjs' : name);
  const names = ['describe', 'it', 'test', 'expect'];
  const run = compileFunction(text, ['require', 'module', ...names], { filename: file });
  return () =>
    collectTests(file, (globals) =>
      run(load, { exports: {} }, ...names.map((name) => globals[name])),
    );
}

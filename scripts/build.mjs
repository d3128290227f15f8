/**
 * Compiles apps, libs, bench and ormconfig.ts into dist without checking types, which `npm run typecheck` does, and
 * bundles the programs. A first start thus waits a few seconds instead of twenty.
 */
import { bundle } from './bundle.mjs';
import { compile, compileScripts, compileStyles, ROOT, sources } from './compile.mjs';

const compiled = Promise.all(sources().map(compile));
const bundled = compiled.then(() =>
  Promise.all([
    bundle(ROOT),
    bundle(ROOT, 'dist/apps/worker/src/main.js', 'dist/worker.js'),
    bundle(ROOT, 'dist/apps/cli/src/main.js', 'dist/cli.js'),
  ]),
);
await Promise.all([bundled, compileStyles(), compileScripts()]);

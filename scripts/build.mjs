/**
 * Compiles apps, libs, bench and ormconfig.ts into dist without checking types, which `npm run typecheck` does, and
 * bundles the server. A first start thus waits a few seconds instead of twenty.
 */
import { bundle } from './bundle.mjs';
import { compile, compileScripts, compileStyles, ROOT, sources } from './compile.mjs';

const compiled = Promise.all(sources().map(compile));
await Promise.all([compiled.then(() => bundle(ROOT)), compileStyles(), compileScripts()]);

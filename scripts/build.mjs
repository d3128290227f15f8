/**
 * Compiles apps, libs, bench and ormconfig.ts into dist, file by file and without checking types: `npm run typecheck` does that.
 * A newcomer's first start waits a second for it instead of twenty.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { bundle } from './bundle.mjs';

const root = join(import.meta.dirname, '..');
const target = join(root, 'dist');

const options = (file) => ({
  swcrc: false,
  sourceMaps: true,
  sourceFileName: join(root, file),
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: file.endsWith('.tsx'), decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
});

function sources() {
  const files = ['apps', 'libs', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  return [...files, 'ormconfig.ts'].filter((file) => /(?<!\.spec|\.d)\.tsx?$/.test(file));
}

async function compile(file) {
  const { code, map } = await transformFile(join(root, file), options(file));
  const output = join(target, file.replace(/\.tsx?$/, '.js'));
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
  await writeFile(`${output}.map`, map);
}

await Promise.all(sources().map(compile));
await bundle(root);

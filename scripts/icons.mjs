/** Writes apps/api/src/pages/frame/icon-shapes.ts: the shapes of the lucide icons that pages use, and no others. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';

const ROOT = join(import.meta.dirname, '..');
const FRAME = join(ROOT, 'apps/api/src/pages/frame');

const source = await readFile(join(FRAME, 'icon-names.ts'), 'utf8');
const names = [...source.matchAll(/'([a-z0-9-]+)'/g)].map(([, name]) => name).sort();
const shapes = await Promise.all(names.map(async (name) => [name, await shapeOf(name)]));
const lines = shapes.map(([name, shape]) => `'${name}': '${shape}',`).join('\n');
await writeFile(
  join(FRAME, 'icon-shapes.ts'),
  await format(
    `/* Written by scripts/icons.mjs from lucide (ISC licence); see icon-names.ts. */
import type { IconName } from './icon-names.js';

export const ICON_SHAPES: Record<IconName, string> = {
${lines}
};
`,
    { parser: 'typescript', singleQuote: true, trailingComma: 'all', printWidth: 100 },
  ),
);

/** The elements inside the icon's svg element, in one line. */
async function shapeOf(name) {
  const svg = await readFile(join(ROOT, `node_modules/lucide-static/icons/${name}.svg`), 'utf8');
  return /<svg[^>]*>(.*)<\/svg>/s
    .exec(svg)[1]
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>')
    .trim();
}

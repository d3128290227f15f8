/** Writes apps/api/src/pages/assets/styles/icons.css: the lucide icons that pages use, and no others. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PAGES = join(ROOT, 'apps/api/src/pages');

/** Icons whose inner path is a surface, not a line. */
const FILLED = new Set(['contrast']);
const LINES =
  "xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'";

const source = await readFile(join(PAGES, 'frame/icon-names.ts'), 'utf8');
const names = [...source.matchAll(/'([a-z0-9-]+)'/g)].map(([, name]) => name).sort();
const rules = await Promise.all(names.map(async (name) => ruleOf(name, await shapeOf(name))));
await writeFile(
  join(PAGES, 'assets/styles/icons.css'),
  `/* Written by scripts/icons.mjs from lucide (ISC licence); see icon-names.ts. */\n${rules.join('')}`,
);

/** The elements inside the icon's svg element, in one line. */
async function shapeOf(name) {
  const svg = await readFile(join(ROOT, `node_modules/lucide-static/icons/${name}.svg`), 'utf8');
  const shape = /<svg[^>]*>(.*)<\/svg>/s
    .exec(svg)[1]
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>')
    .replaceAll('"', "'")
    .trim();
  return FILLED.has(name) ? shape.replaceAll('<path', "<path fill='#000'") : shape;
}

/** The drawing is a mask, so that it has the colour of the text around it. */
function ruleOf(name, shape) {
  const url = `<svg ${LINES}>${shape}</svg>`.replace(/[<>#%]/g, encodeURIComponent);
  return `.i-${name} {\n  --icon: url("data:image/svg+xml,${url}");\n}\n`;
}

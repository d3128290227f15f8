import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(__dirname, '../apps/api/src/pages');
const STYLES = join(PAGES, 'assets/styles');

/** Elements that a component of `pages/frame` stands for. Hidden fields are markup of their page. */
const ELEMENTS: Readonly<Record<string, string>> = {
  a: 'Link, ButtonLink',
  button: 'Button, IconButton',
  dialog: 'Dialog',
  form: 'Form, FilterBar',
  h1: 'PageHeading',
  input: 'Field, Checkbox, Switch, Choice',
  option: 'Select',
  progress: 'Progress',
  select: 'Select',
  table: 'Table',
  textarea: 'Field rows',
};
/** Classes of the design system that are layout, for every page to use. */
const LAYOUT = new Set([
  ...['stack', 'tabular', 'column', 'no-print'],
  ...['poster', 'poster-code', 'poster-address'],
]);

/** Styles of one part of the application, which only its own pages may use. */
const PART_STYLES: Readonly<Record<string, readonly string[]>> = {
  'event.css': ['events'],
  'fill.css': ['fill'],
  'on-site.css': ['on-site'],
  'sheet-document.css': ['time-sheet'],
  'worker.css': ['worker'],
  'worker-hours.css': ['worker'],
  'worker-card.css': ['confirm', 'clock-in', 'call-sheet', 'time-change'],
};

function templates(): { file: string; source: string }[] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !/^(frame|assets)\//.test(file))
    .filter((file) => !file.endsWith('.spec.tsx'))
    .map((file) => ({ file, source: readFileSync(join(PAGES, file), 'utf8') }));
}

function classesIn(file: string): string[] {
  const css = readFileSync(join(STYLES, file), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/url\([^)]*\)/g, '');
  return [...css.matchAll(/\.([a-z][a-z0-9_-]*)/g)].map(([, name]) => name!);
}

/** Classes that pages of a folder may not write: those of components, and of other parts. */
function foreignClasses(folder: string): Set<string> {
  const files = readdirSync(STYLES);
  const components = files.filter((file) => !(file in PART_STYLES)).flatMap(classesIn);
  const own = files.filter((file) => PART_STYLES[file]?.includes(folder)).flatMap(classesIn);
  const others = files.filter((file) => !PART_STYLES[file]?.includes(folder)).flatMap(classesIn);
  const foreign = others.filter((name) => !own.includes(name) || components.includes(name));
  return new Set(foreign.filter((name) => !LAYOUT.has(name)));
}

/** Elements of components, and their classes, that a page writes itself. */
export function copiesIn(source: string, classes: ReadonlySet<string>): string[] {
  const elements = [...source.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)/g)]
    .filter(([, name, attributes]) => name! in ELEMENTS && !/type="hidden"/.test(attributes!))
    .map(([, name]) => `<${name!}>: use ${ELEMENTS[name!]!}`);
  const words = [...source.matchAll(/\bclass(?:Name)?=(?:"([^"]*)"|\{[^}]*?[`'"]([^`'"]*)[`'"])/g)]
    .flatMap(([, plain, computed]) => (plain ?? computed ?? '').split(/\s+/))
    .filter((word) => classes.has(word))
    .map((word) => `class "${word}" belongs to a component`);
  return [...elements, ...words];
}

describe('pages', () => {
  it('are made of the components of pages/frame, and copy neither their markup nor their classes', () => {
    const copies = templates().flatMap(({ file, source }) =>
      copiesIn(source, foreignClasses(file.split('/')[0]!)).map((copy) => `${file}: ${copy}`),
    );
    expect(templates().length).toBeGreaterThan(20);
    expect(copies).toEqual([]);
  });

  it.each`
    source                                          | copies
    ${'<button type="submit">Ask</button>'}         | ${['<button>: use Button, IconButton']}
    ${'<input type="hidden" name="id" value="1"/>'} | ${[]}
    ${'<input type="text" name="id"/>'}             | ${['<input>: use Field, Checkbox, Switch, Choice']}
    ${'<span class="text-sm badge">new</span>'}     | ${['class "badge" belongs to a component']}
    ${'<i class={`px-2 ${on} card`}/>'}             | ${['class "card" belongs to a component']}
    ${'<Button>Ask</Button><p class="text-sm"/>'}   | ${[]}
    ${'<li class="crew-row">new</li>'}              | ${['class "crew-row" belongs to a component']}
  `('$source has $copies', ({ source, copies }: { source: string; copies: string[] }) => {
    expect(copiesIn(source, foreignClasses('events'))).toEqual(copies);
  });

  it('use every component that the showcase shows, and the showcase shows every component', () => {
    const shown = readdirSync(join(PAGES, '../dev/components'))
      .map((file) => readFileSync(join(PAGES, '../dev/components', file), 'utf8'))
      .join('\n');
    const missing = Object.values(ELEMENTS)
      .flatMap((names) => names.split(', '))
      .map((name) => name.split(' ')[0]!)
      .filter((name) => !shown.includes(`<${name}`));
    expect(missing).toEqual([]);
  });
});

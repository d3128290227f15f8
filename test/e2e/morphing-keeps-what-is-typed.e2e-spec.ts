import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { aBrowser } from '../support/browser.js';
import { describeWithProgram } from '../support/optional-programs.js';

/** The script of pages that morphs, as `liveMorph.morph(part, next)`. */
const SCRIPT = buildSync({
  entryPoints: ['apps/api/src/pages/assets/scripts/live-morph.js'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'liveMorph',
  tsconfigRaw: '{}',
}).outputFiles[0]!.text;

const main = (content: string): string => `<main id="content">${content}</main>`;

describeWithProgram('chromium', 'a page that is read again', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await aBrowser();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.addScriptTag({
      content: readFileSync(require.resolve('htmx.org/dist/htmx.min.js'), 'utf8'),
    });
    await page.addScriptTag({ content: SCRIPT });
  });
  afterEach(() => page.close());
  afterAll(() => browser.close());

  const show = (content: string): Promise<void> =>
    page.evaluate(`document.body.innerHTML = ${JSON.stringify(main(content))}`);
  const readAgain = (content: string): Promise<void> =>
    page.evaluate(`liveMorph.morph(
      document.querySelector('main'),
      new DOMParser().parseFromString(${JSON.stringify(main(content))}, 'text/html').querySelector('main'))`);
  const value = (selector: string): Promise<string> => page.locator(selector).inputValue();
  const inPage = <T>(script: string): Promise<T> => page.evaluate(script);

  it('keeps focus, caret, marked text and half-typed words, though rows come before them and the value changed', async () => {
    const form = (stored: string): string =>
      `<form id="f"><input id="name" name="name" value="${stored}"></form>`;
    await show(`<ul><li id="b">B</li></ul>${form('Load in')}`);
    await page.locator('#name').fill('Load in at dawn');
    await inPage(`document.getElementById('name').setSelectionRange(5, 7, 'backward')`);
    await readAgain(
      `<h2 id="h">New</h2><ul><li id="a">A</li><li id="b">B</li></ul>${form('Load out')}`,
    );
    expect(await value('#name')).toBe('Load in at dawn');
    expect(
      await inPage(
        `[document.activeElement.id, document.activeElement.selectionStart, document.activeElement.selectionEnd, document.activeElement.selectionDirection]`,
      ),
    ).toEqual(['name', 5, 7, 'backward']);
    expect(await page.locator('li[data-new]').allTextContents()).toEqual(['A']);
  });

  it('keeps what was answered to one’s own action until the next answer', async () => {
    const answer = (text: string): string =>
      `<div id="said" data-answer>${text && `<p>${text}</p>`}</div><p id="other">x</p>`;
    const said = (): Promise<string | null> => page.locator('#said').textContent();
    await show(answer('No time'));
    await readAgain(answer(''));
    expect(await said()).toBe('No time');
    await readAgain(answer('Another'));
    expect(await said()).toBe('Another');
    await inPage(`liveMorph.forgetAnswers(document.querySelector('main'))`);
    await readAgain(answer(''));
    expect(await said()).toBe('');
    await show(answer(''));
    await readAgain(answer(''));
    expect(await said()).toBe('');
  });

  it('shows new values in fields that nobody touched, the focused one included', async () => {
    const fields = (n: number): string => `
      <input id="text" value="text ${n}"><textarea id="area">area ${n}</textarea>
      <input id="box" type="checkbox" ${n === 2 ? 'checked' : ''}>
      <input id="one" type="radio" name="r" value="1" ${n === 1 ? 'checked' : ''}>
      <input id="two" type="radio" name="r" value="2" ${n === 2 ? 'checked' : ''}>
      <select id="select"><option value="1" ${n === 1 ? 'selected' : ''}>1<option value="2" ${n === 2 ? 'selected' : ''}>2</select>`;
    await show(fields(1));
    await page.locator('#text').fill('typed');
    await page.locator('#text').fill('text 1'); // typed, and taken back
    await page.locator('#box').check();
    await page.locator('#box').uncheck();
    await page.locator('#text').focus();
    await readAgain(fields(2));
    expect([await value('#text'), await value('#area'), await value('#select')]).toEqual([
      'text 2',
      'area 2',
      '2',
    ]);
    expect([
      await page.locator('#box').isChecked(),
      await page.locator('#two').isChecked(),
    ]).toEqual([true, true]);
    expect(await inPage('document.activeElement.id')).toBe('text');
  });

  it('keeps every kind of field that somebody changed, whatever the server says now', async () => {
    const fields = (n: number): string => `<form id="f" action="/x">
      <input type="hidden" name="shown" data-shown value="shown ${n}"><input type="hidden" id="token" name="csrf_token" value="token ${n}">
      <input name="text" value="text ${n}"><textarea name="area">area ${n}</textarea>
      <input name="box" type="checkbox" value="b" ${n === 2 ? 'checked' : ''}>
      <input type="radio" name="r" value="1" ${n === 1 ? 'checked' : ''}><input type="radio" name="r" value="2"><input type="radio" name="r" value="3" ${n === 2 ? 'checked' : ''}>
      <select name="select"><option value="1">1<option value="2" ${n === 2 ? 'selected' : ''}>2<option value="3">3</select>
      <select name="many" multiple><option value="1" selected>1<option value="2">2<option value="3" ${n === 2 ? 'selected' : ''}>3</select>
      <input name="number" type="number" value="${n}"><input name="day" type="date" value="2031-05-0${n}"></form>`;
    await show(fields(1));
    await page.locator('[name=text]').fill('mine');
    await page.locator('[name=area]').fill('mine\ntoo');
    await page.locator('[name=box]').check();
    await page.locator('[name=r][value="2"]').check();
    await page.locator('[name=select]').selectOption('3');
    await page.locator('[name=many]').selectOption(['2']);
    await page.locator('[name=number]').fill('7');
    await page.locator('[name=day]').fill('2031-06-09');
    await readAgain(fields(2));
    expect(
      await inPage(
        `[...new FormData(document.getElementById('f'))].filter(([name]) => name !== 'csrf_token').map((pair) => pair.join('='))`,
      ),
    ).toEqual(
      [
        'shown=shown 1',
        'text=mine',
        'area=mine\r\ntoo',
        'box=b',
        'r=2',
        'select=3',
        'many=2',
        'number=7',
        'day=2031-06-09',
      ].map((pair) => pair.replace('\r\n', '\n')),
    );
    expect(await page.locator('#token').getAttribute('value')).toBe('token 2');
  });

  it('takes the values that a form showed from the server, for as long as nothing is typed', async () => {
    const form = (n: number): string =>
      `<form id="f"><input name="shown" type="hidden" data-shown value="${n}"><input name="a" value="${n}"></form>`;
    await show(form(1));
    await readAgain(form(2));
    expect(await page.locator('[data-shown]').getAttribute('value')).toBe('2');
    await page.locator('[name=a]').fill('mine');
    await readAgain(form(3));
    expect(await inPage(`document.querySelector('[data-shown]').value`)).toBe('2');
  });

  it('leaves open what somebody opened, and closed what they closed', async () => {
    const content = (n: number): string => `<p>${n}</p>
      <details id="d"><summary>More</summary>${n}</details><details id="e" open><summary>Less</summary>${n}</details>
      <dialog id="g"><form method="dialog"><input id="in" value=""><p>${n}</p></form></dialog>`;
    await show(content(1));
    await page.locator('#d summary').click();
    await page.locator('#e summary').click();
    await inPage(`document.getElementById('g').showModal()`);
    await page.locator('#in').fill('half a wor');
    await readAgain(content(2));
    expect(await inPage(`['d', 'e', 'g'].map((id) => document.getElementById(id).open)`)).toEqual([
      true,
      false,
      true,
    ]);
    expect(
      await inPage(`[document.querySelector('dialog:modal') !== null, document.activeElement.id]`),
    ).toEqual([true, 'in']);
    expect(await value('#in')).toBe('half a wor');
    expect(await page.locator('dialog p').textContent()).toBe('2');
  });

  it('keeps the focus in a row that moves, and the text that is marked', async () => {
    const row = (id: string): string =>
      `<tr id="${id}"><td>Row ${id}</td><td><input id="in-${id}" value=""></td></tr>`;
    const table = (ids: string): string =>
      `<table><tbody>${[...ids].map(row).join('')}</tbody></table><p>Mark <b>some</b> of this text</p>`;
    await show(table('abcd'));
    await page.locator('#in-c').fill('typed in c');
    await readAgain(table('dxcba'));
    expect(await inPage(`[document.activeElement.id, document.activeElement.value]`)).toEqual([
      'in-c',
      'typed in c',
    ]);
    // By mouse: Chromium gives a field that got the focus its selection a moment later, over what a script marked.
    await page.locator('b').dblclick();
    expect(await inPage('String(getSelection()).trim()')).toBe('some');
    await readAgain(table('dycba'));
    expect(await inPage('String(getSelection()).trim()')).toBe('some');
  });

  it('lets the focus go with the row that was deleted, and goes on', async () => {
    await show('<ul><li id="a"><input id="in-a"></li><li id="b">B</li></ul>');
    await page.locator('#in-a').fill('gone');
    await readAgain('<ul><li id="b">B</li><li id="c">C</li></ul>');
    expect(await page.locator('li').allTextContents()).toEqual(['B', 'C']);
  });

  it('shows exactly what a fresh load shows, whatever it showed before', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const leaf = fc.record({
      text: fc.constantFrom('one', 'two', 'three'),
      box: fc.boolean(),
      on: fc.boolean(),
      open: fc.boolean(),
    });
    const item = fc.record({ id, leaf, tag: fc.constantFrom('li', 'li', 'article') });
    const tree = fc.record({
      title: fc.constantFrom('Old', 'New', ''),
      items: fc.uniqueArray(item, { maxLength: 6, selector: (each) => each.id }),
      anonymous: fc.array(leaf, { maxLength: 3 }),
    });
    type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never;
    const leafHtml = ({ text, box, on }: Tree['anonymous'][number], key = ''): string =>
      `<p class="${text}">${text}</p>${box ? `<input type="checkbox" name="n${key}" ${on ? 'checked' : ''}><input name="t${key}" value="${text}">` : ''}`;
    const html = ({ title, items, anonymous }: Tree): string =>
      `${title && `<h1>${title}</h1>`}<ul>${items.map((each) => `<${each.tag} id="${each.id}">${leafHtml(each.leaf, each.id)}</${each.tag}>`).join('')}</ul>${anonymous.map((each) => `<div>${leafHtml(each)}</div>`).join('')}`;
    const pairs = fc.sample(fc.tuple(tree, tree), 300).map(([from, to]) => [html(from), html(to)]);
    const wrong = await inPage<string[]>(`(() => {
      const state = () => JSON.stringify([
        document.querySelector('main').innerHTML.replace(/ data-new=""/g, ''),
        [...document.querySelectorAll('input')].map(({ value, checked }) => [value, checked]),
      ]);
      const fresh = (html) => (document.body.innerHTML = '<main id="content">' + html + '</main>', state());
      return ${JSON.stringify(pairs)}.flatMap(([from, to]) => {
        const expected = fresh(to);
        fresh(from);
        liveMorph.morph(document.querySelector('main'), new DOMParser().parseFromString('<main id="content">' + to + '</main>', 'text/html').querySelector('main'));
        return state() === expected ? [] : [from + ' => ' + to + ' was ' + state()];
      });
    })()`);
    expect(wrong).toEqual([]);
  });
});

import type { JSX } from 'preact';
import { renderToString } from '#libs/html';
import { Actor } from '#libs/kernel';
import { Grid } from './grid.js';
import { type KeptForm, keptForm, keptMarks } from './kept-form.js';
import { useKept } from './use-kept.js';
import { type PageContextValue, withPageContext } from './page-context.js';
import { checkPartsRenderedOnce } from './rendered-once.js';
import { Table } from './table.js';

const FRAME: PageContextValue = {
  ...{ actor: Actor.withCapability('public'), language: 'en', devTools: false, notice: null },
  ...{ assets: {} as PageContextValue['assets'], csrfToken: () => 'token' },
};
const ROWS = ['1', '2', '3'];

/** Rows that are kept between pages, as long lists have them. */
const Rows = (): JSX.Element => (
  <Table
    caption="Workers"
    columns={[{ key: 'name', title: 'Name' }]}
    rows={ROWS.map((id) => ({
      ...{ id: `worker-${id}`, select: { value: id, label: `Ann ${id}` }, of: id },
      cells: () => ({ name: `Ann ${id}` }),
    }))}
    selectable={{ name: 'worker_id', form: 'marked' }}
    empty=""
  />
);
const Sheet = (): JSX.Element => (
  <Grid
    {...{ id: 'sheet', caption: 'Crew', form: 'acts', columns: [{ key: 'name', title: 'Name' }] }}
    rows={ROWS.map((id) => ({
      ...{ id: `row-${id}`, value: id, select: { value: id, label: `Ann ${id}` } },
      cells: { name: { content: `Ann ${id}` } },
    }))}
    selectable={{ name: 'worker_id', form: 'marked' }}
  />
);

/** Values of the boxes that are ticked. */
function marked(View: () => JSX.Element, kept: KeptForm | null): string[] {
  const html = withPageContext({ ...FRAME, kept }, () => renderToString(<View />));
  return [...html.matchAll(/<input[^>]*\bchecked\b[^>]*>/g)].map(
    ([box]) => /value="(\d+)"/.exec(box)![1]!,
  );
}

describe('what a refused form held', () => {
  let wasChecked = false;
  beforeAll(() => void (wasChecked = checkPartsRenderedOnce(false)));
  afterAll(() => void checkPartsRenderedOnce(wasChecked));

  it.each([
    ['a table', Rows],
    ['a grid', Sheet],
  ])('is marked again in %s, and only in the form that was sent', (_, View) => {
    const of = (body: unknown): KeptForm => keptForm('marked', body, ['worker_id']);
    expect(marked(View, null)).toEqual([]);
    expect(marked(View, of({ worker_id: ['1', '3'] }))).toEqual(['1', '3']);
    expect(marked(View, null)).toEqual([]);
    expect(marked(View, of({ worker_id: '2', other: '3' }))).toEqual(['2']);
    expect(marked(View, keptMarks('marked', 'worker_id', [3, 17]))).toEqual(['3']);
    expect(marked(View, { ...of({ worker_id: '2' }), id: 'other' })).toEqual([]);
    expect(marked(View, keptMarks('marked', 'request_id', [3]))).toEqual([]);
  });

  it.each<[unknown, string | undefined]>([
    [{ reason: 'Truck was late' }, 'Truck was late'],
    [{ reason: '' }, ''],
    [{ reason: ['first', 'second'] }, 'first'],
    [{ reason: { evil: 1 } }, undefined],
    [{ other: 'x' }, undefined],
    [null, undefined],
  ])('is the text of a field: %j is %p', (body, text) => {
    const kept = keptForm('acts', body, ['reason']);
    expect(withPageContext({ ...FRAME, kept }, () => useKept('acts').text('reason'))).toBe(text);
    expect(withPageContext({ ...FRAME, kept }, () => useKept('more').text('reason'))).toBe(
      undefined,
    );
  });
});

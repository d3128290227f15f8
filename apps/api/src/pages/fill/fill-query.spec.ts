import { fillHref, readFillQuery } from './fill-query.js';
import { readAct, rowActionValues } from './fill.form.js';

describe('the address of a fill page', () => {
  it.each`
    query
    ${''}
    ${'search=Ann+%26+Bo&skill=7&free=on&consent=asked&no_shows=0&sort=newest&page=3'}
    ${'person=12&unskilled=3%2C4&all=on'}
  `('is the same after it was read: $query', ({ query }: { query: string }) => {
    const read = readFillQuery(Object.fromEntries(new URLSearchParams(query)), 25);
    expect(fillHref('aBcDeFg', read)).toBe(`/app/labor/aBcDeFg/requests/${query && `?${query}`}`);
  });

  it.each`
    given
    ${{ page: '-1', skill: 'all', sort: 'size', consent: '', no_shows: '7', free: '1' }}
    ${{ page: ['1', '2'], search: ['a'], skill: '1e9', person: '0x1', unskilled: 'a,,0' }}
    ${{ page: '99999999999999999999', search: '  \0 ' }}
    ${null}
  `('reads $given as if nothing were given', ({ given }: { given: unknown }) => {
    expect(fillHref('s', readFillQuery(given, 25))).toBe('/app/labor/s/requests/');
  });
});

describe('a posted form of the fill page', () => {
  it.each`
    body                                                 | act
    ${{ worker_id: '7', action: 'request' }}             | ${{ kind: 'fill', way: 'request', workerIds: [7] }}
    ${{ worker_id: ['7', '8', 'x'], action: 'reserve' }} | ${{ kind: 'fill', way: 'reserve', workerIds: [7, 8] }}
    ${{ worker_id: ['7'], act: 'request-9' }}            | ${{ kind: 'fill', way: 'request', workerIds: [9] }}
    ${{ action: 'confirm' }}                             | ${{ kind: 'fill', way: 'confirm', workerIds: [] }}
    ${{ request_id: '5', action: 'confirm' }}            | ${{ kind: 'choice', choice: 'confirm', requestId: 5 }}
    ${{ request_id: '5', action: 'call_filled' }}        | ${{ kind: 'choice', choice: 'call_filled', requestId: 5 }}
    ${{ worker_id: '7', act: 'on_no_show-5' }}           | ${{ kind: 'choice', choice: 'no_show', requestId: 5 }}
    ${{ worker_id: '7', action: 'give_skill' }}          | ${{ kind: 'skill', workerIds: [7] }}
    ${{ action: 'add_worker', name: 'A' }}               | ${{ kind: 'contact' }}
    ${{ fcfs_positions: '' }}                            | ${{ kind: 'first-come' }}
    ${{ action: 'mark_read' }}                           | ${{ kind: 'read' }}
    ${{ action: 'explode', request_id: '5' }}            | ${{ kind: 'none' }}
    ${{ act: 'on_explode-5' }}                           | ${{ kind: 'none' }}
    ${undefined}                                         | ${{ kind: 'none' }}
  `('$body is $act', ({ body, act }: { body: unknown; act: unknown }) => {
    expect(readAct(body)).toEqual(act);
  });

  it('is what the buttons of rows send', () => {
    expect(readAct({ act: rowActionValues.worker('reserve', 3) })).toMatchObject({
      workerIds: [3],
    });
    expect(readAct({ act: rowActionValues.request('delete', 3) })).toMatchObject({
      choice: 'delete',
    });
  });
});

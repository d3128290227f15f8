import { eventIdsOf, laborTypeOf } from './report.query.js';

it.each`
  given                | ids
  ${'1,2'}             | ${[1, 2]}
  ${['3', '1', '3']}   | ${[3, 1]}
  ${' 7 , x, -1, 8.5'} | ${[7]}
  ${''}                | ${[]}
  ${undefined}         | ${[]}
  ${{ 0: '1' }}        | ${[]}
`('events $given are $ids', ({ given, ids }) => {
  expect(eventIdsOf(given)).toEqual(ids);
});

it.each`
  given        | id
  ${'12'}      | ${12}
  ${'All'}     | ${null}
  ${undefined} | ${null}
  ${'1;drop'}  | ${null}
`('skill $given is $id', ({ given, id }) => {
  expect(laborTypeOf({ labor_type: given as string })).toBe(id);
});

import { markedIds } from './marked-ids.js';

it.each`
  value                 | ids
  ${'41'}               | ${[41]}
  ${'41,42'}            | ${[41, 42]}
  ${['41', '42', '41']} | ${[41, 42]}
  ${undefined}          | ${[]}
  ${''}                 | ${[]}
  ${'0,-1,1.5,x,1e3'}   | ${[]}
  ${'9'.repeat(30)}     | ${[]}
  ${[{}, 7, null]}      | ${[]}
`('reads $value as $ids', ({ value, ids }) => {
  expect(markedIds(value)).toEqual(ids);
});

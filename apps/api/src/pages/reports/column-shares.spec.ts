import { columnShares } from './column-shares.js';

it.each`
  rows                                          | shares    | because
  ${[['Name', 'Hours']]}                        | ${[7, 7]} | ${'no column is narrower'}
  ${[['Name', 'Hours'], ['Ana Núñez', '1.00']]} | ${[9, 7]} | ${'names are longer'}
  ${[['Name'], ['x'.repeat(200)]]}              | ${[32]}   | ${'one long name takes no page'}
`('$rows: $shares, because $because', ({ rows, shares }) => {
  expect(columnShares(rows as string[][])).toEqual(shares);
});

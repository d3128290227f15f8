import { typedNumbers } from './typed-numbers.js';

it.each`
  shown        | typed        | taken
  ${''}        | ${''}        | ${[]}
  ${undefined} | ${''}        | ${[]}
  ${''}        | ${'7'}       | ${['7']}
  ${'7'}       | ${' 7 '}     | ${[]}
  ${'7'}       | ${'8'}       | ${['8']}
  ${'7'}       | ${' '}       | ${[' ']}
  ${'7'}       | ${['7', 8]}  | ${[]}
  ${'7'}       | ${undefined} | ${[]}
`('of a payroll number shown as $shown and typed as $typed $taken is taken', (row) => {
  const { shown, typed, taken } = row as { shown: unknown; typed: unknown; taken: string[] };
  const numbers = typedNumbers({ was_12: shown, number_12: typed, number_0: '1', other: 'x' });
  expect(numbers).toEqual(taken.map((number) => ({ workerId: 12, number })));
});

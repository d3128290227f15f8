import { paysCallMinimum } from './call-minimum.js';

it.each`
  stack                                                                | pays     | because
  ${[]}                                                                | ${false} | ${'no rules count'}
  ${[{}]}                                                              | ${false} | ${'they say nothing of a minimum'}
  ${[{ minimum: { minutes: 240 } }]}                                   | ${false} | ${'it is four hours, whatever the call names'}
  ${[{ minimum: { minutes: 'call' } }]}                                | ${true}  | ${'it is what the call names'}
  ${[{ minimum: { minutes: 240 } }, { minimum: { minutes: 'call' } }]} | ${true}  | ${'the larger of both is paid'}
`('rules pay the minimum of a call: $pays, because $because', ({ stack, pays }) => {
  expect(paysCallMinimum(stack)).toBe(pays);
});

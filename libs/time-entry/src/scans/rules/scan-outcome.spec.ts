import { type ScanDecision, sentenceOf } from './scan-outcome.js';

it.each`
  decision                                      | sentence
  ${{ outcome: 'in' }}                          | ${'clocked_in'}
  ${{ outcome: 'out' }}                         | ${'clocked_out'}
  ${{ outcome: 'still_in' }}                    | ${'still_in'}
  ${{ outcome: 'still_out' }}                   | ${'still_out'}
  ${{ outcome: 'refused', reason: 'no_call' }}  | ${'no_call'}
  ${{ outcome: 'kept', reason: 'wrong_clock' }} | ${'wrong_clock'}
`('the key of $decision is $sentence', ({ decision, sentence }) => {
  expect(sentenceOf(decision as ScanDecision)).toBe(sentence);
});

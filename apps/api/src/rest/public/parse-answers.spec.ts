import { parseAnswers } from './parse-answers.js';

const scope = new Set([41, 42]);

it.each`
  body                                         | answers                                                                | because
  ${{ response_41: 'yes' }}                    | ${[{ requestId: 41, answer: 'yes' }]}                                  | ${'that is what a tap sends'}
  ${{ response_42: 'no', response_41: 'yes' }} | ${[{ requestId: 42, answer: 'no' }, { requestId: 41, answer: 'yes' }]} | ${'several may be answered at once'}
  ${{ response_41: 'yes', remember: 'me' }}    | ${[{ requestId: 41, answer: 'yes' }]}                                  | ${'other keys mean nothing'}
`('reads $body, because $because', ({ body, answers }) => {
  expect(parseAnswers(body, scope)).toEqual(answers);
});

it.each`
  body                         | named             | because
  ${{ response_43: 'yes' }}    | ${'response_43'}  | ${'it is not theirs'}
  ${{ response_41: 'maybe' }}  | ${'response_41'}  | ${'it is neither yes nor no'}
  ${{ response_41: null }}     | ${'response_41'}  | ${'it is no answer'}
  ${{ response_x: 'yes' }}     | ${'response_x'}   | ${'it is no id'}
  ${{ 'response_41 ': 'yes' }} | ${'response_41 '} | ${'it is no id'}
`('refuses $body, because $because', ({ body, named }) => {
  expect(() => parseAnswers(body, scope)).toThrow(
    expect.objectContaining({ kind: 'invalid', fields: { [named]: [expect.any(String)] } }),
  );
});

it.each([[{}], [undefined], [null], ['response_41=yes'], [[]]])(
  'refuses %p: nothing is answered',
  (body) => {
    expect(() => parseAnswers(body, scope)).toThrow(
      expect.objectContaining({ code: 'request.nothing_answered' }),
    );
  },
);

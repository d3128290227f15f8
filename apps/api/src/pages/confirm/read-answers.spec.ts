import { givesUp, readAnswers } from './read-answers.js';

const SCOPE = new Set([7, 8, 9]);

it.each`
  body                                                       | answers                     | because
  ${{ response_7: 'yes' }}                                   | ${[[7, 'yes']]}             | ${'one button was pressed'}
  ${{ response_7: 'yes', response_8: 'no' }}                 | ${[[7, 'yes'], [8, 'no']]}  | ${'several may be sent'}
  ${{ response_all: 'yes', shown: '7,9' }}                   | ${[[7, 'yes'], [9, 'yes']]} | ${'all that were shown, not call 8, which came later'}
  ${{ response_all: 'no', shown: '8' }}                      | ${[[8, 'no']]}              | ${'one is all, too'}
  ${{ response_all: 'yes', shown: '7,77' }}                  | ${[[7, 'yes']]}             | ${'77 is not of this link'}
  ${{ response_all: 'yes' }}                                 | ${[]}                       | ${'nothing was shown'}
  ${{ response_all: 'yes', shown: '7;8' }}                   | ${[]}                       | ${'this is no list'}
  ${{ response_all: 'yes', shown: ['7'] }}                   | ${[]}                       | ${'nor is this'}
  ${{ response_all: 'maybe', shown: '7' }}                   | ${null}                     | ${'neither yes nor no'}
  ${{ response_7: 'maybe' }}                                 | ${null}                     | ${'neither yes nor no'}
  ${{ response_77: 'maybe' }}                                | ${[]}                       | ${'another link’s'}
  ${{ response_all: 'yes', shown: '7,8', response_8: 'no' }} | ${[[7, 'yes'], [8, 'no']]}  | ${'an answer of its own wins'}
  ${null}                                                    | ${[]}                       | ${'an empty body'}
`('reads $body as $answers: $because', ({ body, answers }) => {
  const read = readAnswers(body, SCOPE);
  expect(read && [...read]).toEqual(answers);
});

it.each`
  state          | answer   | asks
  ${'confirmed'} | ${'no'}  | ${true}
  ${'confirmed'} | ${'yes'} | ${false}
  ${'available'} | ${'no'}  | ${false}
  ${'pending'}   | ${'no'}  | ${false}
`('$answer to a $state call gives it up: $asks', ({ state, answer, asks }) => {
  const answers = new Map([[7, answer as 'yes' | 'no']]);
  expect(givesUp(answers, [{ id: 7, state: state as string }])).toBe(asks);
  expect(givesUp(answers, [{ id: 8, state: 'confirmed' }])).toBe(false);
});

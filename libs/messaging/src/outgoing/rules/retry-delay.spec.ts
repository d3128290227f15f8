import { retryDelayMs } from './retry-delay.js';

describe('the pause before the next try', () => {
  it.each`
    tries | retryAfter | unsure   | seconds | because
    ${1}  | ${null}    | ${false} | ${5}    | ${'it may have been a hiccup'}
    ${2}  | ${null}    | ${false} | ${15}   | ${'it was more than that'}
    ${8}  | ${null}    | ${false} | ${1800} | ${'something is wrong over there'}
    ${99} | ${null}    | ${false} | ${1800} | ${'half an hour is the longest'}
    ${5}  | ${2}       | ${false} | ${2}    | ${'they said two seconds'}
    ${1}  | ${86400}   | ${false} | ${1800} | ${'nobody is told to come back tomorrow'}
    ${1}  | ${null}    | ${true}  | ${60}   | ${'it may be on its way, and will be listed by then'}
    ${5}  | ${null}    | ${true}  | ${300}  | ${'that is longer anyway'}
  `(
    'after $tries tries ($retryAfter, unsure $unsure): $seconds s, because $because',
    ({ tries, retryAfter, unsure, seconds }) => {
      expect(retryDelayMs(tries, { retryAfter, unsure })).toBe(seconds * 1000);
    },
  );
});

import fc from 'fast-check';
import { freshSince, howManyToAsk, nextLook } from './replacement-wave.js';

const at = (minute: number): Date => new Date(Date.UTC(2031, 4, 1, 7, minute));

it.each`
  asked | fresh | minute | more | because
  ${0}  | ${0}  | ${0}   | ${3} | ${'three are asked at once'}
  ${3}  | ${3}  | ${4}   | ${0} | ${'they have five minutes'}
  ${3}  | ${2}  | ${4}   | ${1} | ${'one said no: the next is asked at once'}
  ${3}  | ${0}  | ${5}   | ${3} | ${'nobody has answered for five minutes, or all said no'}
  ${13} | ${0}  | ${30}  | ${2} | ${'fifteen at most'}
  ${15} | ${0}  | ${30}  | ${0} | ${'the steward has to choose by hand'}
  ${3}  | ${0}  | ${60}  | ${3} | ${'the last look is after an hour'}
  ${3}  | ${2}  | ${61}  | ${0} | ${'a no after more than an hour asks nobody'}
`('$asked asked, $fresh fresh after $minute minutes: $more more, because $because', (row) => {
  expect(howManyToAsk({ ...row, startedAt: at(0) }, at(row.minute))).toBe(row.more);
});

it('never has more than three young offers out, nor asks more than fifteen', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (asked, unanswered) => {
      const fresh = Math.min(asked, unanswered);
      const more = howManyToAsk({ asked, fresh, startedAt: at(0) }, at(1));
      expect(more).toBeGreaterThanOrEqual(0);
      if (more > 0) expect(fresh + more).toBeLessThanOrEqual(3);
      if (more > 0) expect(asked + more).toBeLessThanOrEqual(15);
    }),
  );
});

it('looks again every five minutes, for an hour', () => {
  expect(freshSince(at(12))).toEqual(at(7));
  expect(nextLook(at(0), at(0))).toEqual(at(5));
  expect(nextLook(at(55), at(0))).toEqual(at(60));
  expect(nextLook(at(56), at(0))).toBeNull();
});

import fc from 'fast-check';
import { freshSince, howManyToAsk, nextLook } from './replacement-wave.js';

it.each`
  asked | fresh | ended    | more | because
  ${0}  | ${0}  | ${false} | ${3} | ${'three are asked at once'}
  ${3}  | ${3}  | ${false} | ${0} | ${'they have five minutes'}
  ${3}  | ${2}  | ${false} | ${1} | ${'one said no: the next is asked at once'}
  ${3}  | ${0}  | ${false} | ${3} | ${'nobody has answered for five minutes, or all said no'}
  ${13} | ${0}  | ${false} | ${2} | ${'fifteen at most'}
  ${15} | ${0}  | ${false} | ${0} | ${'the steward has to choose by hand'}
  ${3}  | ${2}  | ${true}  | ${0} | ${'somebody is confirmed'}
  ${0}  | ${0}  | ${true}  | ${0} | ${'a steward stopped it'}
`('$asked asked, $fresh fresh, ended $ended: $more more, because $because', (row) => {
  expect(howManyToAsk(row)).toBe(row.more);
});

it('never has more than three young offers out, nor asks more than fifteen', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (asked, unanswered) => {
      const fresh = Math.min(asked, unanswered);
      const more = howManyToAsk({ asked, fresh, ended: false });
      expect(more).toBeGreaterThanOrEqual(0);
      if (more > 0) expect(fresh + more).toBeLessThanOrEqual(3);
      if (more > 0) expect(asked + more).toBeLessThanOrEqual(15);
    }),
  );
});

it('looks again every five minutes, for an hour', () => {
  const at = (minute: number): Date => new Date(Date.UTC(2031, 4, 1, 7, minute));
  expect(freshSince(at(12))).toEqual(at(7));
  expect(nextLook(at(0), at(0))).toEqual(at(5));
  expect(nextLook(at(55), at(0))).toEqual(at(60));
  expect(nextLook(at(56), at(0))).toBeNull();
});

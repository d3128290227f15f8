import { signOutAt } from './round-sign-out.js';
import { workedEnd } from './worked-end.js';

const zone = 'America/New_York';
const at = (time: string): Date => new Date(`2031-05-01T${time}-04:00`);
const startAt = at('08:00:00');

it.each`
  raw           | minimum | roundUp | worked        | because
  ${'09:20:10'} | ${240}  | ${15}   | ${'09:30:00'} | ${'the minimum moved it to noon'}
  ${'08:10:00'} | ${300}  | ${15}   | ${'08:01:00'} | ${'nothing was worked after rounding, and they came'}
  ${'07:50:00'} | ${240}  | ${15}   | ${'08:01:00'} | ${'they left before the start'}
  ${'16:20:00'} | ${240}  | ${15}   | ${'16:30:00'} | ${'the minimum was reached'}
  ${'08:10:00'} | ${0}    | ${15}   | ${'08:00:00'} | ${'there is no minimum'}
  ${'12:00:00'} | ${240}  | ${15}   | ${'12:00:00'} | ${'both are the same'}
  ${'11:46:00'} | ${240}  | ${0}    | ${'12:00:00'} | ${'rounding alone reaches the minimum'}
`('$raw signs out at $worked, since $because', ({ raw, minimum, roundUp, worked }) => {
  const signedOut = at(raw as string);
  const [minimumMinutes, roundUpMinutes] = [minimum as number, roundUp as number];
  const endAt = signOutAt({
    ...{ now: signedOut, start: startAt, minimumMinutes },
    ...{ roundUpMinutes, zone },
  });
  const punch = { rawAt: signedOut, countedAt: endAt, isTyped: false };
  expect(workedEnd({ startAt, endAt, punch, roundUpMinutes, zone })).toEqual(at(worked as string));
});

it.each`
  punch                                                                                  | because
  ${null}                                                                                | ${'it was imported'}
  ${{ rawAt: at('09:20:00'), countedAt: at('12:00:00'), isTyped: true }}                 | ${'it was typed'}
  ${{ rawAt: at('15:00:00'), countedAt: at('15:00:00'), isTyped: false }}                | ${'another end counts'}
  ${{ rawAt: at('09:20:00'), countedAt: at('09:30:00'), isTyped: false }}                | ${'another end counts, whenever they left'}
  ${{ rawAt: new Date(+at('12:00:00') + 9), countedAt: at('12:00:00'), isTyped: false }} | ${'they walked away for a meal'}
`('stays at noon, since $because', ({ punch }) => {
  const end = { startAt, endAt: at('12:00:00'), roundUpMinutes: 15, zone };
  expect(workedEnd({ ...end, punch: punch as Parameters<typeof workedEnd>[0]['punch'] })).toEqual(
    end.endAt,
  );
});

it('stays to the minute, since they walked away for a meal at ten past', () => {
  const punch = { rawAt: at('12:10:30'), countedAt: at('12:10:00'), isTyped: false };
  const end = { startAt, endAt: at('12:10:00'), punch, roundUpMinutes: 15, zone };
  expect(workedEnd(end)).toEqual(end.endAt);
});

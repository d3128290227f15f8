import { chooseToggle, type ToggleCall } from './toggle.js';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);

/** '08:00L' was confirmed late, '08:00X' too and is over, '08:00' is not started, '08:00+' runs since 08:00, '08:00+08:10' since 08:10, '08:00-' has ended. */
function call(text: string, nth: number): ToggleCall {
  const startsAt = at(text.slice(0, 5));
  const [mark, since] = [text[5], text.slice(6)];
  return {
    id: nth + 1,
    startsAt,
    isConfirmedAfterStart: mark === 'L' || mark === 'X',
    isOver: mark === 'X',
    startedAt: mark && !'LX'.includes(mark) ? (since ? at(since) : startsAt) : null,
    endedAt: mark === '-' ? at('23:00') : null,
  };
}

it.each`
  calls                        | scan       | means            | because
  ${'08:00'}                   | ${'07:50'} | ${'clock_in 1'}  | ${'the only one'}
  ${'08:00 08:30'}             | ${'08:10'} | ${'clock_in 1'}  | ${'08:00 is nearest'}
  ${'08:00 08:30'}             | ${'08:20'} | ${'clock_in 2'}  | ${'08:30 is nearest'}
  ${'08:30 08:00'}             | ${'08:15'} | ${'clock_in 2'}  | ${'as near as the other, and earlier'}
  ${'08:00 08:00'}             | ${'08:00'} | ${'clock_in 1'}  | ${'alike: the first one made'}
  ${'08:00- 08:00'}            | ${'08:01'} | ${'clock_in 2'}  | ${'alike, but the first has ended'}
  ${'09:00+08:50 08:00+08:50'} | ${'12:00'} | ${'clock_out 2'} | ${'started together: the earlier call'}
  ${'08:00+08:50 08:00+08:50'} | ${'12:00'} | ${'clock_out 1'} | ${'alike and running: the first one made'}
  ${'08:00+08:00 09:00+07:50'} | ${'12:00'} | ${'clock_out 2'} | ${'the one started earliest, whatever its call says'}
  ${'08:00+ 12:30'}            | ${'12:00'} | ${'clock_out 1'} | ${'one runs: out first'}
  ${'08:00- 12:30'}            | ${'12:01'} | ${'clock_in 2'}  | ${'the next scan clocks in'}
  ${'12:30 08:00+'}            | ${'12:30'} | ${'clock_out 2'} | ${'the order does not matter'}
  ${'02:00+'}                  | ${'19:00'} | ${'clock_out 1'} | ${'a running one has no window'}
  ${'09:00+08:50 08:00+08:55'} | ${'12:00'} | ${'clock_out 1'} | ${'of two running the one started earliest'}
  ${'08:00+07:10'}             | ${'07:20'} | ${'still_in 1'}  | ${'nobody clocks out before the start'}
  ${'08:00+07:10'}             | ${'07:59'} | ${'still_in 1'}  | ${'a minute early is early'}
  ${'08:00+07:10'}             | ${'08:00'} | ${'clock_out 1'} | ${'the call has begun'}
  ${'08:00+07:10 07:30'}       | ${'07:40'} | ${'still_in 1'}  | ${'who is in does not clock in elsewhere'}
  ${'07:00+06:20 08:00+07:10'} | ${'07:30'} | ${'clock_out 1'} | ${'the one that has begun ends'}
  ${'08:00'}                   | ${'07:00'} | ${'clock_in 1'}  | ${'exactly an hour before'}
  ${'08:00'}                   | ${'09:00'} | ${'clock_in 1'}  | ${'exactly an hour after'}
  ${'08:00'}                   | ${'06:59'} | ${null}          | ${'too early'}
  ${'08:00'}                   | ${'09:01'} | ${null}          | ${'too late'}
  ${'08:00L'}                  | ${'13:00'} | ${'clock_in 1'}  | ${'they were sent for'}
  ${'08:00L 13:30'}            | ${'13:00'} | ${'clock_in 2'}  | ${'the other one is nearer'}
  ${'08:00X'}                  | ${'08:30'} | ${null}          | ${'everybody has gone'}
  ${'08:00-'}                  | ${'08:10'} | ${null}          | ${'it has ended'}
  ${''}                        | ${'08:00'} | ${null}          | ${'nothing is confirmed'}
`(
  '$calls, scanned at $scan: $means, because $because',
  (row: { calls: string; scan: string; means: string | null }) => {
    const toggle = chooseToggle(row.calls.split(' ').filter(Boolean).map(call), at(row.scan));
    expect(toggle && `${toggle.action} ${toggle.callId}`).toBe(row.means);
  },
);

it('takes the first one made of equal calls, in whatever order they are listed', () => {
  const [first, second] = ['08:00', '08:00'].map(call);
  expect(chooseToggle([second!, first!], at('08:00'))?.callId).toBe(first!.id);
});

it('leaves the list as it was', () => {
  const calls = ['12:30', '08:00+', '08:00'].map(call);
  const before = structuredClone(calls);
  chooseToggle(calls, at('12:00'));
  expect(calls).toEqual(before);
});

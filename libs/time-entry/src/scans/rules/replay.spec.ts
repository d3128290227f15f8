import { replay } from './replay.js';
import type {
  ReplayedEvent,
  ReplayEdit,
  ReplayHours,
  ReplayItem,
  ReplayRequest,
  ReplayScan,
  ReplayState,
} from './replay-items.js';
import type { ScanDecision } from './scan-outcome.js';

/** '08:00' or '08:00:05' of the day of the call, whose zone is UTC. */
const at = (clock: string): Date => new Date(`2031-05-01T${clock.padEnd(8, ':00')}Z`);
const clockOf = (instant: Date): string => instant.toISOString().slice(11, 19).replace(/:00$/, '');

function aRequest(changes: Partial<ReplayRequest> = {}): ReplayRequest {
  return {
    ...{ requestId: 1, callTimeId: 10, startsAt: at('08:00'), zone: 'UTC' },
    ...{ confirmedAt: null, isConfirmedAfterStart: false, goneAt: null, isNoShow: false },
    ...{ hasLeft: false, isOverAt: () => false, minimumMinutes: 240, roundUpMinutes: 15 },
    ...{ target: 30, ...changes },
  };
}
const scan = (clock: string, changes: Partial<ReplayScan> = {}): ReplayScan => ({
  ...{ kind: 'scan', id: clock, at: at(clock), wanted: null, isAccepted: false },
  ...{ countedBefore: false, ...changes },
});
const wanted = (clock: string, action: 'clock_in' | 'clock_out', callTimeId = 10): ReplayScan =>
  scan(clock, { wanted: { action, callTimeId } });
/** An edit made at some time, which says another one. */
const edit = (
  clock: string,
  edge: ReplayEdit['edge'],
  says = clock,
  changes: Partial<ReplayEdit> = {},
): ReplayEdit => ({
  ...{ kind: 'edit', at: at(clock), edge, rawAt: at(says), countedAt: at(says) },
  ...{ requestId: 1, opens: false, ...changes },
});

function toldOf(decision: ScanDecision): string {
  switch (decision.outcome) {
    case 'in':
    case 'out':
    case 'still_out':
      return `${decision.outcome} ${clockOf(decision.countedAt)} of ${decision.requestId}`;
    case 'still_in':
      return `still_in since ${clockOf(decision.since)} of ${decision.requestId}`;
    case 'refused':
    case 'kept':
      return `${decision.outcome} ${decision.reason}`;
  }
}
const hoursIn = ({ hours }: ReplayState): string[] =>
  [...hours]
    .filter(([, { startAt }]) => startAt)
    .map(([id, { startAt, endAt, isVoid }]) => {
      const end = endAt ? clockOf(endAt) : '';
      return `${id}: ${clockOf(startAt!)}-${end}${isVoid ? ' void' : ''}`;
    });

/** What is said to each scan, in the order of their times, and the hours afterwards. */
function told(
  items: readonly ReplayItem[],
  event: Partial<ReplayedEvent> = {},
  hours: readonly (readonly [number, Partial<ReplayHours>])[] = [],
): { says: string[]; hours: string[] } {
  const none = { startAt: null, endAt: null, signedInAt: null, isVoid: false };
  const state: ReplayState = {
    hours: new Map(hours.map(([id, given]) => [id, { ...none, ...given }])),
    last: null,
  };
  const decisions = replay({ requests: [aRequest()], isCanceled: false, ...event }, state, items);
  return { says: [...decisions.values()].map(toldOf), hours: hoursIn(state) };
}

describe('scans of one call at 08:00, of four hours at least', () => {
  it.each`
    clocks                            | says                                                           | hours                 | because
    ${['07:50']}                      | ${['in 08:00 of 1']}                                           | ${['1: 08:00-']}      | ${'the call begins at eight'}
    ${['07:50', '12:16']}             | ${['in 08:00 of 1', 'out 12:30 of 1']}                         | ${['1: 08:00-12:30']} | ${'16 minutes past are the next half hour'}
    ${['12:16', '07:50']}             | ${['in 08:00 of 1', 'out 12:30 of 1']}                         | ${['1: 08:00-12:30']} | ${'times count, not the order of arrival'}
    ${['07:50', '08:30']}             | ${['in 08:00 of 1', 'out 12:00 of 1']}                         | ${['1: 08:00-12:00']} | ${'four hours are the minimum'}
    ${['07:50', '07:55']}             | ${['in 08:00 of 1', 'still_in since 07:50 of 1']}              | ${['1: 08:00-']}      | ${'nobody leaves before the call'}
    ${['07:50', '08:00']}             | ${['in 08:00 of 1', 'out 12:00 of 1']}                         | ${['1: 08:00-12:00']} | ${'at the call one may'}
    ${['08:30', '08:30:10']}          | ${['in 08:00 of 1', 'still_in since 08:30 of 1']}              | ${['1: 08:00-']}      | ${'within ten seconds it is one scan'}
    ${['08:30', '08:30:11']}          | ${['in 08:00 of 1', 'out 12:00 of 1']}                         | ${['1: 08:00-12:00']} | ${'after eleven it is another'}
    ${['07:50', '12:10', '12:10:05']} | ${['in 08:00 of 1', 'out 12:00 of 1', 'still_out 12:00 of 1']} | ${['1: 08:00-12:00']} | ${'a sign-out is said twice, too'}
    ${['07:50', '12:10', '12:20']}    | ${['in 08:00 of 1', 'out 12:00 of 1', 'refused no_call']}      | ${['1: 08:00-12:00']} | ${'there is no other call'}
    ${['06:59:59']}                   | ${['refused no_call']}                                         | ${[]}                 | ${'the window opens at seven'}
    ${['09:00:01']}                   | ${['refused no_call']}                                         | ${[]}                 | ${'and closes at nine'}
  `('$clocks: $says, because $because', ({ clocks, says, hours }) => {
    expect(told((clocks as string[]).map((clock) => scan(clock)))).toEqual({ says, hours });
  });

  it('are not changed by how long ago the last one of another shift was', () => {
    const settled = { id: 'a', at: at('07:50'), edge: 'start', requestId: 1 } as const;
    const items: ReplayItem[] = [{ kind: 'settled', ...settled, countedAt: at('08:00') }];
    expect(told([...items, scan('12:16')])).toEqual({
      ...{ says: ['out 12:30 of 1'], hours: ['1: 08:00-12:30'] },
    });
    const ended = { ...settled, edge: 'end', at: at('12:10'), countedAt: at('12:00') } as const;
    items.push({ kind: 'settled', ...ended });
    expect(told([...items, scan('12:10:05')]).says).toEqual(['still_out 12:00 of 1']);
  });
});

describe('who is on the crew', () => {
  const late = { confirmedAt: at('09:00'), isConfirmedAfterStart: true };
  const missed = { goneAt: at('08:30'), isNoShow: true };
  it.each`
    request                                                  | item                                   | says                    | because
    ${{ confirmedAt: at('07:50') }}                          | ${scan('07:50')}                       | ${'in 08:00 of 1'}      | ${'from that instant on'}
    ${{ confirmedAt: at('07:50') }}                          | ${scan('07:49')}                       | ${'kept not_confirmed'} | ${'not before it'}
    ${{ confirmedAt: at('07:50') }}                          | ${scan('07:49', { isAccepted: true })} | ${'in 08:00 of 1'}      | ${'a steward accepted it; they came before the call'}
    ${missed}                                                | ${scan('08:29')}                       | ${'in 08:00 of 1'}      | ${'they came before they were missed'}
    ${missed}                                                | ${scan('08:30')}                       | ${'kept no_show'}       | ${'a replacement may be on the way'}
    ${missed}                                                | ${scan('08:29', { isAccepted: true })} | ${'kept not_confirmed'} | ${'the mark still stands'}
    ${{ goneAt: at('08:30') }}                               | ${scan('08:30')}                       | ${'kept not_confirmed'} | ${'who was deleted is no no-show'}
    ${{ ...missed, goneAt: null, confirmedAt: at('09:00') }} | ${scan('08:30')}                       | ${'kept not_confirmed'} | ${'a mark that was taken back says nothing'}
    ${{ ...missed, goneAt: null }}                           | ${scan('08:30')}                       | ${'in 08:00 of 1'}      | ${'the mark was taken back'}
    ${late}                                                  | ${scan('09:20')}                       | ${'in 09:30 of 1'}      | ${'who was confirmed late is paid from their arrival'}
    ${{ ...late, target: 0 }}                                | ${scan('09:20')}                       | ${'in 09:00 of 1'}      | ${'to the hour, where the company rounds so'}
    ${{ ...late, isOverAt: () => true }}                     | ${scan('11:20')}                       | ${'refused no_call'}    | ${'the call is over'}
    ${{ ...late, isOverAt: () => true }}                     | ${scan('11:20', { isAccepted: true })} | ${'in 11:30 of 1'}      | ${'a steward accepted it at its own minute'}
    ${{ isOverAt: () => true }}                              | ${scan('08:20')}                       | ${'in 08:00 of 1'}      | ${'of those confirmed in time nobody asks'}
    ${{}}                                                    | ${scan('11:20')}                       | ${'refused no_call'}    | ${'the window has closed'}
    ${{}}                                                    | ${scan('11:20', { isAccepted: true })} | ${'in 08:00 of 1'}      | ${'windows do not matter for what a steward accepted'}
  `('$says, because $because', ({ request, item, says }) => {
    const requests = [aRequest(request as Partial<ReplayRequest>)];
    expect(told([item as ReplayScan], { requests }).says).toEqual([says]);
  });

  it('is told from the one request that was missed, where another is not confirmed yet', () => {
    const requests = [
      aRequest(missed),
      aRequest({ requestId: 2, callTimeId: 20, confirmedAt: at('10:00') }),
    ];
    expect(told([scan('08:40')], { requests }).says).toEqual(['kept no_show']);
  });

  it('is nobody who left, unless their hours count', () => {
    const requests = [aRequest({ hasLeft: true })];
    const hours = { startAt: at('08:00'), signedInAt: at('07:50') };
    const event = { requests };
    expect(told([scan('12:16')], event, [[1, hours]]).says).toEqual(['out 12:30 of 1']);
    expect(told([scan('12:16')], event, [[1, { ...hours, isVoid: true }]]).says).toEqual([
      'kept not_confirmed',
    ]);
  });

  it('signs in at no canceled event, but for who had signed in before', () => {
    const event = { isCanceled: true };
    expect(told([scan('07:50')], event)).toEqual({ says: ['refused event_canceled'], hours: [] });
    expect(told([scan('07:50', { countedBefore: true }), scan('12:16')], event).says).toEqual([
      ...['in 08:00 of 1', 'out 12:30 of 1'],
    ]);
  });
});

describe('several requests', () => {
  const evening = aRequest({ requestId: 2, callTimeId: 20, startsAt: at('14:00') });
  it('of two calls take a second scan within ten seconds for the same', () => {
    const scans = ['08:30', '08:30:05'].map((clock) => scan(clock));
    expect(told(scans, { requests: [evening, aRequest()] }).says).toEqual([
      ...['in 08:00 of 1', 'still_in since 08:30 of 1'],
    ]);
  });

  it('of two calls are signed in and out one after the other', () => {
    const scans = ['07:50', '12:16', '13:55', '18:20'].map((clock) => scan(clock));
    expect(told(scans, { requests: [evening, aRequest()] })).toEqual({
      says: ['in 08:00 of 1', 'out 12:30 of 1', 'in 14:00 of 2', 'out 18:30 of 2'],
      hours: ['1: 08:00-12:30', '2: 14:00-18:30'],
    });
  });

  it.each`
    hours                                                                                 | says                 | because
    ${[]}                                                                                 | ${'in 08:00 of 1'}   | ${'of two without hours the first counts'}
    ${[[2, { startAt: at('08:00') }]]}                                                    | ${'out 12:00 of 2'}  | ${'the one that runs counts'}
    ${[[1, { startAt: at('08:00') }]]}                                                    | ${'out 12:00 of 1'}  | ${'also where it is the first'}
    ${[[1, { startAt: at('08:00'), endAt: at('08:10') }], [2, { startAt: at('08:00') }]]} | ${'out 12:00 of 2'}  | ${'an ended one counts less than one that runs'}
    ${[[2, { startAt: at('08:00'), endAt: at('08:10') }]]}                                | ${'refused no_call'} | ${'an ended one counts more than one without hours'}
    ${[[1, { startAt: at('08:00'), isVoid: true }], [2, { startAt: at('08:00') }]]}       | ${'out 12:00 of 2'}  | ${'void hours are none'}
  `('of one call are one: $says, because $because', ({ hours, says }) => {
    const requests = [aRequest({ requestId: 2 }), aRequest()];
    const given = hours as [number, Partial<ReplayHours>][];
    expect(told([scan('08:40')], { requests }, given).says).toEqual([says]);
  });
});

describe('what a worker chose on their own page', () => {
  it.each`
    items                                                                                                            | says                           | because
    ${[wanted('07:50', 'clock_in')]}                                                                                 | ${'in 08:00 of 1'}             | ${'the window is open'}
    ${[wanted('06:50', 'clock_in')]}                                                                                 | ${'refused outside_window'}    | ${'it is not yet'}
    ${[wanted('07:50', 'clock_in', 20)]}                                                                             | ${'refused another_call'}      | ${'they are not on that call'}
    ${[scan('07:50'), wanted('08:20', 'clock_in')]}                                                                  | ${'refused already_in'}        | ${'they came before'}
    ${[scan('07:50'), wanted('07:50:05', 'clock_in')]}                                                               | ${'refused already_in'}        | ${'also seconds before'}
    ${[wanted('07:50', 'clock_out')]}                                                                                | ${'refused not_in'}            | ${'nobody leaves who did not come'}
    ${[scan('07:50'), wanted('12:16', 'clock_out')]}                                                                 | ${'out 12:30 of 1'}            | ${'the shift is over'}
    ${[scan('07:50'), wanted('07:55', 'clock_out')]}                                                                 | ${'still_in since 07:50 of 1'} | ${'nobody leaves before the call'}
    ${[scan('08:30'), wanted('08:30:05', 'clock_out')]}                                                              | ${'still_in since 08:30 of 1'} | ${'somebody taps twice'}
    ${[scan('07:50'), scan('12:16'), wanted('12:30', 'clock_out')]}                                                  | ${'refused already_out'}       | ${'they have left'}
    ${[scan('07:50'), scan('12:16'), wanted('12:30', 'clock_in')]}                                                   | ${'refused already_out'}       | ${'nobody begins a shift twice'}
    ${[scan('08:30'), edit('08:31', 'end', '08:50'), edit('08:32', 'end_removed'), wanted('08:31:05', 'clock_out')]} | ${'refused already_out'}       | ${'at that second the end was typed'}
  `('$says, because $because', ({ items, says }) => {
    expect(told(items as ReplayItem[]).says.at(-1)).toBe(says);
  });
});

describe('edits', () => {
  it.each`
    items                                                                                                        | says                                                    | hours                      | because
    ${[edit('10:00', 'start', '08:30', { opens: true })]}                                                        | ${[]}                                                   | ${['1: 08:30-']}           | ${'a steward signs somebody in'}
    ${[scan('07:50'), edit('10:00', 'start', '08:30')]}                                                          | ${['in 08:00 of 1']}                                    | ${['1: 08:30-']}           | ${'an edit wins over scans before it'}
    ${[scan('07:50'), edit('10:00', 'start', '08:30'), scan('13:16')]}                                           | ${['in 08:00 of 1', 'out 13:30 of 1']}                  | ${['1: 08:30-13:30']}      | ${'a scan after it ends what it says'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'end', '12:45')]}                                             | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 08:00-12:45']}      | ${'the end was typed'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'start', '07:00')]}                                           | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 07:00-12:30']}      | ${'a corrected start keeps its end'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'start', '12:30')]}                                           | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 12:30-12:30']}      | ${'an end at the start stays'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'start', '12:31')]}                                           | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 12:31-']}           | ${'an end before its start is none'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'start', '07:00', { opens: true })]}                          | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 07:00-']}           | ${'what begins a shift ends none'}
    ${[edit('13:00', 'end', '12:45')]}                                                                           | ${[]}                                                   | ${['1: 12:45-12:45']}      | ${'an end without a start begins where it ends'}
    ${[scan('07:50'), edit('13:00', 'end', '07:30')]}                                                            | ${['in 08:00 of 1']}                                    | ${['1: 07:30-07:30']}      | ${'nor does it begin after it'}
    ${[scan('07:50'), edit('13:00', 'end', '08:00')]}                                                            | ${['in 08:00 of 1']}                                    | ${['1: 08:00-08:00']}      | ${'it may end as it begins'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'end_removed')]}                                              | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 08:00-']}           | ${'the shift runs again'}
    ${[scan('07:50'), scan('12:16'), edit('13:00', 'voided')]}                                                   | ${['in 08:00 of 1', 'out 12:30 of 1']}                  | ${['1: 08:00-12:30 void']} | ${'void hours are kept'}
    ${[scan('07:50'), edit('08:10', 'voided'), edit('08:20', 'restored')]}                                       | ${['in 08:00 of 1']}                                    | ${['1: 08:00-']}           | ${'they count again'}
    ${[scan('07:50'), scan('08:05'), edit('08:10', 'voided'), scan('08:20')]}                                    | ${['in 08:00 of 1', 'out 12:00 of 1', 'in 08:00 of 1']} | ${['1: 08:00-']}           | ${'the next scan starts void hours over'}
    ${[scan('07:50'), scan('08:05'), edit('08:10', 'voided'), edit('08:20', 'start', '08:15', { opens: true })]} | ${['in 08:00 of 1', 'out 12:00 of 1']}                  | ${['1: 08:15-']}           | ${'so does a sign-in by a person'}
    ${[edit('08:30', 'start', '08:20', { opens: true }), scan('08:30:05')]}                                      | ${['still_in since 08:20 of 1']}                        | ${['1: 08:20-']}           | ${'the worker scans as the steward types'}
    ${[scan('07:50'), edit('12:10', 'end', '12:00'), scan('12:10:05')]}                                          | ${['in 08:00 of 1', 'still_out 12:00 of 1']}            | ${['1: 08:00-12:00']}      | ${'they scan as their end is typed'}
    ${[edit('07:40', 'start', '07:35', { opens: true }), scan('07:55')]}                                         | ${['still_in since 07:35 of 1']}                        | ${['1: 07:35-']}           | ${'they are in since the time that was typed'}
    ${[scan('07:50'), edit('07:52', 'voided'), scan('07:52:05')]}                                                | ${['in 08:00 of 1', 'in 08:00 of 1']}                   | ${['1: 08:00-']}           | ${'voiding is no sign-in that a scan could repeat'}
  `('$hours, because $because', ({ items, says, hours }) => {
    expect(told(items as ReplayItem[])).toEqual({ says, hours });
  });

  it('say since when somebody is in, where no scan does', () => {
    const hours = { startAt: at('07:30') };
    expect(told([scan('07:55')], {}, [[1, hours]]).says).toEqual(['still_in since 07:30 of 1']);
  });
});

import { type RequestSnapshot, staleReason } from './stale-message.js';

const NINE = new Date('2031-05-01T13:00:00Z');
const TEN = new Date('2031-05-01T14:00:00Z');
const open: RequestSnapshot = {
  state: 'pending',
  eventCanceled: false,
  archived: false,
  callStartsAt: NINE,
  callOver: false,
  needed: 2,
  confirmed: 1,
  confirmedThen: 1,
};

describe('whether a text is outdated', () => {
  it.each`
    kind                  | now                                          | objection                                 | because
    ${'offer'}            | ${{}}                                        | ${null}                                   | ${'nothing has happened'}
    ${'offer'}            | ${{ state: 'available' }}                    | ${'the request was answered'}             | ${'nobody is asked for what they said'}
    ${'offer'}            | ${{ eventCanceled: true }}                   | ${'the event was canceled'}               | ${'there is no job'}
    ${'offer'}            | ${{ archived: true }}                        | ${'the call was deleted'}                 | ${'there is no job'}
    ${'offer'}            | ${{ callStartsAt: TEN }}                     | ${'the call moved'}                       | ${'it tells the old time'}
    ${'offer'}            | ${{ confirmed: 2 }}                          | ${'the call is filled'}                   | ${'the last place went while it waited'}
    ${'offer'}            | ${{ confirmed: 2, confirmedThen: 2 }}        | ${null}                                   | ${'it was full already, and somebody wants more'}
    ${'offer'}            | ${{ callOver: true }}                        | ${'the call is over'}                     | ${'everybody has gone home'}
    ${'confirmation'}     | ${{ state: 'confirmed', callOver: true }}    | ${null}                                   | ${'it says what happened'}
    ${'confirmation'}     | ${{ state: 'confirmed', confirmed: 2 }}      | ${null}                                   | ${'they are the one who fills it'}
    ${'confirmation'}     | ${{ state: 'canceled' }}                     | ${'the worker is not confirmed any more'} | ${'somebody was faster'}
    ${'confirmation'}     | ${{ state: 'confirmed', callStartsAt: TEN }} | ${'the call moved'}                       | ${'another text tells the new time'}
    ${'time_change'}      | ${{ state: 'confirmed' }}                    | ${null}                                   | ${'it tells the present time'}
    ${'time_change'}      | ${{ state: 'declined' }}                     | ${'the worker is not confirmed any more'} | ${'the time is nothing to them'}
    ${'arrival_question'} | ${{ state: 'confirmed' }}                    | ${null}                                   | ${'they are awaited'}
    ${'arrival_question'} | ${{ state: 'no_show' }}                      | ${'the worker is not confirmed any more'} | ${'nobody waits any more'}
    ${'reminder'}         | ${{ state: 'no_show' }}                      | ${'the worker is not confirmed any more'} | ${'nobody expects them'}
  `('a $kind with $now: $objection, because $because', ({ kind, now, objection }) => {
    expect(staleReason(kind, { ...open, ...now }, NINE)).toBe(objection);
  });

  it('speaks of no start, and none can be wrong', () => {
    expect(staleReason('offer', { ...open, callStartsAt: TEN }, null)).toBeNull();
  });
});

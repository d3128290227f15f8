import {
  choicesFor,
  MANAGER_CHOICES,
  reasonAgainstCallFilled,
  type ChoiceContext,
} from './manager-choices.js';
import { isRefused, REQUEST_STATES, type RequestState, transitionOf } from './request-states.js';

const plain: ChoiceContext = {
  reserved: false,
  positionOpen: false,
  callStarted: false,
  callOver: false,
  attendance: 'none',
  full: false,
};

const running = { callStarted: true };

describe('what a manager can do with a request', () => {
  it.each`
    state          | given                                  | choices                                               | because
    ${'pending'}   | ${{}}                                  | ${'confirm available_yes decline delete'}             | ${'an answer may come by phone'}
    ${'pending'}   | ${{ reserved: true }}                  | ${'confirm decline delete'}                           | ${'a reserved yes is a confirmation'}
    ${'pending'}   | ${{ positionOpen: true }}              | ${'confirm decline delete'}                           | ${'so is a yes to a first-come place'}
    ${'pending'}   | ${{ full: true }}                      | ${'confirm available_yes decline call_filled delete'} | ${'who waits in vain is told'}
    ${'pending'}   | ${{ full: true, eventCanceled: true }} | ${''}                                                 | ${'nobody is asked for a canceled event any more'}
    ${'confirmed'} | ${{ eventCanceled: true }}             | ${''}                                                 | ${'they were told not to come'}
    ${'declined'}  | ${{ eventCanceled: true }}             | ${''}                                                 | ${'nobody is taken back'}
    ${'confirmed'} | ${{ ...running, eventCanceled: true }} | ${'no_show'}                                          | ${'it was canceled while it went on'}
    ${'no_show'}   | ${{ ...running, eventCanceled: true }} | ${'showed_up'}                                        | ${'a mistake is still put right'}
    ${'pending'}   | ${{ full: true, callOver: true }}      | ${'confirm available_yes decline delete'}             | ${'nobody waits for a call that is over'}
    ${'available'} | ${{}}                                  | ${'confirm decline no_show delete'}                   | ${'they said yes already'}
    ${'available'} | ${{ full: true }}                      | ${'confirm decline no_show call_filled delete'}       | ${'they wait in vain'}
    ${'confirmed'} | ${{ full: true }}                      | ${'decline cancel call_out no_show delete'}           | ${'they are the crew'}
    ${'confirmed'} | ${{ attendance: 'recorded' }}          | ${'call_out no_show'}                                 | ${'a record by hand can be void'}
    ${'confirmed'} | ${{ attendance: 'scanned' }}           | ${''}                                                 | ${'they came'}
    ${'confirmed'} | ${{ attendance: 'worked' }}            | ${''}                                                 | ${'their hours stay'}
    ${'declined'}  | ${{ full: true }}                      | ${'confirm available_yes delete'}                     | ${'minds change'}
    ${'canceled'}  | ${{}}                                  | ${'confirm delete'}                                   | ${'only a manager takes them back'}
    ${'no_show'}   | ${{}}                                  | ${'showed_up cancel call_out delete'}                 | ${'showing up says it better than confirming'}
  `(
    '$state $given: $choices, because $because',
    ({ state, given, choices }: { state: RequestState; given: object; choices: string }) => {
      expect(choicesFor(state, { ...plain, ...given }).join(' ')).toBe(choices);
    },
  );

  it.each`
    state          | given                                  | code
    ${'pending'}   | ${{ full: true }}                      | ${undefined}
    ${'available'} | ${{ full: true }}                      | ${undefined}
    ${'available'} | ${{}}                                  | ${'request.not_full'}
    ${'confirmed'} | ${{ full: true }}                      | ${'request.not_waiting'}
    ${'pending'}   | ${{ full: true, callOver: true }}      | ${'request.call_over'}
    ${'pending'}   | ${{ full: true, eventCanceled: true }} | ${'request.event_canceled'}
  `('$state $given: that the call is filled is refused by $code', ({ state, given, code }) => {
    const refused = reasonAgainstCallFilled(state as RequestState, { ...plain, ...given });
    expect(refused?.refused).toBe(code);
  });

  it('is never refused by the table of states, and always changes something', () => {
    for (const state of REQUEST_STATES)
      for (const attendance of ['none', 'recorded', 'scanned', 'worked'] as const)
        for (const reserved of [true, false])
          for (const choice of choicesFor(state, { ...plain, attendance, reserved, full: true })) {
            if (choice === 'delete' || choice === 'call_filled') continue;
            const outcome = transitionOf(state, choice, 'manager', {
              ...plain,
              attendance,
              reserved,
            });
            expect([state, choice, isRefused(outcome) || outcome.repeated]).toEqual([
              state,
              choice,
              false,
            ]);
          }
    expect(new Set(MANAGER_CHOICES).size).toBe(MANAGER_CHOICES.length);
  });
});

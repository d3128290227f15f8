import {
  ConfirmedWorkerStopped,
  OfferFailed,
  PositionLeftOpen,
  RequestDeleted,
  RequestStateChanged,
  type RequestIds,
  RequestSent,
  RequestTextFailed,
  TimeChangeAnswered,
  WorkerLate,
} from '#libs/labor';
import { feedLineOf } from './feed-line.js';

const place: RequestIds = {
  companyId: 1,
  eventId: 2,
  callTimeId: 3,
  requirementId: 4,
  requestId: 5,
  workerId: 6,
};

describe('what the feed says', () => {
  it.each`
    fact                                                                                    | response         | says                                   | because
    ${new RequestStateChanged(place, 'available_yes', 'pending', 'available', 'Available')} | ${'Available'}   | ${'is available'}                      | ${'the worker said yes'}
    ${new RequestStateChanged(place, 'available_yes', 'pending', 'confirmed', 'Confirmed')} | ${'Confirmed'}   | ${'is confirmed'}                      | ${'a place was free'}
    ${new RequestStateChanged(place, 'promote', 'available', 'confirmed', 'Confirmed')}     | ${'Confirmed'}   | ${'moved up and is confirmed'}         | ${'somebody else left the place'}
    ${new RequestStateChanged(place, 'available_no', 'pending', 'declined', 'Declined')}    | ${'Declined'}    | ${'declined'}                          | ${'the worker said no'}
    ${new RequestStateChanged(place, 'cancel', 'confirmed', 'canceled', 'Canceled')}        | ${'Canceled'}    | ${'canceled'}                          | ${'the worker took a yes back'}
    ${new RequestStateChanged(place, 'call_out', 'confirmed', 'canceled', 'Canceled')}      | ${'Canceled'}    | ${'called out'}                        | ${'on the day it is called so'}
    ${new TimeChangeAnswered(place, false, null)}                                           | ${'Time Change'} | ${'can make the new time'}             | ${'they can'}
    ${new TimeChangeAnswered(place, true, ' ')}                                             | ${'Time Change'} | ${'cannot make the new time'}          | ${'they cannot, and gave no reason'}
    ${new TimeChangeAnswered(place, true, 'Late flight')}                                   | ${'Time Change'} | ${'They write: %5$s'}                  | ${'the reason is shown'}
    ${new OfferFailed(place, 'not configured')}                                             | ${null}          | ${'was not delivered (%5$s)'}          | ${'somebody has to call them'}
    ${new RequestTextFailed(place, 'consent_question', 'a landline')}                       | ${null}          | ${'Our question to %1$s'}              | ${'their offers wait for the answer'}
    ${new RequestTextFailed(place, 'confirmation', 'busy')}                                 | ${null}          | ${'The confirmation to %1$s for %2$s'} | ${'they may not know that they are on the crew'}
    ${new RequestTextFailed(place, 'time_change', 'busy')}                                  | ${null}          | ${'The new time of %3$s'}              | ${'they may come too late'}
    ${new RequestTextFailed(place, 'cancellation', 'busy')}                                 | ${null}          | ${'The cancellation to %1$s of %2$s'}  | ${'they may come for nothing'}
    ${new ConfirmedWorkerStopped(place, null, null)}                                        | ${null}          | ${'has opted out of texts'}            | ${'nobody can tell them by text'}
    ${new WorkerLate(place, 20)}                                                            | ${null}          | ${'will be %5$s minutes late'}         | ${'the crew begins without them'}
    ${new PositionLeftOpen(place, null, null)}                                              | ${null}          | ${'is open'}                           | ${'somebody has to choose'}
  `(
    '$fact.name: $says, because $because',
    ({
      fact,
      response,
      says,
    }: {
      fact: RequestStateChanged;
      response: string | null;
      says: string;
    }) => {
      expect(feedLineOf(fact)).toMatchObject({ response, wording: expect.stringContaining(says) });
    },
  );

  it.each`
    fact                                                | wording                                                                   | detail
    ${new TimeChangeAnswered(place, false, null)}       | ${'%1$s can make the new time of %3$s, %4$s.'}                            | ${null}
    ${new TimeChangeAnswered(place, true, ' ')}         | ${'%1$s cannot make the new time of %3$s, %4$s.'}                         | ${null}
    ${new TimeChangeAnswered(place, true, ' Flight\n')} | ${'%1$s cannot make the new time of %3$s, %4$s. They write: %5$s'}        | ${'Flight'}
    ${new WorkerLate(place, 20)}                        | ${'%1$s will be %5$s minutes late for %2$s at %3$s, %4$s.'}               | ${'20'}
    ${new OfferFailed(place, 'not configured')}         | ${expect.stringContaining('(%5$s)')}                                      | ${'not configured'}
    ${new RequestTextFailed(place, 'reminder', 'busy')} | ${'The reminder to %1$s of %2$s at %3$s, %4$s was not delivered (%5$s).'} | ${'busy'}
  `('says $wording with $detail as it was said', ({ fact, wording, detail }) => {
    expect(feedLineOf(fact as WorkerLate)).toMatchObject({ wording, detail });
  });

  it.each([
    new RequestStateChanged(place, 'confirm', 'available', 'confirmed', null),
    new RequestSent(place, null, null),
    new RequestDeleted(place, null, null),
  ])('says nothing of $name: a manager did it', (fact) => {
    expect(feedLineOf(fact)).toBeNull();
  });
});

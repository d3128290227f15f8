import type { TimeChangeAnswers } from '#libs/labor';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { CallTimeShape, presentCallTime } from './call-time.presenter.js';
import { LaborRequestShape, presentRequest } from './labor-request.presenter.js';

export const TimeChangeAnswersShape = object('TimeChangeAnswers', {
  call_time: CallTimeShape,
  confirmed_requests: list(LaborRequestShape, 'Can make the new time.'),
  unconfirmed_requests: list(LaborRequestShape, 'Have not answered.'),
  cant_do_it_requests: list(LaborRequestShape, 'Cannot make it; `message` says why.'),
});
export type TimeChangeAnswersView = Static<typeof TimeChangeAnswersShape>;

export function presentTimeChangeAnswers({
  call,
  requirements,
  canDoIt,
  unanswered,
  cannotDoIt,
}: TimeChangeAnswers): TimeChangeAnswersView {
  return {
    call_time: presentCallTime(call, call.event, requirements),
    confirmed_requests: canDoIt.map(presentRequest),
    unconfirmed_requests: unanswered.map(presentRequest),
    cant_do_it_requests: cannotDoIt.map(presentRequest),
  };
}

import { extendObject } from '#libs/kernel';
import type { EventBoard, ListedEvent } from '#libs/labor';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { CallTimeShape, LaborRequirementShape, presentCallTime } from './call-time.presenter.js';
import { EventShape, type ListedEventView, presentEvent } from './event.presenter.js';
import { LaborTypeShape, presentLaborType } from './labor-type.presenter.js';

export const EventBoardShape = object('EventBoard', {
  event: EventShape,
  call_times: list(CallTimeShape),
  labor_types: list(LaborTypeShape, 'All skills of the company.'),
  labor_requirements: list(LaborRequirementShape, 'Those of all call times.'),
});
export type EventBoardView = Static<typeof EventBoardShape>;

export function presentEventBoard({ event, callTimes, laborTypes }: EventBoard): EventBoardView {
  const call_times = callTimes.map((call) => presentCallTime(call, event, call.requirements));
  return {
    event: presentEvent(event),
    call_times,
    labor_types: laborTypes.map(presentLaborType),
    labor_requirements: call_times.flatMap((call) => call.labor_requirements),
  };
}

export function presentListedEvent(event: ListedEvent): ListedEventView {
  return extendObject(presentEvent(event), {
    filled: event.unfilled_count === 0,
    unfilled_count: event.unfilled_count,
  });
}

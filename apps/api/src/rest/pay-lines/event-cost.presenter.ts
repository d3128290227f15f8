import type { CostPair, EventCost } from '#libs/pay';
import {
  date,
  inline,
  instant,
  integer,
  list,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { PaySumShape, presentSum } from './pay-lines.presenter.js';

const COST = { planned: PaySumShape, so_far: PaySumShape };

export const EventCostShape = object('EventCost', {
  ...COST,
  call_times: list(
    inline({
      slug: text('cT4mEs1'),
      name: text('Load in'),
      starts_at: instant(),
      ...COST,
      requirements: list(
        inline({
          slug: text('lAb0rR1'),
          labor_type: text('Rigger'),
          needed: integer(4),
          confirmed: integer(3),
          ...COST,
        }),
      ),
    }),
    'Calls with requirements, by start.',
  ),
  overtime_ahead: list(
    inline({
      worker: inline({ id: integer(17), name: text('Dana Lee') }),
      week: date('2031-04-27'),
      minutes: integer(2640),
    }),
    'Confirmed workers who pass 40 hours of a week if they come.',
  ),
});
export type EventCostView = Static<typeof EventCostShape>;

export function presentEventCost({ total, calls, overtimeAhead }: EventCost): EventCostView {
  return {
    ...presentPair(total),
    call_times: calls.map((call) => ({
      slug: call.slug,
      name: call.name,
      starts_at: call.startsAt.toISOString(),
      ...presentPair(call),
      requirements: call.requirements.map((requirement) => ({
        slug: requirement.slug,
        labor_type: requirement.skill,
        needed: requirement.needed,
        confirmed: requirement.confirmed,
        ...presentPair(requirement),
      })),
    })),
    overtime_ahead: overtimeAhead.map(({ workerId: id, name, week, minutes }) => ({
      worker: { id, name },
      ...{ week, minutes },
    })),
  };
}

function presentPair({ planned, soFar }: CostPair): {
  planned: ReturnType<typeof presentSum>;
  so_far: ReturnType<typeof presentSum>;
} {
  return { planned: presentSum(planned), so_far: presentSum(soFar) };
}

import type { EventChanges } from '#libs/event';
import { DateText, Flag, Id, Text } from '../../edge/validation/fields.js';
import { WorkRulesDto } from '../work-rules.dto.js';
import { rulesOfEdit } from '../work-rules.js';

const DESCRIPTION = { max: 20_000, blank: true, optional: true, example: 'Doors at six.' } as const;
const LAST_DAY = {
  nullable: true,
  example: '2031-05-02',
  description:
    'The last day, in the zone of the event; of a single-day event the same as the start.',
} as const;

export class NewEventDto extends WorkRulesDto {
  @Text({ max: 200, example: 'Spring tour, load-in' }) event_name!: string;
  @DateText() start_date!: string;
  @DateText(LAST_DAY) end_date?: string | null;
  @Flag({ optional: true, example: false }) is_single_day?: boolean;
  @Id({ example: 2, description: 'One of the locations of the company.' })
  location_profile!: number;
  @Text(DESCRIPTION) event_description?: string;
}

const MOVE_CALLS = {
  optional: true,
  description:
    'Whether all call times move by as many days as `start_date` does; their times of day stay. Without it an event is not given dates that leave a call time outside, but a single-day event takes its call times along.',
} as const;

/** The same may stand in the address. */
export class MoveCallsQuery {
  @Flag({ ...MOVE_CALLS, example: false }) move_calls?: boolean;
}

export class EventChangesDto extends WorkRulesDto {
  @Text({ max: 200, optional: true, example: 'Spring tour, load-in' }) event_name?: string;
  @DateText({ optional: true }) start_date?: string;
  @DateText(LAST_DAY) end_date?: string | null;
  @Flag({ optional: true, example: false }) is_single_day?: boolean;
  @Id({
    nullable: true,
    example: 2,
    description: 'One of the locations of the company; not blank.',
  })
  location_profile?: number | null;
  @Text(DESCRIPTION) event_description?: string;
  @Flag({ ...MOVE_CALLS, example: false }) move_calls?: boolean;
}

/** The body has priority over the address. */
export function eventChangesOf(body: EventChangesDto, query: MoveCallsQuery): EventChanges {
  return {
    eventName: body.event_name,
    eventDescription: body.event_description,
    startDate: body.start_date,
    endDate: body.end_date,
    isSingleDay: body.is_single_day,
    locationProfileId: body.location_profile,
    moveCalls: body.move_calls ?? query.move_calls,
    ...rulesOfEdit(body),
  };
}

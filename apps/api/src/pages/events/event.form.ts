import { DateText, Flag, Id, Text } from '../../edge/validation/fields.js';

/** Where to go after saving; default: the dashboard. */
const NEXT = { max: 500, optional: true, example: '/app/events/' } as const;

export class EventForm {
  @Text({ max: 200, example: 'Spring tour, load-in' }) event_name!: string;
  @DateText() start_date!: string;
  @DateText({ nullable: true }) end_date?: string | null;
  @Flag({ optional: true }) is_single_day?: boolean;
  @Id({ example: 2 }) location_profile!: number;
  @Text({ max: 20_000, blank: true, optional: true, example: 'Doors at six.' })
  event_description?: string;
  /** All calls move by as many days as the start. */
  @Flag({ optional: true }) move_calls?: boolean;
  /** The dates for which the texts were shown, as `datesKey` writes them. */
  @Text({ max: 100, optional: true, example: '2031-05-01 2031-05-02 false' }) agreed?: string;
  @Text(NEXT) next?: string;
}

/** A location of an imported event may be unknown, and stays so. */
export class EventEditForm extends EventForm {
  @Id({ nullable: true, example: 2 }) declare location_profile: number;
}

export class NextForm {
  @Text(NEXT) next?: string;
}

export class StewardForm extends NextForm {
  @Id({ nullable: true, example: 4 }) steward_id?: number | null;
}

export class NoteForm extends NextForm {
  @Text({ max: 20_000, blank: true, optional: true, example: 'Doors at six.' })
  event_description?: string;
}

/** Names the dates that somebody agreed to, so that others are shown again. */
export function datesKey({
  start_date: start,
  end_date: end,
  is_single_day: single,
  move_calls: moves,
}: EventForm): string {
  return [start, end ?? '', single ?? false, moves ?? false].join(' ');
}

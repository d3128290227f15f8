import {
  DateText,
  Flag,
  HalfHours,
  Id,
  Text,
  TimeText,
  WholeNumber,
} from '../../edge/validation/fields.js';

const MESSAGE = {
  max: 5_000,
  blank: true,
  nullable: true,
  example: 'Enter through gate 4.',
} as const;

/** A new call or a copy. The date of a single-day event is its only one, and not sent. */
export class CallForm {
  @Text({ max: 200, example: 'Load in' }) name!: string;
  @DateText({ optional: true }) date?: string;
  @TimeText() time!: string;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
  @HalfHours({ nullable: true }) expected_hours?: number | null;
  @Text(MESSAGE) message?: string | null;
}

/** Merged with what is stored, so that nothing is left out. */
export class CallEditForm {
  @Text({ max: 200, example: 'Load in' }) name!: string;
  @DateText() date!: string;
  @TimeText() time!: string;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
  @HalfHours({ nullable: true }) expected_hours?: number | null;
  @Text(MESSAGE) message?: string | null;
  /** The date and time for which the texts were shown. */
  @Text({ max: 40, optional: true, example: '2031-05-01 07:00:00' }) agreed?: string;
}

/** The address of an edit: a date and time to show the texts of, before they are saved. */
export class MoveQuery {
  @DateText({ optional: true }) date?: string;
  @TimeText({ optional: true }) time?: string;
}

const NEEDED = { min: 1, max: 10_000, example: 4 } as const;
const FIRST_COME = { min: 0, max: 10_000, optional: true, example: 2 } as const;

export class LaborForm {
  @Id({ example: 3 }) labor_type!: number;
  @WholeNumber(NEEDED) needed_labor!: number;
  @WholeNumber(FIRST_COME) fcfs_positions?: number;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
  /** The form is shown again for the next skill. */
  @Flag({ optional: true }) another?: boolean;
}

export class LaborEditForm {
  @Id({ example: 3 }) labor_type!: number;
  @WholeNumber(NEEDED) needed_labor!: number;
  @WholeNumber(FIRST_COME) fcfs_positions?: number;
  @HalfHours({ nullable: true }) minimum_hours?: number | null;
}

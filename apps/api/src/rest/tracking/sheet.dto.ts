import { BATCH_ACTIONS, type BatchAction, SHEET_FIELDS, type SheetField } from '#libs/time-entry';
import { Choice, Id, Ids, ListOf, Text } from '../../edge/validation/fields.js';
import { REASON } from './tracking.dto.js';

const LONGEST = 200;

/** One cell, as somebody typed into it. */
export class SheetCellDto {
  @Id({ description: 'The labor request, as the time sheet lists it.', example: 41 })
  request_id!: number;
  @Choice(SHEET_FIELDS) field!: SheetField;
  @Text({
    max: LONGEST,
    blank: true,
    description:
      'As people type times: `7`, `730`, `7:30p`, `noon`, `now`, `2a +1`, or `2031-05-01T07:30`; breaks as `12-12:30, 5p 60`, `-` for none. A time gets the day, and where it is open the half of the day, that fits the shift.',
    example: '7:30p',
  })
  typed!: string;
  @Text({
    max: 2_000,
    blank: true,
    optional: true,
    description:
      'What the cell showed before: the time to the minute (`2031-05-01T07:30`), breaks as `2031-05-01T12:00/30` with spaces between, empty for nothing. If it holds another value by now, nothing is saved (409). Left out: not compared.',
    example: '2031-05-01T07:00',
  })
  shown?: string;
}

export class SheetCellsDto {
  @ListOf(SheetCellDto, {
    description:
      'In the order in which they are saved. With one cell, a refusal is the status; with several, it stands in the answer and stops no other.',
  })
  cells!: SheetCellDto[];
  @Text(REASON) reason?: string;
}

/** One action on many rows. */
export class SheetBatchDto {
  @Ids({ description: 'Labor requests of the time sheet.' }) request_ids!: number[];
  @Choice(BATCH_ACTIONS) action!: BatchAction;
  @Text({
    max: LONGEST,
    blank: true,
    optional: true,
    description:
      'The time for `update_start_time` and `update_end_time`, the break for `add_meal_break`, as people type them.',
    example: '12-12:30',
  })
  typed?: string;
  @Text(REASON) reason?: string;
}

import { Invalid } from '#libs/kernel';
import type { Work } from '#libs/platform';
import type { BreakMinutes, TimeSheetRow, TimeSheetService } from '#libs/time-entry';
import type { TrackingAction, TrackingDto } from './tracking.dto.js';

type TrackingHandler = (
  sheet: TimeSheetService,
  work: Work,
  row: TimeSheetRow,
  body: TrackingDto,
) => Promise<void>;

/** The service call of each action, and the fields it takes. */
export const TRACKING_HANDLERS: Record<TrackingAction, TrackingHandler> = {
  sign_in: (sheet, work, row) => sheet.signIn(work, row),
  sign_out: (sheet, work, row) => sheet.signOut(work, row),
  update_start_time: async (sheet, work, row, body) =>
    sheet.updateStartTime(work, row, requiredField(body, 'new_time')),
  update_end_time: async (sheet, work, row, body) =>
    sheet.updateEndTime(work, row, requiredField(body, 'new_time')),
  add_meal_break: async (sheet, work, row, body) =>
    sheet.addMealBreak(work, row, breakMinutes(body, 'type'), body.break_time ?? null),
  update_meal_break: async (sheet, work, row, body) =>
    sheet.updateMealBreak(
      work,
      row,
      requiredField(body, 'meal_break_id'),
      requiredField(body, 'break_time'),
      breakMinutes(body, 'duration'),
    ),
  delete_meal_break: async (sheet, work, row, body) =>
    sheet.deleteMealBreak(work, row, requiredField(body, 'meal_break_id')),
  ncns: (sheet, work, row) => sheet.noCallNoShow(work, row),
  showed_up: (sheet, work, row) => sheet.showedUp(work, row),
  call_out: (sheet, work, row) => sheet.callOut(work, row),
};

/** @throws Invalid naming the field */
function requiredField<Field extends keyof TrackingDto>(
  body: TrackingDto,
  field: Field,
): NonNullable<TrackingDto[Field]> {
  const value = body[field];
  if (value === undefined) throw Invalid.field(field, 'This field is required.');
  return value;
}

/** @throws Invalid naming the field */
function breakMinutes(body: TrackingDto, field: 'type' | 'duration'): BreakMinutes {
  const minutes = requiredField(body, field);
  if (minutes !== 30 && minutes !== 60)
    throw Invalid.field(field, 'Not a valid choice. Use one of: 30, 60.');
  return minutes;
}

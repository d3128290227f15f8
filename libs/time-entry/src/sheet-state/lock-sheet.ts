import type { RowOf, Work } from '#libs/platform';
import type { TimeSheet } from '../hours/time-sheet.entity.js';

export type LockedSheet = Pick<RowOf<TimeSheet>, 'id' | 'state' | 'revision'>;

/**
 * Locks the sheet of a call and all its rows: requirements, requests, sheet, in the order of every other verb. Whoever
 * changes hours holds the lock of a request, so a step of a sheet and a change of its hours run one after the other.
 */
export async function lockSheet(
  work: Work,
  companyId: number,
  callTimeId: number,
): Promise<LockedSheet> {
  work.executeWithoutWaiting(
    'select q.id from labor_requirements q where q.call_time_id = $1 order by q.id for no key update',
    [callTimeId],
  );
  work.executeWithoutWaiting(
    `select r.id from labor_requests r
      where r.labor_requirement_id in (select q.id from labor_requirements q where q.call_time_id = $1)
      order by r.id for update`,
    [callTimeId],
  );
  work.executeWithoutWaiting(
    'insert into time_sheets (company_id, call_time_id) values ($1, $2) on conflict (call_time_id) do nothing',
    [companyId, callTimeId],
  );
  const sheet = await work.row<LockedSheet>(
    'select ts.id, ts.state, ts.revision from time_sheets ts where ts.call_time_id = $1 for update',
    [callTimeId],
  );
  return sheet!;
}

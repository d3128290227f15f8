import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { SELECT_ROW_STATES, type RowSnapshot } from './row-state.js';

/** For so long a change can be undone; then it is forgotten. */
export const UNDO_HOURS = 24;

interface ActionOnRows {
  callTimeId: number;
  requestIds: readonly number[];
  /** As the time sheet names it. */
  action: string;
}

/** Remembers what people did on time sheets, so that they can undo it. */
@Injectable()
export class SheetHistoryService {
  /**
   * Runs a verb on locked rows, and remembers those that it changed. Two statements around it.
   *
   * @returns the requests whose row changed, which only who tells somebody waits for
   */
  async remember(
    work: Work,
    on: ActionOnRows,
    verb: () => Promise<unknown>,
  ): Promise<{ read: Promise<number[]> }> {
    // Nobody waits for it: the statements of a transaction are answered in their order.
    const states = this.states(work, on.requestIds);
    states.catch(() => undefined); // Those of the verb fail, too.
    await verb();
    const before = await states;
    const { userId } = work.actor;
    if (userId === null) return { read: Promise.resolve([]) };
    work.executeWithoutWaiting(
      `delete from time_sheet_changes tsc where tsc.call_time_id = $1 and tsc.user_id = $2 and tsc.created_at < $3`,
      [on.callTimeId, userId, new Date(work.now.getTime() - UNDO_HOURS * 3_600_000)],
    );
    const changed = work.row<{ ids: number[] }>(
      `insert into time_sheet_changes (call_time_id, user_id, action, rows, created_at)
       select $2, $3, $4, jsonb_agg(jsonb_build_object('before', earlier.row_state, 'after', now.row_state) order by now.request_id), $5
         from (${SELECT_ROW_STATES}) now
         join (select (state->>'request_id')::bigint as request_id, state as row_state from jsonb_array_elements($6::jsonb) as states(state)) earlier
           on earlier.request_id = now.request_id
        where now.row_state is distinct from earlier.row_state
       having count(*) > 0
       returning jsonb_path_query_array(rows, '$[*].after.request_id') as ids`,
      [on.requestIds, on.callTimeId, userId, on.action, work.now, JSON.stringify(before)],
    );
    return work.besideCommit(changed.then((row) => row?.ids ?? []));
  }

  /** By request. */
  async states(work: Work, requestIds: readonly number[]): Promise<RowSnapshot[]> {
    const rows = await work.rows<{ row_state: RowSnapshot }>(
      `select states.row_state from (${SELECT_ROW_STATES}) states order by states.request_id`,
      [requestIds],
    );
    return rows.map(({ row_state: state }) => state);
  }
}

import { Injectable } from '@nestjs/common';
import { assertReached } from '#libs/event';
import { NotFound } from '#libs/kernel';
import { NOT_ARCHIVED, REQUESTS_IN_CONTEXT } from '#libs/labor';
import { mayReadMoney } from '#libs/pay';
import { type KeysetPage, pageClauses, type Work } from '#libs/platform';
import { withoutMoney } from '../rules/money-in-values.js';
import { NAMES_OF_ACTORS } from './names-of-actors.js';
import {
  HISTORY_NEWEST_FIRST,
  type HistoryLine,
  type HistorySubject,
  type RowHistory,
} from './row-history.rows.js';

/** What is known of a request before its lines are read. */
type FoundRow = HistorySubject & {
  company_id: number;
  steward_id: number | null;
  call_time_id: number;
};
type FoundLine = HistoryLine & { secrets: string[] | null };

/** Milliseconds, as cursors have them. */
const at = (column: string): string => `date_trunc('milliseconds', ${column}) as at`;

const NOTHING = `null::jsonb as before, null::jsonb as after, false as is_erased`;
const PUNCH = `json_build_object('edge', p.edge, 'source', p.source, 'raw_at', p.raw_at, 'counted_at', p.counted_at)`;

/**
 * Entries about a request ($1), its hours ($2), the steps of its call's time sheet ($4) and, where $5 allows it, its pay;
 * each with the punches that were written along with it.
 */
const ENTRIES = `
  select 'entry' as type, trail.id, ${at('trail.at')}, trail.action, trail.subject, trail.subject_id, trail.before, trail.after,
         trail.is_erased, trail.actor_kind, trail.user_id, trail.impersonator_id, null::json as text, null::text[] as secrets,
         (select json_agg(${PUNCH} order by p.id) from punches p
           where trail.subject = 'time_entry' and p.time_entry_id = trail.subject_id and p.recorded_at = trail.at) as punches
    from audit_trail trail
   where trail.company_id = $3 and (trail.subject = 'labor_request' and trail.subject_id = $1
      or trail.subject = 'time_entry' and trail.subject_id = $2
      or trail.subject = 'call_time' and trail.subject_id = $4 and trail.action like 'time_sheet.%'
      or trail.subject = 'pay_entry' and trail.subject_id = $2 and $5)`;
/** Without what was asked, answered and confirmed. */
const ENTRIES_OF_HOURS = `${ENTRIES} and (trail.subject <> 'labor_request' or trail.action like 'time_sheet.%')`;
/** Punches that are older than their entries, or made up for a demonstration. */
const PUNCHES = `
  select 'punch', p.id, ${at('p.recorded_at')}, 'punch.' || p.edge, 'time_entry', p.time_entry_id, ${NOTHING},
         case when p.user_id is not null then 'user' when p.source = 'demonstration' then 'house' else 'clock-in' end, p.user_id, null::bigint, null::json, null::text[], json_build_array(${PUNCH})
    from punches p
   where p.time_entry_id = $2 and not exists (
     select from audit_entries ae where ae.subject = 'time_entry' and ae.subject_id = p.time_entry_id and ae.at = p.recorded_at)`;
const TEXTS = `
  select 'text', m.id, ${at('m.created_at')}, 'text.' || m.kind, 'labor_request', m.subject_id, ${NOTHING}, 'house', null::bigint, null::bigint,
         json_build_object('kind', m.kind, 'status', m.status, 'error', m.error, 'body', m.body), m.secrets, null::json
    from outgoing_messages m where m.subject_id = $1 and m.company_id = $3 and m.channel = 'sms'`;

/** All that happened to one request or to its hours: who did it, the punches, the texts. Two statements each. */
@Injectable()
export class RowHistoryQueries {
  /**
   * Of a request with its texts and hours, newest first: a page and one line more.
   *
   * @throws NotFound the call has no such request, or is another company's
   * @throws Unauthorized a steward who does not run its event
   */
  async ofRequest(
    work: Work,
    callTimeSlug: string,
    requestId: number,
    page: KeysetPage,
  ): Promise<RowHistory> {
    const row = await this.reached(work, callTimeSlug, requestId);
    return this.history(work, row, [ENTRIES, PUNCHES, TEXTS], page);
  }

  /**
   * Of the hours of a request: punches, edits and adjustments, newest first.
   *
   * @throws NotFound, Unauthorized as `ofRequest`
   */
  async ofHours(
    work: Work,
    callTimeSlug: string,
    requestId: number,
    page: KeysetPage,
  ): Promise<RowHistory> {
    const row = await this.reached(work, callTimeSlug, requestId);
    return this.history(work, row, [ENTRIES_OF_HOURS, PUNCHES], page);
  }

  private async reached(work: Work, callTimeSlug: string, requestId: number): Promise<FoundRow> {
    const row = await work.row<FoundRow>(
      `select r.id as request_id, te.id as time_entry_id, w.name as worker, t.name as skill, ct.name as call_name, ct.slug as call_slug,
              e.event_name, e.slug as event_slug, coalesce(te.time_zone, l.time_zone, c.time_zone) as time_zone, e.company_id, e.steward_id,
              ct.id as call_time_id
         from ${REQUESTS_IN_CONTEXT} left join time_entries te on te.labor_request_id = r.id
        where r.id = $1 and ct.slug = $2 and ${NOT_ARCHIVED}`,
      [requestId, callTimeSlug],
    );
    if (!row) throw new NotFound('LaborRequest');
    assertReached(work.actor, row, 'LaborRequest');
    return row;
  }

  private async history(
    work: Work,
    { company_id: companyId, steward_id: _, call_time_id: callTimeId, ...subject }: FoundRow,
    sources: readonly string[],
    page: KeysetPage,
  ): Promise<RowHistory> {
    const seesMoney = mayReadMoney(work.actor, companyId);
    const { request_id: requestId, time_entry_id: timeEntryId } = subject;
    const given = [requestId, timeEntryId, companyId, callTimeId, seesMoney];
    const { where, orderByAndLimit, parameters } = pageClauses(HISTORY_NEWEST_FIRST, page, given);
    const found = await work.rows<FoundLine>(
      `select entry.type, entry.id, entry.at, entry.action, entry.subject, entry.subject_id, entry.before, entry.after, entry.is_erased,
              entry.actor_kind, entry.text, entry.secrets, coalesce(entry.punches, '[]') as punches, ${NAMES_OF_ACTORS}
         from (${sources.join(' union all ')}) entry where ${where} ${orderByAndLimit}`,
      parameters,
    );
    const lines = found.map(withoutSecrets);
    return { subject, lines: seesMoney ? lines : lines.map(withoutAmounts) };
  }
}

function withoutSecrets({ secrets, text, ...line }: FoundLine): HistoryLine {
  const hide = (body: string): string =>
    (secrets ?? []).reduce((hidden, secret) => hidden.replaceAll(secret, '•••'), body);
  return { ...line, text: text && { ...text, body: hide(text.body) } };
}

/** For stewards, who read no money. */
function withoutAmounts(line: HistoryLine): HistoryLine {
  return { ...line, before: withoutMoney(line.before), after: withoutMoney(line.after) };
}

import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '#libs/kernel';
import { changedColumns, FactBus, type Work } from '#libs/platform';
import { isClosed, type SheetState } from '#libs/time-entry';
import type { ExtraKind } from '../engine/pay-input.js';
import { mayReadMoney } from '../pay.policy.js';
import { PayEntryChanged, PayExtraAdded, PayExtraRemoved } from './entry-detail.facts.js';
import { type EntryDetails, PayExtraQueries, type PayExtraRow } from './pay-extra.queries.js';

/** At most a million. */
export const MAX_EXTRA_AMOUNT = 1_000_000;

/** What is left out stays. */
export interface EntryDetailChanges {
  sentHome?: boolean;
  waivedFirst?: boolean;
  waivedSecond?: boolean;
}

interface ChangeableEntry {
  companyId: number;
  /** Why its pay changes after the approval; null: it is not approved. */
  reason: string | null;
}

/**
 * What a manager says about the pay of a time entry: sent home, meals waived, extras. As its hours, it changes only with a
 * reason once the time sheet is approved (decision 48); the audit trail keeps that, since stewards read the sheet.
 */
@Injectable()
export class EntryDetailService {
  constructor(
    private readonly extras: PayExtraQueries,
    private readonly facts: FactBus,
  ) {}

  /** Two statements. @throws NotFound the actor may not read money of the entry's company */
  async ofEntry(work: Work, entryId: number): Promise<EntryDetails> {
    const companyId = await this.companyOf(work, entryId);
    const details = await this.extras.forEntriesUnchecked(work, companyId, [entryId]);
    return details.get(entryId)!;
  }

  /**
   * @param reason needed once the time sheet is approved; null or blank: none
   * @throws NotFound
   * @throws Invalid naming `reason`: it is missing
   */
  async change(
    work: Work,
    entryId: number,
    changes: EntryDetailChanges,
    reason: string | null = null,
  ): Promise<EntryDetails> {
    const entry = await this.lock(work, entryId, reason);
    const { companyId } = entry;
    const found = await this.extras.forEntriesUnchecked(work, companyId, [entryId]);
    const details = found.get(entryId)!;
    const settings = columnsOf(details);
    const changed = changedColumns(settings, {
      sent_home: changes.sentHome,
      waived_first_meal: changes.waivedFirst,
      waived_second_meal: changes.waivedSecond,
    });
    if (!changed) return details;
    const { before, after } = changed;
    const wanted = { ...settings, ...after };
    await work.execute(
      `insert into pay_entry_details (time_entry_id, company_id, sent_home, waived_first_meal, waived_second_meal) values ($1, $2, $3, $4, $5)
       on conflict (time_entry_id) do update set sent_home = $3, waived_first_meal = $4, waived_second_meal = $5`,
      [
        ...[entryId, companyId, wanted.sent_home],
        ...[wanted.waived_first_meal, wanted.waived_second_meal],
      ],
    );
    const fact = new PayEntryChanged(companyId, entryId, { before, after }, entry.reason);
    await this.facts.record(work, fact);
    const waived = [
      ...(wanted.waived_first_meal ? (['first'] as const) : []),
      ...(wanted.waived_second_meal ? (['second'] as const) : []),
    ];
    return { ...details, sentHome: wanted.sent_home, waived };
  }

  /** @throws NotFound, Invalid as `change` */
  async addExtra(
    work: Work,
    entryId: number,
    { kind, cents, note }: { kind: ExtraKind; cents: number; note: string },
    reason: string | null = null,
  ): Promise<PayExtraRow> {
    const entry = await this.lock(work, entryId, reason);
    const { companyId } = entry;
    const extra = await work.row<PayExtraRow>(
      `insert into pay_extras as px (company_id, time_entry_id, kind, cents, note, created_at) values ($1, $2, $3, $4, $5, $6)
       returning px.id, px.kind, px.cents, px.note`,
      [companyId, entryId, kind, cents, note.trim(), work.now],
    );
    await this.facts.record(work, new PayExtraAdded(companyId, entryId, extra!, entry.reason));
    return extra!;
  }

  /** @throws NotFound, Invalid as `change`; no such extra of the entry */
  async removeExtra(
    work: Work,
    entryId: number,
    extraId: number,
    reason: string | null = null,
  ): Promise<void> {
    const entry = await this.lock(work, entryId, reason);
    const extra = await work.row<PayExtraRow>(
      `delete from pay_extras px where px.id = $1 and px.time_entry_id = $2 returning px.id, px.kind, px.cents, px.note`,
      [extraId, entryId],
    );
    if (!extra) throw new NotFound('PayExtra');
    await this.facts.record(
      work,
      new PayExtraRemoved(entry.companyId, entryId, extra, entry.reason),
    );
  }

  /** Locks the request, as a step of its time sheet does, and asks for the reason where that is approved. */
  private async lock(work: Work, entryId: number, reason: string | null): Promise<ChangeableEntry> {
    const companyId = await this.companyOf(work, entryId);
    await work.rows(
      `select r.id from labor_requests r
        where r.id = (select te.labor_request_id from time_entries te where te.id = $1) for update`,
      [entryId],
    );
    const sheet = await work.row<{ state: SheetState }>(
      `select ts.state from time_entries te join labor_requests r on r.id = te.labor_request_id
         join labor_requirements q on q.id = r.labor_requirement_id join time_sheets ts on ts.call_time_id = q.call_time_id
        where te.id = $1`,
      [entryId],
    );
    if (!sheet || !isClosed(sheet.state)) return { companyId, reason: null };
    const said = reason?.trim() ?? '';
    if (said === '')
      throw Invalid.field('reason', 'This time sheet is approved. Say why its pay changes.');
    return { companyId, reason: said };
  }

  private async companyOf(work: Work, entryId: number): Promise<number> {
    const row = await work.row<{ company_id: number }>(
      `select e.company_id from time_entries te join labor_requests r on r.id = te.labor_request_id
         join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id where te.id = $1`,
      [entryId],
    );
    if (!row || !mayReadMoney(work.actor, row.company_id)) throw new NotFound('TimeEntry');
    return row.company_id;
  }
}

function columnsOf({ sentHome, waived }: EntryDetails): {
  sent_home: boolean;
  waived_first_meal: boolean;
  waived_second_meal: boolean;
} {
  return {
    sent_home: sentHome,
    waived_first_meal: waived.includes('first'),
    waived_second_meal: waived.includes('second'),
  };
}

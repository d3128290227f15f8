import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Invalid, validatePhone } from '#libs/kernel';
import { FactBus, type Work } from '#libs/platform';
import { CallSheetChanged } from '../call-time.facts.js';
import { CallTimeQueries } from '../call-time.queries.js';
import type { CallTimeWithEvent } from '../call-time.rows.js';
import type { CallSheet } from './call-sheet.entity.js';
import { CALL_SHEET_COLUMNS, CallSheetQueries, type CallSheetRow } from './call-sheet.queries.js';

/** A whole sheet; phones as typed, blank ones are none. Contacts without name, role and phone are left out. */
export type CallSheetDraft = Pick<
  CallSheet,
  'place' | 'parking' | 'dress' | 'meals' | 'notes' | 'contacts' | 'showsCrew'
>;

/** A contact's number is none. */
class SheetPhoneInvalid extends Invalid {
  constructor(at: number) {
    const sentence = 'This is not a valid phone number.';
    super('call_sheet.phone_invalid', sentence, { [`contacts.${at}.phone`]: sentence });
  }
}

/** What crews read about their call. */
@Injectable()
export class CallSheetService {
  constructor(
    private readonly calls: CallTimeQueries,
    private readonly sheets: CallSheetQueries,
    private readonly facts: FactBus,
  ) {}

  /**
   * Writes the sheet of a call, the first time or again.
   *
   * @throws NotFound, Unauthorized as `CallTimeQueries.reached`
   * @throws SheetPhoneInvalid
   */
  async write(work: Work, slug: string, draft: CallSheetDraft): Promise<CallSheetRow> {
    const call = await this.calls.lockReached(work, slug);
    const before = await this.sheets.ofCallUnchecked(work, call.id);
    const contacts = readContacts(draft.contacts, before);
    const { place, parking, dress, meals, notes, showsCrew } = draft;
    const texts = [place, parking, dress, meals, notes].map((text) => text.trim());
    const [after] = await work.rows<CallSheetRow>(
      `insert into call_sheets as cs (call_time_id, company_id, place, parking, dress, meals, notes, contacts, shows_crew, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (call_time_id) do update set place = excluded.place, parking = excluded.parking, dress = excluded.dress,
         meals = excluded.meals, notes = excluded.notes, contacts = excluded.contacts, shows_crew = excluded.shows_crew, updated_at = excluded.updated_at
       returning ${CALL_SHEET_COLUMNS}`,
      [call.id, call.event.company_id, ...texts, JSON.stringify(contacts), showsCrew, work.now],
    );
    await this.record(work, call, before, after!);
    return after!;
  }

  /** Does nothing without one. @throws NotFound, Unauthorized as `CallTimeQueries.reached` */
  async remove(work: Work, slug: string): Promise<void> {
    const call = await this.calls.lockReached(work, slug);
    const before = await this.sheets.ofCallUnchecked(work, call.id);
    if (!before) return;
    await work.rows('delete from call_sheets where call_time_id = $1', [call.id]);
    await this.record(work, call, before, null);
  }

  private async record(
    work: Work,
    call: CallTimeWithEvent,
    before: CallSheetRow | null,
    after: CallSheetRow | null,
  ): Promise<void> {
    if (isSame(before, after)) return;
    const companyId = call.event.company_id;
    const values = { companyId, callTimeId: call.id, before: shown(before), after: shown(after) };
    await this.facts.record(work, new CallSheetChanged(values));
  }
}

/** A number that stood there already stays, valid or not. */
function readContacts(
  contacts: CallSheetDraft['contacts'],
  before: CallSheetRow | null,
): CallSheet['contacts'] {
  const known = new Set(before?.contacts.map(({ phone }) => phone));
  return contacts.flatMap(({ name, role, phone }, at) => {
    const typed = phone?.trim() ?? '';
    const valid = typed === '' ? null : known.has(typed) ? typed : validatePhone(typed);
    if (typed !== '' && valid === null) throw new SheetPhoneInvalid(at);
    const contact = { name: name.trim(), role: role.trim(), phone: valid };
    return contact.name || contact.role || contact.phone ? [contact] : [];
  });
}

/** Also by the numbers, which the audit trail does not show. */
function isSame(before: CallSheetRow | null, after: CallSheetRow | null): boolean {
  const phones = (sheet: CallSheetRow | null) => sheet?.contacts.map(({ phone }) => phone);
  return isDeepStrictEqual([shown(before), phones(before)], [shown(after), phones(after)]);
}

/** Values for the audit trail: contacts as text, and when it was written is the entry's own. */
function shown(sheet: CallSheetRow | null): object | null {
  if (!sheet) return null;
  const { place, parking, dress, meals, notes, shows_crew: showsCrew } = sheet;
  const contacts = sheet.contacts.map(({ name, role }) => [name, role].filter(Boolean).join(', '));
  return { place, parking, dress, meals, notes, contacts, shows_crew: showsCrew };
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '#libs/platform';
import { AuditClosingService } from './audit-closing.service.js';

const ENTRIES_AT_ONCE = 5000;

/** The months in which audit entries and their links lie. Functions of the tables' owner make and drop them. */
@Injectable()
export class AuditMonthsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closings: AuditClosingService,
  ) {}

  /** Makes the months up to three ahead. @returns how many parts were missing */
  async makeAhead(): Promise<number> {
    return this.unitOfWork.asSystem(async (work) => {
      const row = await work.row<{ made: number }>('select make_audit_months() as made');
      return row!.made;
    });
  }

  /**
   * Closes the chains where their older months are to end, deletes the values beside the entries of those, and drops the months.
   * Does nothing where the audit trail is kept for ever, or while younger links are of the kind that needs its entry.
   *
   * @returns how many parts of the two tables were dropped
   * @throws AuditEntriesWait entries of that time are not linked yet
   */
  async dropOld(): Promise<number> {
    const kept = await this.unitOfWork.reading().row<{ entries: Date; links: Date }>(
      `select kept.entries, kept.links
           from (select audit_kept_before() as entries, audit_kept_before() - interval '1 month' as links) kept
          where (exists (select from audit_entries ae where ae.at < kept.entries) or exists (select from audit_links al where al.linked_at < kept.links))
            and not exists (select from audit_links al where al.entry_hash is null and al.linked_at >= kept.links)`,
    );
    if (!kept) return 0;
    for (const before of [kept.links, kept.entries])
      await this.unitOfWork.asSystem((work) => this.closings.closeBefore(work, before));
    await this.deleteValues(kept.entries);
    return this.unitOfWork.asSystem(async (work) => {
      const row = await work.row<{ dropped: number }>('select drop_audit_months() as dropped');
      return row!.dropped;
    });
  }

  private async deleteValues(before: Date): Promise<void> {
    for (let last: number | null = 0; last !== null;)
      last = await this.unitOfWork.asSystem((work) => valuesAfter(work, before, last!));
  }
}

/** @returns the last entry whose values were deleted; null: there is none after */
async function valuesAfter(work: Work, before: Date, id: number): Promise<number | null> {
  const row = await work.row<{ last: number | null }>(
    `with part as materialized (
       select ae.id, ae.values_hash from audit_entries ae where ae.at < $1 and ae.id > $2 order by ae.id limit ${ENTRIES_AT_ONCE}
     ), gone as (
       delete from audit_values av using part where av.hash = part.values_hash
     )
     select max(part.id) as last from part`,
    [before, id],
  );
  return row!.last;
}

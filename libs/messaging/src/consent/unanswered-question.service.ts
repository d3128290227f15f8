import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';
import { senderOf } from './sender.js';

const DAY = 24 * 60 * 60_000;

/** Consent questions without an answer. */
@Injectable()
export class UnansweredQuestionService {
  /**
   * Allows numbers to be asked again that never answered an old question. Stopped numbers are left
   * out.
   *
   * @param dryRun only counts them
   * @returns how many questions there are, or were
   */
  async reset(
    work: Work,
    { olderThanDays, dryRun }: { olderThanDays: number; dryRun: boolean },
  ): Promise<number> {
    const before = new Date(work.now.getTime() - olderThanDays * DAY);
    const open = `asked_at <= $1 and granted_at is null and not exists (
      select 1 from phone_stops stops join companies c on c.id = consents.company_id
       where stops.phone_number = consents.phone_number and stops.sender = ${senderOf('c')})`;
    const found = dryRun
      ? await work.row<{ count: number }>(
          `select count(*)::int as count from consents where ${open}`,
          [before],
        )
      : await work.row<{ count: number }>(
          `with cleared as (
             update consents set asked_at = null where ${open} returning phone_number, company_id
           ), noted as (
             insert into consent_entries (phone_number, company_id, kind, source, at)
             select phone_number, company_id, 'unasked', 'question', $2::timestamptz from cleared returning 1
           )
           select count(*)::int as count from noted`,
          [before, work.now],
        );
    return found!.count;
  }
}

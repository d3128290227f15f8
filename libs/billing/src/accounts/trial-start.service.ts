import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/platform';

/** Start of trials: the later of a company's first day and this installation's first start with Stripe keys. */
@Injectable()
export class TrialStartService {
  /** Stores the first start with keys; later ones change nothing. */
  async rememberStart(work: Work): Promise<void> {
    await work.execute(
      'insert into billing_start (id, started_at) values (1, $1) on conflict (id) do nothing',
      [work.now],
    );
  }

  /** Null: there were never any keys, or the company does not exist. */
  async of(work: Work, companyId: number): Promise<Date | null> {
    const row = await work.row<{ started_at: Date }>(
      `select greatest(c.created_at, bs.started_at) as started_at from companies c cross join billing_start bs where c.id = $1`,
      [companyId],
    );
    return row?.started_at ?? null;
  }
}

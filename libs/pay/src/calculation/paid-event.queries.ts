import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import { PAID_EVENT_COLUMNS, PAID_EVENT_JOINS, type PaidEvent } from './pay-place.js';

@Injectable()
export class PaidEventQueries {
  /** One statement. @throws NotFound no such event, or its money is not for the actor */
  async reached(work: Work, slug: string): Promise<PaidEvent> {
    const row = await work.row<PaidEvent>(
      `select ${PAID_EVENT_COLUMNS} from events e ${PAID_EVENT_JOINS} where e.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('Event');
    return row;
  }
}

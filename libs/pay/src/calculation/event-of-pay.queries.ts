import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import { EVENT_OF_PAY_COLUMNS, EVENT_OF_PAY_JOINS, type EventOfPay } from './event-of-pay.rows.js';

@Injectable()
export class EventOfPayQueries {
  /** One statement. @throws NotFound no such event, or its money is not for the actor */
  async reached(work: Work, slug: string): Promise<EventOfPay> {
    const row = await work.row<EventOfPay>(
      `select ${EVENT_OF_PAY_COLUMNS} from events e ${EVENT_OF_PAY_JOINS} where e.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('Event');
    return row;
  }
}

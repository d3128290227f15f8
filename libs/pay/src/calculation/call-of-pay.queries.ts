import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import {
  type Named,
  EVENT_OF_PAY_COLUMNS,
  EVENT_OF_PAY_JOINS,
  type CallOfPay,
  type EventOfPay,
} from './event-of-pay.rows.js';

@Injectable()
export class CallOfPayQueries {
  /** One statement. @throws NotFound no such call, or its money is not for the actor */
  async reached(work: Work, slug: string): Promise<CallOfPay> {
    const row = await work.row<EventOfPay & Named & { starts_at: Date }>(
      `select ct.id, ct.slug, ct.name, ct.starts_at, ${EVENT_OF_PAY_COLUMNS}
         from call_times ct join events e on e.id = ct.event_id ${EVENT_OF_PAY_JOINS} where ct.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('CallTime');
    const { id, name, starts_at, event, company, zone } = row;
    return { call: { id, slug, name, starts_at }, event, company, zone };
  }
}

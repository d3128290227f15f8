import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';
import {
  type Named,
  PAID_EVENT_COLUMNS,
  PAID_EVENT_JOINS,
  type PaidCall,
  type PaidEvent,
} from './pay-place.js';

@Injectable()
export class PaidCallQueries {
  /** One statement. @throws NotFound no such call, or its money is not for the actor */
  async reached(work: Work, slug: string): Promise<PaidCall> {
    const row = await work.row<PaidEvent & Named & { starts_at: Date }>(
      `select ct.id, ct.slug, ct.name, ct.starts_at, ${PAID_EVENT_COLUMNS}
         from call_times ct join events e on e.id = ct.event_id ${PAID_EVENT_JOINS} where ct.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('CallTime');
    const { id, name, starts_at, event, company, zone } = row;
    return { call: { id, slug, name, starts_at }, event, company, zone };
  }
}

import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import type { Work } from '#libs/platform';
import { mayReadMoney } from '../pay.policy.js';

interface Named {
  id: number;
  slug: string;
  name: string;
}

/** An event whose money the actor may read. */
export interface PaidEvent {
  company: Named;
  event: Named;
  /** IANA name of the event's zone. */
  zone: string;
}

/** A call whose money the actor may read; deleted ones too, since their hours are paid. */
export interface PaidCall extends PaidEvent {
  call: Named & { starts_at: Date };
}

const COMPANY = `json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as company`;
const EVENT = `json_build_object('id', e.id, 'slug', e.slug, 'name', e.event_name) as event, coalesce(l.time_zone, c.time_zone) as zone`;
const JOINS = `join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;

/** What money is read of. One statement each. */
@Injectable()
export class PayPlaceQueries {
  /** @throws NotFound no such call, or its money is not for the actor */
  async call(work: Work, slug: string): Promise<PaidCall> {
    const row = await work.row<Omit<PaidCall, 'call'> & Named & { starts_at: Date }>(
      `select ct.id, ct.slug, ct.name, ct.starts_at, ${EVENT}, ${COMPANY}
         from call_times ct join events e on e.id = ct.event_id ${JOINS} where ct.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('CallTime');
    const { id, name, starts_at, event, company, zone } = row;
    return { call: { id, slug, name, starts_at }, event, company, zone };
  }

  /** @throws NotFound no such event, or its money is not for the actor */
  async event(work: Work, slug: string): Promise<PaidEvent> {
    const row = await work.row<PaidEvent>(
      `select ${EVENT}, ${COMPANY} from events e ${JOINS} where e.slug = $1`,
      [slug],
    );
    if (!row || !mayReadMoney(work.actor, row.company.id)) throw new NotFound('Event');
    return row;
  }
}

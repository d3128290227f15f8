export interface Named {
  id: number;
  slug: string;
  name: string;
}

/** An event whose money the actor may read. */
export interface EventOfPay {
  company: Named;
  event: Named;
  /** IANA name of the event's zone. */
  zone: string;
}

/** A call whose money the actor may read; deleted ones too, since their hours are paid. */
export interface CallOfPay extends EventOfPay {
  call: Named & { starts_at: Date };
}

/** Columns of `EventOfPay`, with the joins that they need after `events e`. */
export const EVENT_OF_PAY_COLUMNS = `json_build_object('id', e.id, 'slug', e.slug, 'name', e.event_name) as event, coalesce(l.time_zone, c.time_zone) as zone,
  json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) as company`;
export const EVENT_OF_PAY_JOINS = `join companies c on c.id = e.company_id left join location_profiles l on l.id = e.location_profile_id`;

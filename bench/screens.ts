import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import type { BenchCompany } from './data/company.js';

/** One thing that is read again and again, and where its statements are recorded. */
export interface Screen {
  name: string;
  path: string;
  /** Whether the request has a key. */
  signedIn: boolean;
  /** Of `test/sql`, without the ending. */
  recording: string;
  /** Whether its answer is kept while nothing changes (docs/decisions/0055). */
  isRevised: boolean;
}

/** Screens whose answer depends on the clock, has no reader, or costs no more than a look at the revision. */
const NOT_REVISED = ['user/info', 'confirm page', 'history'];

export interface ScreenSubjects {
  event: string;
  call: string;
  requirement: string;
  token: string;
  worked: string;
  worker: string;
}

/** Finds the rows to read: the next event, the last finished call, a worker who has not answered yet. */
const FIND_SUBJECTS = `
  with next as (select * from events where company_id = $1 and start_date > current_date order by start_date, id limit 1),
  call as (select ct.* from call_times ct join next on next.id = ct.event_id order by ct.starts_at limit 1),
  asked as (select q.* from labor_requirements q join call on call.id = q.call_time_id order by q.id limit 1),
  offered as (
    select r.* from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
     where ct.event_id = (select id from next) and r.state = 'pending' and r.sent_at is not null
       and not exists (select from labor_requests o join labor_requirements p on p.id = o.labor_requirement_id join call_times h on h.id = p.call_time_id
                        where o.worker_id = r.worker_id and h.event_id = ct.event_id and o.state = 'confirmed')
     order by r.id limit 1)
  select (select slug from next) as event, (select slug from call) as call, (select slug from asked) as requirement,
         (select token_short from offered) as token,
         (select ct.slug from call_times ct join events e on e.id = ct.event_id where e.company_id = $1 and ct.starts_at < now() - interval '1 day'
           order by ct.starts_at desc limit 1) as worked,
         (select w.slug from workers w where w.id = (select worker_id from offered)) as worker`;

export async function screensOf(
  connection: DatabaseConnection,
  house: BenchCompany,
): Promise<Screen[]> {
  const found = await findSubjects(connection, house);
  const screen = (name: string, path: string, recording: string, signedIn = true): Screen => ({
    name,
    path,
    signedIn,
    recording,
    isRevised: !NOT_REVISED.includes(name),
  });
  const { event, call, requirement, token, worked, worker } = found;
  return [
    screen('user/info', '/user/info/', 'user-info'),
    screen('events/list', '/events/list/', 'events-list'),
    screen('event', `/event/${event}/`, 'event-slug'),
    screen('tracking', `/call-times/${worked}/tracking/`, 'call-times-slug-tracking'),
    screen('call requests', `/call-times/${call}/requests/`, 'call-times-slug-requests'),
    screen('fill-list', `/request/${requirement}/fill-list/`, 'request-slug-fill-list'),
    screen('workers', '/workers/', 'workers'),
    screen('notifications', '/notifications/', 'notifications'),
    screen(
      'confirm page',
      `/event/${event}/confirm/${token}/`,
      'event-slug-confirm-event_token',
      false,
    ),
    screen('history', `/workers/${worker}/history/`, 'workers-slug-history'),
    screen('pending-list', '/pending-list/', 'pending-list'),
  ];
}

/** What there is to read in the company. */
export async function findSubjects(
  connection: DatabaseConnection,
  house: BenchCompany,
): Promise<ScreenSubjects & { companyId: number }> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<ScreenSubjects>(FIND_SUBJECTS, [house.id]);
    return { ...rows[0]!, companyId: house.id };
  } finally {
    await client.end();
  }
}

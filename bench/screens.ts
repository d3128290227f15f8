import { Client } from 'pg';
import type { DatabaseConnection } from '#libs/platform';
import type { BenchCompany } from './data/company.js';
import {
  CALL_REQUESTS,
  CONFIRM_PAGE,
  EVENT_BOARD,
  FILL_LIST,
  TIME_SHEET,
} from './floors/call-reads.js';
import { CONTACTS, EVENT_LIST, FEED, HISTORY, MYSELF, WAITING } from './floors/company-reads.js';

/** One thing that is read again and again, and what PostgreSQL does alone for the same answer. */
export interface Screen {
  name: string;
  path: string;
  /** Whether a key is shown. */
  signedIn: boolean;
  floor: { sql: string; parameters: unknown[] };
}

interface ScreenSubjects {
  event: string;
  call: string;
  requirement: string;
  token: string;
  worked: string;
  worker: string;
}

/** What is looked at: the next event, the last call that was worked, somebody who has not answered yet. */
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
  const signedIn = (name: string, path: string, sql: string, ...parameters: unknown[]): Screen => ({
    name,
    path,
    signedIn: true,
    floor: { sql, parameters },
  });
  return [
    signedIn('user/info', '/user/info/', MYSELF, house.managerUserId),
    signedIn('events/list', '/events/list/', EVENT_LIST, house.id),
    signedIn('event', `/event/${found.event}/`, EVENT_BOARD, house.id, found.event),
    signedIn(
      'tracking',
      `/call-times/${found.worked}/tracking/`,
      TIME_SHEET,
      house.id,
      found.worked,
    ),
    signedIn(
      'call requests',
      `/call-times/${found.call}/requests/`,
      CALL_REQUESTS,
      house.id,
      found.call,
    ),
    signedIn(
      'fill-list',
      `/request/${found.requirement}/fill-list/`,
      FILL_LIST,
      house.id,
      found.requirement,
    ),
    signedIn('workers', '/workers/', CONTACTS, house.id),
    signedIn('notifications', '/notifications/', FEED, house.id),
    {
      name: 'confirm page',
      path: `/event/${found.event}/confirm/${found.token}/`,
      signedIn: false,
      floor: { sql: CONFIRM_PAGE, parameters: [found.event, found.token] },
    },
    signedIn('history', `/workers/${found.worker}/history/`, HISTORY, house.id, found.worker),
    signedIn('pending-list', '/pending-list/', WAITING, house.id),
  ];
}

async function findSubjects(
  connection: DatabaseConnection,
  house: BenchCompany,
): Promise<ScreenSubjects> {
  const client = new Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<ScreenSubjects>(FIND_SUBJECTS, [house.id]);
    return rows[0]!;
  } finally {
    await client.end();
  }
}

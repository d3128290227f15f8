import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** Sockets of one person at one process; the product allows 50. */
const OF_ONE_PERSON = 25;

/** A company whose answers are watched. */
export interface Watched {
  index: number;
  id: number;
  /** What its dashboards join. */
  rooms: string[];
  /** Keys of its managers. */
  keys: string[];
  /** Offers that nobody has answered, all of one requirement's call. */
  offers: Offer[];
}

export interface Offer {
  id: number;
  token: string;
  eventSlug: string;
}

/**
 * Companies with enough managers to open so many sockets at each of two processes. Each is watched at the requirement, the
 * call and the event that are answered most.
 */
export async function aCrowd(pool: Pool, companies: number, clients: number): Promise<Watched[]> {
  const managers = Math.max(1, Math.ceil(clients / companies / 2 / OF_ONE_PERSON));
  const { rows } = await pool.query<{ id: string; slug: string }>('select id, slug from companies order by id limit $1', [companies]);
  return Promise.all(
    rows.map(async ({ id, slug }, index) => {
      const offers = await offersOf(pool, Number(id));
      const [first] = offers;
      const rooms = [`company:${slug}`, `event:${first!.eventSlug}`, `call-time:${first!.callSlug}`, `requirement:${first!.requirementSlug}`];
      return { index, id: Number(id), rooms, keys: await managersOf(pool, Number(id), managers), offers };
    }),
  );
}

/** Those of one event first. */
async function offersOf(pool: Pool, companyId: number): Promise<(Offer & { callSlug: string; requirementSlug: string })[]> {
  const { rows } = await pool.query<Offer & { callSlug: string; requirementSlug: string }>(
    `select q.id, q.token_short as token, e.slug as "eventSlug", ct.slug as "callSlug", r.slug as "requirementSlug"
       from labor_requests q join labor_requirements r on r.id = q.labor_requirement_id join call_times ct on ct.id = r.call_time_id
       join events e on e.id = ct.event_id
      where e.company_id = $1 and q.state = 'pending' and q.sent_at is not null and ct.starts_at > now() + interval '1 hour'
      order by e.start_date, e.id, ct.id, r.id, q.id`,
    [companyId],
  );
  if (rows.length === 0) throw new Error('A company of the benchmark has no offers to answer.');
  return rows;
}

async function managersOf(pool: Pool, companyId: number, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => randomBytes(20).toString('hex'));
  for (const [nth, key] of keys.entries()) {
    await pool.query(
      `with person as (
         insert into users (username, password_hash, email, first_name, last_name, created_at) values ($1, '', '', 'Live', 'Manager', now()) returning id
       ), granted as (
         insert into role_grants (user_id, role, company_id, created_at) select id, 'manager', $2, now() from person
       )
       insert into api_keys (user_id, key_hash, user_agent, created_at, last_used_at) select id, $3, 'bench', now(), now() from person`,
      [`live.${companyId}.${nth}`, companyId, createHash('sha256').update(key).digest('hex')],
    );
  }
  return keys;
}

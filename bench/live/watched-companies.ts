import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** Sockets of one user at one process; the product allows 50. */
const SOCKETS_PER_MANAGER = 25;

/** Event rooms of a dashboard, beside its company's. */
const WATCHED_EVENTS = 3;

/** A company whose answers are watched. */
export interface WatchedCompany {
  index: number;
  id: number;
  /** The rooms that its dashboards join. */
  rooms: string[];
  /** Keys of its managers. */
  keys: string[];
  /** Unanswered offers. */
  offers: Offer[];
}

export interface Offer {
  id: number;
  token: string;
  eventSlug: string;
}

/**
 * Companies with enough managers to open so many sockets at each of two processes. Dashboards watch the company, and
 * the events whose offers are answered.
 */
export async function watchedCompanies(
  pool: Pool,
  companies: number,
  clients: number,
): Promise<WatchedCompany[]> {
  const managers = Math.max(1, Math.ceil(clients / companies / 2 / SOCKETS_PER_MANAGER));
  const { rows } = await pool.query<{ id: string; slug: string }>(
    'select id, slug from companies order by id limit $1',
    [companies],
  );
  return Promise.all(
    rows.map(async ({ id, slug }, index) => {
      const offers = await offersOf(pool, Number(id));
      const rooms = [
        `company:${slug}`,
        ...new Set(offers.map(({ eventSlug }) => `event:${eventSlug}`)),
      ];
      return {
        index,
        id: Number(id),
        rooms,
        keys: await managersOf(pool, Number(id), managers),
        offers,
      };
    }),
  );
}

async function offersOf(pool: Pool, companyId: number): Promise<Offer[]> {
  const { rows } = await pool.query<Offer>(
    `with asked as (
       select r.id, r.token_short, e.slug, dense_rank() over (order by e.start_date, e.id) as nth
         from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id join call_times ct on ct.id = q.call_time_id
         join events e on e.id = ct.event_id
        where e.company_id = $1 and r.state = 'pending' and r.sent_at is not null and ct.starts_at > now() + interval '1 hour'
     )
     select id, token_short as token, slug as "eventSlug" from asked where nth <= $2 order by id`,
    [companyId, WATCHED_EVENTS],
  );
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

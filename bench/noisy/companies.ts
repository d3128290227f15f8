import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** A company with a key of its manager and numbers that agreed to texts. */
export interface BenchedCompany {
  id: number;
  userId: number;
  key: string;
  /** E.164. */
  phones: string[];
}

const KEY = 'noisy-bench';

/** All companies, the noisy one first. Gives each manager one more key. */
export async function companiesOf(pool: Pool): Promise<BenchedCompany[]> {
  const { rows } = await pool.query<{ id: string; userId: string; phones: string[] }>(
    `select c.id, (select min(g.user_id) from role_grants g where g.company_id = c.id and g.role = 'manager') as "userId",
            array(select o.phone_number from consents o where o.company_id = c.id and o.granted_at is not null
                     and not exists (select from phone_stops s where s.phone_number = o.phone_number) order by 1) as phones
       from companies c order by c.id`,
  );
  const companies = rows.map(({ id, userId, phones }) => ({
    ...{ id: Number(id), userId: Number(userId), phones },
    key: createHash('sha1').update(`${KEY} ${id}`).digest('hex'),
  }));
  await pool.query(
    `insert into api_keys (user_id, key_hash, user_agent, created_at, last_used_at)
     select (k->>'userId')::bigint, k->>'hash', '${KEY}', now(), now() from jsonb_array_elements($1::jsonb) k`,
    [
      JSON.stringify(
        companies.map(({ userId, key }) => ({
          userId,
          hash: createHash('sha256').update(key).digest('hex'),
        })),
      ),
    ],
  );
  // All hours are sending hours: held texts would say nothing.
  await pool.query('update companies set sending_from_minute = 0, sending_until_minute = 1440');
  return companies;
}

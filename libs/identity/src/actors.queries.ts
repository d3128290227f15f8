import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Actor, type Grant } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { fingerprint } from './fingerprint.js';

/** Somebody who showed a key or a session, and which one it was. */
export interface SignedInActor {
  actor: Actor;
  keyId: number | null;
  sessionId: number | null;
}

interface ActorRow {
  credential_id: number;
  user_id: number;
  username: string;
  first_name: string;
  is_worker: boolean;
  grants: Grant[];
}

const PERSON = `
  u.id as user_id, u.username, u.first_name,
  exists (select from workers w where w.user_id = u.id) as is_worker,
  coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'companyId', g.company_id) order by g.id)
    from role_grants g where g.user_id = u.id
  ), '[]') as grants`;

/** "Last used" is written once an hour at most, by the statement that reads. */
const BY_KEY = `
  with used as (
    update api_keys set last_used_at = $2
    where key_hash = $1 and last_used_at between $2::timestamptz - interval '90 days' and $2::timestamptz - interval '1 hour'
  )
  select k.id as credential_id, ${PERSON}
  from api_keys k join users u on u.id = k.user_id
  where k.key_hash = $1 and u.is_active and k.last_used_at >= $2::timestamptz - interval '90 days'`;

const BY_SESSION = `
  with used as (
    update sessions set last_used_at = $2
    where token_hash = $1 and last_used_at between $2::timestamptz - interval '14 days' and $2::timestamptz - interval '1 hour'
  )
  select s.id as credential_id, ${PERSON}
  from sessions s join users u on u.id = s.user_id
  where s.token_hash = $1 and u.is_active and s.expires_at > $2::timestamptz and s.last_used_at >= $2::timestamptz - interval '14 days'`;

/** Who is there, in one indexed statement. Asked by the edge before there is any `Work`. */
@Injectable()
export class ActorsQueries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Null for a key nobody has, one that was idle for 90 days, and one of a user who is switched off. */
  async byKey(key: string): Promise<SignedInActor | null> {
    const row = await this.find(BY_KEY, key);
    return row && { actor: actorOf(row), keyId: row.credential_id, sessionId: null };
  }

  /** @param cookie the cookie's value. Null for a session that ended, was idle for 14 days, or whose user is switched off */
  async bySession(cookie: string): Promise<SignedInActor | null> {
    const row = await this.find(BY_SESSION, cookie);
    return row && { actor: actorOf(row), keyId: null, sessionId: row.credential_id };
  }

  private async find(statement: string, secret: string): Promise<ActorRow | null> {
    const rows: ActorRow[] = await this.dataSource.query(statement, [fingerprint(secret), this.clock.now()]);
    return rows[0] ?? null;
  }
}

function actorOf(row: ActorRow): Actor {
  return new Actor({ userId: row.user_id, username: row.username, firstName: row.first_name, grants: row.grants, isWorker: row.is_worker });
}

import { Injectable } from '@nestjs/common';
import { Actor, type Grant } from '#libs/kernel';
import { Clock, type RowOf, UnitOfWork } from '#libs/platform';
import type { User } from '../accounts/user.entity.js';
import {
  IMPERSONATION_HOURS,
  KEY_DAYS,
  KEY_IDLE_DAYS,
  SESSION_IDLE_DAYS,
} from '../credentials/credential-lifetime.js';
import { hashToken } from '../credentials/hash-token.js';
import { ActorCacheService } from './actor-cache.service.js';
import { revisionOfUser } from './revision-of-user.js';
import type { SignedInActor } from './signed-in-actor.js';

type ActorRow = Pick<
  RowOf<User>,
  'id' | 'username' | 'first_name' | 'language' | 'rows_per_page'
> & {
  credential_id: number;
  /** The administrator who acts as the user. */
  impersonator_id: number | null;
  is_to_be_stamped: boolean;
  /** Of keys only. */
  revision: string;
  contact_company_ids: number[];
  grants: Grant[];
  is_without_second_factor: boolean;
  /** Ids of grants. */
  grants_asking_for_it: number[];
};

const ACTOR_COLUMNS = `
  u.id, u.username, u.first_name, u.language, u.rows_per_page,
  array(select w.company_id from workers w where w.user_id = u.id) as contact_company_ids,
  coalesce((
    select json_agg(json_build_object('id', g.id, 'role', g.role, 'companyId', g.company_id) order by g.id)
    from role_grants g where g.user_id = u.id
  ), '[]') as grants,
  not exists (select from second_factors sf where sf.user_id = u.id and sf.confirmed_at is not null) as is_without_second_factor,
  coalesce((
    select json_agg(distinct g.id) from role_grants g join second_factor_policies sp on g.role = 'administrator' or sp.company_id = g.company_id
     where g.user_id = u.id and g.role <> 'steward'
  ), '[]') as grants_asking_for_it`;

/**
 * "Last used" is written once an hour at most, in a separate statement, so that look-ups only read.
 */
const BY_KEY = `
  select k.id as credential_id, k.impersonator_id, k.last_used_at <= $2::timestamptz - interval '1 hour' as is_to_be_stamped, ${ACTOR_COLUMNS},
         ${revisionOfUser('u.id')} as revision
  from api_keys k join users u on u.id = k.user_id
  where k.key_hash = $1 and u.is_active and k.last_used_at >= $2::timestamptz - interval '${KEY_IDLE_DAYS} days'
    and k.created_at > $2::timestamptz - interval '${KEY_DAYS} days'
    and (k.impersonator_id is null or k.created_at > $2::timestamptz - interval '${IMPERSONATION_HOURS} hours')`;

const TOUCH_KEY = 'update api_keys set last_used_at = $2 where id = $1 and last_used_at < $2';

const BY_SESSION = `
  select s.id as credential_id, s.impersonator_id, s.last_used_at <= $2::timestamptz - interval '1 hour' as is_to_be_stamped, ${ACTOR_COLUMNS},
         ${revisionOfUser('u.id')} as revision
  from sessions s join users u on u.id = s.user_id
  where s.token_hash = $1 and u.is_active and s.expires_at > $2::timestamptz and s.last_used_at >= $2::timestamptz - interval '${SESSION_IDLE_DAYS} days'`;

const TOUCH_SESSION = 'update sessions set last_used_at = $2 where id = $1 and last_used_at < $2';

/** Looks up actors by their credential, in one indexed statement, before anybody acts: for the system. */
@Injectable()
export class ActorQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly remembered: ActorCacheService,
  ) {}

  /** Null: unknown, unused for 90 days, older than 365 days, or the account has ended. */
  byKey(key: string): Promise<SignedInActor | null> {
    return this.find('key', BY_KEY, TOUCH_KEY, key, (row) => ({
      actor: actorOf(row),
      keyId: row.credential_id,
      sessionId: null,
      revision: row.revision,
    }));
  }

  /** @param cookie the cookie's value. Null: ended, unused for 14 days, or the account has ended */
  bySession(cookie: string): Promise<SignedInActor | null> {
    return this.find('session', BY_SESSION, TOUCH_SESSION, cookie, (row) => ({
      actor: actorOf(row),
      keyId: null,
      sessionId: row.credential_id,
      revision: row.revision,
    }));
  }

  private async find(
    kind: string,
    statement: string,
    stamp: string,
    secret: string,
    present: (row: ActorRow) => SignedInActor,
  ): Promise<SignedInActor | null> {
    const hash = hashToken(secret);
    const credential = `${kind} ${hash}`;
    const known = this.remembered.get(credential);
    if (known) return { ...known, revision: null };
    const moment = this.remembered.beginLookUp();
    const now = this.clock.now();
    const work = this.unitOfWork.reading();
    const row = await work.row<ActorRow>(statement, [hash, now]);
    if (!row) return null;
    if (row.is_to_be_stamped) await work.execute(stamp, [row.credential_id, now]);
    const found = present(row);
    this.remembered.set(credential, found, moment);
    return found;
  }
}

/**
 * A role that asks for a second factor is none before there is one. Nobody acts as an administrator but the
 * administrator.
 */
function actorOf(row: ActorRow): Actor {
  const isImpersonated = row.impersonator_id !== null;
  const withheld = row.is_without_second_factor ? row.grants_asking_for_it : [];
  const isWithheld = ({ id }: Grant): boolean => withheld.includes(id);
  const counting = row.grants.filter(({ role }) => !(isImpersonated && role === 'administrator'));
  return new Actor({
    userId: row.id,
    username: row.username,
    firstName: row.first_name,
    grants: counting.filter((grant) => !isWithheld(grant)),
    impersonatorId: row.impersonator_id,
    withheldGrants: row.grants.filter(isWithheld),
    contactCompanyIds: row.contact_company_ids,
    language: row.language,
    rowsPerPage: row.rows_per_page,
  });
}

import { Injectable } from '@nestjs/common';
import type { PurgePart } from '#libs/platform';
import {
  IMPERSONATION_HOURS,
  KEY_DAYS,
  KEY_IDLE_DAYS,
  SESSION_IDLE_DAYS,
} from '../credentials/credential-lifetime.js';

/** Days for which an expired link is answered as expired instead of unknown. */
const LINK_DAYS = 7;
/** Days for which changes of addresses, invitations and known networks are kept. */
const RECORD_DAYS = 30;

const STATEMENTS = [
  `delete from sessions where id in (
     select id from sessions where expires_at <= $1 or last_used_at < $1::timestamptz - interval '${SESSION_IDLE_DAYS} days'
      order by id limit $2)`,
  `delete from api_keys where id in (
     select id from api_keys where last_used_at < $1::timestamptz - interval '${KEY_IDLE_DAYS} days'
         or created_at <= $1::timestamptz - interval '${KEY_DAYS} days'
         or (impersonator_id is not null and created_at <= $1::timestamptz - interval '${IMPERSONATION_HOURS} hours')
      order by id limit $2)`,
  `delete from password_reset_tokens where id in (
     select id from password_reset_tokens where expires_at < $1::timestamptz - interval '${LINK_DAYS} days' order by id limit $2)`,
  `delete from import_links where id in (
     select id from import_links where expires_at < $1::timestamptz - interval '${LINK_DAYS} days' order by id limit $2)`,
  `delete from invitations where id in (
     select id from invitations where expires_at < $1::timestamptz - interval '${RECORD_DAYS} days' order by id limit $2)`,
  `delete from account_changes where id in (
     select ac.id from account_changes ac where ac.created_at < $1::timestamptz - interval '${RECORD_DAYS} days'
        and not exists (select from account_change_links acl where acl.account_change_id = ac.id and acl.expires_at > $1)
      order by ac.id limit $2)`,
  `delete from sign_in_networks where (user_id, network_hash) in (
     select user_id, network_hash from sign_in_networks where last_at < $1::timestamptz - interval '${RECORD_DAYS} days' limit $2)`,
];

/** Deletes expired keys, sessions, links and codes. */
@Injectable()
export class CredentialPurgingService {
  readonly parts: readonly PurgePart[] = STATEMENTS.map(
    (statement) => (work, limit) => work.execute(statement, [work.now, limit]),
  );
}

import { Injectable } from '@nestjs/common';
import { LONGEST_CALL_HOURS } from '#libs/call-time';
import type { PurgePart } from '#libs/platform';
import { blankTokenOf, IS_BLANK } from '../requests/blank-token.js';

/** Days after the end of a call for which the app shows its links. */
const LINK_DAYS = 30;
/** Days for which a used or expired registration is answered as such instead of unknown. */
const REGISTRATION_DAYS = 30;

/** Days for which an uploaded file of contacts, or the report about it, can be looked at. */
const IMPORT_DAYS = 2;

/** Days for which calendars read of a deleted request that its call is canceled. */
const DELETED_REQUEST_DAYS = 30;

/** Days for which days off are kept that are over. */
const TIME_OFF_DAYS = 30;

/** Blanks and deletes expired links and codes of workers. */
@Injectable()
export class LinkPurgingService {
  readonly parts: readonly PurgePart[] = [
    (work, limit) =>
      work.execute(
        `with ended as (
           select r.id from labor_requests r join labor_requirements q on q.id = r.labor_requirement_id
             join call_times ct on ct.id = q.call_time_id
            where ct.starts_at < $1::timestamptz - interval '${LONGEST_CALL_HOURS} hours' - interval '${LINK_DAYS} days' and not ${IS_BLANK}
            order by r.id limit ${limit} for update of r skip locked
         ), asked as (
           update time_changes set token = gen_random_uuid(), expires_at = least(expires_at, $1) where labor_request_id in (select id from ended)
         )
         update labor_requests r set token = gen_random_uuid(), token_short = ${blankTokenOf('r')} from ended where r.id = ended.id`,
        [work.now],
      ),
    (work, limit) =>
      work.execute(
        `delete from number_proofs where user_id in (
           select user_id from number_proofs where expires_at < $1::timestamptz - interval '1 day' order by user_id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `delete from times_off where id in (
           select id from times_off where ends_on < $1::timestamptz::date - ${TIME_OFF_DAYS} order by id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `delete from registration_tokens where id in (
           select id from registration_tokens where coalesce(used_at, expires_at) < $1::timestamptz - interval '${REGISTRATION_DAYS} days' order by id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `update registration_tokens set code_hash = null, code_expires_at = null
          where id in (select id from registration_tokens where code_hash is not null and code_expires_at <= $1 order by id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `delete from contact_imports where id in (
           select id from contact_imports where created_at < $1::timestamptz - interval '${IMPORT_DAYS} days' order by id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `delete from deleted_requests where id in (
           select id from deleted_requests where deleted_at < $1::timestamptz - interval '${DELETED_REQUEST_DAYS} days' order by id limit $2)`,
        [work.now, limit],
      ),
    (work, limit) =>
      work.execute(
        `delete from text_questions where phone_number in (select phone_number from text_questions where expires_at <= $1 limit $2)`,
        [work.now, limit],
      ),
  ];
}

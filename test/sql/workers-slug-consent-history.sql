-- GET /workers/{slug}/consent-history/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- WorkerQueries.reached · libs/labor/src/workers/worker.queries.ts
select
  id,
  company_id,
  phone_number
from
  workers
where
  slug = $1
  and erased_at is null;

-- writeEntries (2) · libs/notification/src/followers/audit.follower.ts
with
  given as materialized (
    select
      n,
      change.*,
      case
        when audit_values_are_personal (before)
        or audit_values_are_personal (after) then gen_random_uuid()::text
      end as salt
    from
      jsonb_array_elements($1::jsonb) with ordinality as listed (value, n)
      cross join jsonb_to_record(listed.value) as change ("companyId" bigint, action text, subject text, "subjectId" bigint, before jsonb, after jsonb)
  ),
  change as materialized (
    select
      n,
      "companyId",
      action,
      subject,
      "subjectId",
      salt,
      nullif(before, 'null') as before,
      nullif(after, 'null') as after,
      audit_values_hash (salt, nullif(before, 'null'), nullif(after, 'null')) as hash
    from
      given
  ),
  kept as (
    insert into
      audit_values (hash, salt, before, after)
    select
      hash,
      salt,
      before,
      after
    from
      change
    where
      salt is not null
  ),
  written as (
    insert into
      audit_entries (
        at,
        user_id,
        actor_kind,
        impersonator_id,
        request_id,
        company_id,
        action,
        subject,
        subject_id,
        before,
        after,
        values_hash
      )
    select
      $2,
      $3,
      $4,
      $5,
      $6,
      "companyId",
      action,
      subject,
      "subjectId",
      case
        when salt is null then before
      end,
      case
        when salt is null then after
      end,
      hash
    from
      change
    order by
      n
    returning
      id,
      company_id,
      at
  )
insert into
  unlinked_audit_entries (entry_id, chain, at)
select
  id,
  coalesce(company_id, 0),
  at
from
  written;

-- ConsentHistoryQueries.ofWorker · libs/labor/src/workers/consent-history.queries.ts
-- null: wording, sender, provider_message_id, person
select
  (
    ce.own_sender is not null
    or coalesce(
      ce.company_id,
      (
        select
          m.company_id
        from
          outgoing_messages m
        where
          m.recipient = ce.phone_number
          and m.channel = 'sms'
          and m.kind <> 'reply'
          and m.company_id is not null
          and m.created_at <= ce.at
        order by
          m.id desc
        limit
          1
      ),
      (
        select
          company_id
        from
          consent_entries
        where
          phone_number = ce.phone_number
          and company_id is not null
          and at <= ce.at
        order by
          id desc
        limit
          1
      ),
      $2
    ) = $2
  ) as answers_us,
  ce.kind,
  ce.source,
  case
    when ce.company_id is null
    and exists (
      select
      from
        consents other
        join companies oc on oc.id = other.company_id
      where
        other.phone_number = ce.phone_number
        and oc.id <> $2
        and (
          strpos(lower(ce.wording), lower(oc.name)) > 0
          or strpos(lower(ce.wording), lower(nullif(trim(oc.name_short), ''))) > 0
        )
    ) then null
    else ce.wording
  end as wording,
  ce.sender,
  ce.at,
  ce.company_id,
  im.provider_id as provider_message_id,
  coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username) as person
from
  consent_entries ce
  left join incoming_messages im on im.id = ce.message_id
  left join users u on u.id = ce.user_id
where
  ce.phone_number = $1
  and (
    ce.company_id = $2
    or (
      ce.company_id is null
      and ce.own_sender is not distinct from (
        select
          sms_sender
        from
          companies
        where
          id = $2
      )
    )
  )
order by
  ce.at,
  ce.id;

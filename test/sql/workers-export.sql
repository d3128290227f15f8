-- GET /workers/export/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CompanyQueries.managed (2) · libs/company/src/company.queries.ts
-- null: address, city, state, zip_code, sms_sender
-- reminder_hours: []
-- text_countries: []
select
  c.id,
  c.slug,
  c.name,
  c.name_short,
  c.address,
  c.city,
  c.state,
  c.zip_code,
  c.phone_number,
  c.email,
  c.website,
  c.time_zone,
  c.time_tracking,
  c.minimum_minutes,
  c.meal_trigger_minutes,
  c.round_up_minutes,
  c.round_up_target,
  c.meal_penalty_hundredths,
  c.sending_from_minute,
  c.sending_until_minute,
  c.promotion_cutoff_minutes,
  c.rest_minutes,
  c.reminder_hours,
  c.sms_sender,
  c.text_countries,
  c.logo_file
from
  companies c
where
  c.id = $1;

-- WorkerQueries.contacts · libs/labor/src/workers/worker.queries.ts
-- rows: [{"id":"number","slug":"string","company_id":"number","user_id?":"number","name":"string","phone_number":"string","notes?":"string","no_show_count":"number","canceled_count":"number","is_steward":"boolean","primary_skill_id?":"","secondary_skill_id?":"","sms_consent":"boolean","sent_consent_msg":"boolean","stop_sms":"boolean","labor_type_ids":["number"],"alt_phones":[{"id":"number","phone_number":"string","label?":""}]}]
select
  coalesce(json_agg(listed), '[]') as rows
from
  (
    with
      those as materialized (
        select
          w.*
        from
          workers w
        where
          w.company_id = $1
          and w.erased_at is null
          and true
        order by
          lower(w.name) asc,
          w.name asc,
          w.id asc
      )
    select
      w.id,
      w.slug,
      w.company_id,
      w.user_id,
      w.name,
      w.phone_number,
      w.notes,
      w.no_show_count,
      w.canceled_count,
      w.is_steward,
      w.primary_skill_id,
      w.secondary_skill_id,
      (
        cons.granted_at is not null
        and stops.phone_number is null
      ) as sms_consent,
      cons.asked_at is not null as sent_consent_msg,
      stops.phone_number is not null as stop_sms,
      coalesce(skills.ids, '[]') as labor_type_ids,
      coalesce(alts.phones, '[]') as alt_phones
    from
      those w
      left join consents cons on cons.phone_number = w.phone_number
      and cons.company_id = w.company_id
      join companies wc on wc.id = w.company_id
      left join phone_stops stops on stops.phone_number = w.phone_number
      and stops.sender = coalesce(wc.sms_sender, 'shared')
      left join (
        select
          worker_id,
          json_agg(labor_type_id) as ids
        from
          worker_skills
        where
          worker_id in (
            select
              id
            from
              those
          )
        group by
          worker_id
      ) skills on skills.worker_id = w.id
      left join (
        select
          ap.worker_id,
          json_agg(
            json_build_object('id', ap.id, 'phone_number', ap.phone_number, 'label', ap.label)
            order by
              ap.id
          ) as phones
        from
          alt_phones ap
        where
          ap.worker_id in (
            select
              id
            from
              those
          )
        group by
          ap.worker_id
      ) alts on alts.worker_id = w.id
    order by
      lower(w.name) asc,
      w.name asc,
      w.id asc
  ) listed;

-- LaborTypeQueries.ofCompany · libs/company/src/labor-type.queries.ts
select
  t.id,
  t.company_id,
  t.name
from
  labor_types t
where
  t.company_id = $1
order by
  t.name,
  t.id;

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

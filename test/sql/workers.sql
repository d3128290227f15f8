-- GET /workers/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- TypeORM
start transaction isolation level repeatable read read only;

-- RevisionQueries.ofActor · libs/identity/src/sign-in/revision.queries.ts
select
  coalesce(
    case
      when not exists (
        select
        from
          role_grants g
        where
          g.user_id = $1::bigint
          and g.company_id is null
      ) then (
        select
          'c' || sum(rev.value)
        from
          company_revisions rev
        where
          rev.company_id = any (
            array(
              select
                g.company_id
              from
                role_grants g
              where
                g.user_id = $1::bigint
              union
              select
                w.company_id
              from
                workers w
              where
                w.user_id = $1::bigint
            )
          )
      )
    end,
    'd' || (
      select
        pg_snapshot_xmax(s)::text::bigint - (
          select
            count(*)
          from
            pg_snapshot_xip(s)
        )
      from
        pg_current_snapshot() s
    ) || ' ' || pg_postmaster_start_time()
  ) as revision;

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
        limit
          512
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

-- TypeORM
commit work;

-- GET /time-sheets/to-decide/ as manager

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

-- TimeSheetStateQueries.toDecide · libs/time-entry/src/sheet-state/time-sheet-state.queries.ts
select
  ct.slug as call_time_slug,
  ct.name as call_name,
  e.event_name,
  ct.starts_at,
  coalesce(l.time_zone, c.time_zone) as zone,
  coalesce(ts.state, 'draft') as state,
  ts.submitted_at,
  (
    select
      coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username)
    from
      users u
    where
      u.id = ts.submitted_by_user_id
  ) as submitted_by,
  coalesce(open.disputes, 0) as open_disputes
from
  (
    select
      ts.call_time_id
    from
      time_sheets ts
    where
      ts.company_id = $1
      and ts.state = 'submitted'
    union
    select
      ted.call_time_id
    from
      time_entry_disputes ted
    where
      ted.company_id = $1
      and ted.answered_at is null
  ) waiting
  join call_times ct on ct.id = waiting.call_time_id
  and ct.archived_at is null
  join events e on e.id = ct.event_id
  and e.archived_at is null
  join companies c on c.id = e.company_id
  left join location_profiles l on l.id = e.location_profile_id
  left join time_sheets ts on ts.call_time_id = ct.id
  left join (
    select
      ted.call_time_id,
      count(*)::int as disputes
    from
      time_entry_disputes ted
    where
      ted.company_id = $1
      and ted.answered_at is null
    group by
      ted.call_time_id
  ) open on open.call_time_id = ct.id
order by
  ct.starts_at,
  ct.id;

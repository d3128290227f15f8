-- GET /pay/time-entries/{id}/details/ as manager

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- EntryDetailService.companyOf · libs/pay/src/entry-details/entry-detail.service.ts
select
  e.company_id
from
  time_entries te
  join labor_requests r on r.id = te.labor_request_id
  join labor_requirements q on q.id = r.labor_requirement_id
  join call_times ct on ct.id = q.call_time_id
  join events e on e.id = ct.event_id
where
  te.id = $1;

-- PayExtraQueries.forEntriesUnchecked · libs/pay/src/entry-details/pay-extra.queries.ts
-- null: sent_home, waived_first_meal, waived_second_meal
-- extras: []
select
  entry.id,
  ped.sent_home,
  ped.waived_first_meal,
  ped.waived_second_meal,
  coalesce(
    (
      select
        json_agg(
          json_build_object('id', px.id, 'kind', px.kind, 'cents', px.cents, 'note', px.note)
          order by
            px.id
        )
      from
        pay_extras px
      where
        px.time_entry_id = entry.id
        and px.company_id = $1
    ),
    '[]'
  ) as extras
from
  unnest($2::bigint[]) as entry (id)
  left join pay_entry_details ped on ped.time_entry_id = entry.id
  and ped.company_id = $1;

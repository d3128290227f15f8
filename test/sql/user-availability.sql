-- GET /user/availability/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- TimeOffService.own · libs/labor/src/workers/availability/time-off.service.ts
select
  tof.id,
  tof.starts_on,
  tof.ends_on,
  tof.weekday,
  tof.from_time,
  tof.until_time
from
  times_off tof
where
  tof.user_id = $1
  and (
    tof.ends_on is null
    or tof.ends_on >= $2::date - 1
  )
order by
  tof.weekday,
  tof.from_time nulls first,
  tof.starts_on,
  tof.id;

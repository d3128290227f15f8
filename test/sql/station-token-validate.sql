-- GET /station/{token}/validate/ as nobody

-- StationService.find · libs/time-entry/src/stations/station.service.ts
-- null: revoked_at
select
  st.id,
  st.event_id,
  e.company_id,
  e.event_name,
  st.expires_at,
  st.revoked_at,
  coalesce(l.time_zone, c.time_zone) as time_zone
from
  stations st
  join (
    events e
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
  ) on e.id = st.event_id
  and e.archived_at is null
where
  st.token_hash = $1;

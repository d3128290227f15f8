-- GET /station/{token}/validate/ as nobody

-- StationService.find · libs/time-entry/src/stations/station.service.ts
-- null: revoked_at
select
  s.id,
  s.event_id,
  e.company_id,
  e.event_name,
  s.expires_at,
  s.revoked_at,
  coalesce(l.time_zone, c.time_zone) as time_zone
from
  stations s
  join (
    events e
    join companies c on c.id = e.company_id
    left join location_profiles l on l.id = e.location_profile_id
  ) on e.id = s.event_id
  and e.archived_at is null
where
  s.token_hash = $1;

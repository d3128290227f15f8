-- GET /user/calendar-feed/ as worker

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- CalendarFeedService.find · libs/labor/src/calendars/calendar-feed.service.ts
select
  cf.seed,
  cf.created_at
from
  calendar_feeds cf
where
  cf.user_id = $1;

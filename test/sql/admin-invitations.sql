-- GET /admin/invitations/ as administrator

-- ActorQueries.find · libs/identity/src/sign-in/actor.queries.ts · as in actor.sql

-- OpenInvitationService.listUnchecked · libs/identity/src/invitations/open-invitation.service.ts
select
  i.id,
  i.kind,
  i.phone_number,
  i.created_at,
  i.expires_at
from
  invitations i
where
  i.company_id is not distinct from $1::bigint
  and i.used_at is null
  and i.expires_at > $2
order by
  i.id desc
limit
  200;

-- GET /owner/register/{token}/ as nobody

-- InvitationService.findOpen · libs/identity/src/invitations/invitation.service.ts
-- null: company_id, company_name
select
  i.id,
  i.company_id,
  c.name as company_name,
  i.phone_number
from
  invitations i
  left join companies c on c.id = i.company_id
where
  i.token_hash = $1
  and i.kind = $2
  and i.used_at is null
  and i.expires_at > $3;

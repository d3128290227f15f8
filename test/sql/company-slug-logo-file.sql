-- GET /company/{slug}/logo/{file}/ as nobody

-- CompanyLogoService.find · libs/company/src/logo/company-logo.service.ts
select
  cl.content,
  cl.media_type,
  cl.etag
from
  companies c
  join company_logos cl on cl.company_id = c.id
where
  c.slug = $1
  and c.logo_file = $2;

import type { CompanyRow, LaborTypeRow } from '#libs/company';
import { integer, object, type Static, text } from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';

export const LaborTypeShape = object('LaborType', {
  id: integer(3),
  name: text('Rigger'),
  company: integer(1, 'Id of the company.'),
});
export type LaborTypeView = Static<typeof LaborTypeShape>;

export const LaborTypeWithCompanyShape = object('LaborTypeWithCompany', {
  id: integer(3),
  name: text('Rigger'),
  company: CompanyShape,
});
export type LaborTypeWithCompanyView = Static<typeof LaborTypeWithCompanyShape>;

export function presentLaborType(type: LaborTypeRow): LaborTypeView {
  return { id: type.id, name: type.name, company: type.company_id };
}

/** Inside a labor request the company is the whole object. */
export function presentLaborTypeWithCompany(
  type: LaborTypeRow,
  company: CompanyRow,
): LaborTypeWithCompanyView {
  return { id: type.id, name: type.name, company: presentCompany(company) };
}

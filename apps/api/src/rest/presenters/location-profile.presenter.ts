import {
  type CompanyRow,
  type LocationRow,
  locationWorkRules,
  resolveWorkRules,
} from '#libs/company';
import { extendObject, hoursOfMinutes } from '#libs/kernel';
import {
  decimal,
  integer,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';

const scalars = {
  id: integer(2),
  name: text('Arena'),
  address: text('1 Main Street'),
  time_zone: nullable(text('America/Chicago', "IANA name; null: the company's.")),
  minimum_hours: decimal(4, "Hours; the company's value where the location sets none."),
  meal_penalty_trigger_time: decimal(5),
  hour_round_up: integer(15),
};

export const LocationProfileShape = object('LocationProfile', {
  ...scalars,
  company: integer(1, 'Id of the company.'),
});
export type LocationProfileView = Static<typeof LocationProfileShape>;

/** Inside an event the company is the whole object. */
export const LocationWithCompanyShape = object('LocationProfileWithCompany', {
  ...scalars,
  company: CompanyShape,
});
export type LocationWithCompanyView = Static<typeof LocationWithCompanyShape>;

export function presentLocation(location: LocationRow, company: CompanyRow): LocationProfileView {
  return extendObject(presentScalars(location, company), { company: location.company_id });
}

export function presentLocationWithCompany(
  location: LocationRow,
  company: CompanyRow,
): LocationWithCompanyView {
  return extendObject(presentScalars(location, company), { company: presentCompany(company) });
}

function presentScalars(
  location: LocationRow,
  company: CompanyRow,
): Omit<LocationProfileView, 'company'> {
  const rules = resolveWorkRules(locationWorkRules(location, company));
  return {
    id: location.id,
    name: location.name,
    address: location.address,
    time_zone: location.time_zone,
    minimum_hours: hoursOfMinutes(rules.minimumMinutes),
    meal_penalty_trigger_time: hoursOfMinutes(rules.mealTriggerMinutes),
    hour_round_up: rules.roundUpMinutes,
  };
}

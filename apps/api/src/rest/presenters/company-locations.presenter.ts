import type { CompanyRow, LocationRow } from '#libs/company';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';
import { LocationProfileShape, presentLocation } from './location-profile.presenter.js';

/** The options of forms that choose a location. */
export const CompanyLocationsShape = object('CompanyLocations', {
  location_profiles: list(LocationProfileShape),
  company: CompanyShape,
});
export type CompanyLocationsView = Static<typeof CompanyLocationsShape>;

export function presentCompanyLocations(
  locations: readonly LocationRow[],
  company: CompanyRow,
): CompanyLocationsView {
  return {
    location_profiles: locations.map((location) => presentLocation(location, company)),
    company: presentCompany(company),
  };
}

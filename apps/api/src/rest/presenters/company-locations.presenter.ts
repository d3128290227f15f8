import type { CompanyRow, LocationRow } from '#libs/company';
import { list, object, type Static } from '../../edge/openapi/response-shapes.js';
import { CompanyShape, presentCompany } from './company.presenter.js';
import { LocationProfileShape, presentLocation } from './location-profile.presenter.js';

/** What forms that choose a location are filled with. */
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

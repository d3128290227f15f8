import { columnsOf, type JsonOf, type RowOf } from '#libs/platform';
import { Company } from './company.entity.js';
import type { LaborType } from './labor-type.entity.js';
import { LocationProfile } from './location-profile.entity.js';

/** A company as screens and settings read it. */
export type CompanyRow = Omit<RowOf<Company>, 'created_at' | 'restricted_since'>;
/** The same from `to_json`, which takes every column. */
export type CompanyJson = JsonOf<RowOf<Company>>;
export type LocationRow = RowOf<LocationProfile>;
export type LaborTypeRow = RowOf<LaborType>;

export const COMPANY_COLUMNS = columnsOf(Company, 'c', ['created_at', 'restricted_since']);
export const LOCATION_COLUMNS = columnsOf(LocationProfile, 'l');

/**
 * Rows as SQL hands them to screens: named as the database names them, plain objects, ready for a presenter.
 * Instants inside JSON columns are ISO strings, elsewhere `Date`.
 */
export interface CompanyRow {
  id: number;
  slug: string;
  name: string;
  name_short: string | null;
  address: string | null;
  city: string | null;
  state: string | null;
  zip_code: string | null;
  phone_number: string;
  email: string;
  website: string;
  time_zone: string;
  time_tracking: boolean;
  minimum_minutes: number;
  meal_trigger_minutes: number;
  round_up_minutes: number;
  round_up_target: 0 | 30;
  meal_penalty_hundredths: number;
  sending_from_minute: number;
  sending_until_minute: number;
  promotion_cutoff_minutes: number;
  /** Hours before a call, the longest first. */
  reminder_hours: number[];
  /** Last part of the logo's address; null: there is none. */
  logo_file: string | null;
}

export interface LocationRow {
  id: number;
  company_id: number;
  name: string;
  address: string;
  time_zone: string | null;
  minimum_minutes: number | null;
  meal_trigger_minutes: number | null;
  round_up_minutes: number | null;
}

export interface LaborTypeRow {
  id: number;
  company_id: number;
  name: string;
}

/** A table whose changes move revisions of companies. */
export interface RevisedTable {
  name: string;
  /** Statement with the ids of the companies that changed rows belong to. @param rows statement with these rows */
  companies: (rows: string) => string;
  /** Whether companies beside those of the transaction may be among them. */
  isShared?: true;
}

/** Rows that name their company. */
const OF_COMPANY = [
  ...['alt_phones', 'arrival_reports', 'call_sheets', 'call_times', 'cancellations'],
  ...['clock_in_tokens', 'closed_pay_items', 'consents', 'deleted_requests'],
  ...['earlier_workweeks', 'events', 'former_numbers', 'invitations', 'labor_requests'],
  ...['labor_requirements', 'labor_types'],
  ...['location_profiles', 'meal_breaks', 'notifications', 'pay_entry_details', 'pay_exports'],
  ...['pay_extras', 'pay_periods', 'pay_rates', 'pay_rule_set_choices', 'pay_rule_set_versions'],
  ...['pay_rule_sets', 'pay_settings', 'payroll_mappings', 'punches', 'replacement_offers'],
  ...['replacements', 'role_grants', 'scans', 'second_factor_policies', 'stations'],
  ...['time_changes', 'time_entries', 'time_entry_adjustments', 'time_entry_disputes'],
  ...['time_sheet_changes', 'time_sheets', 'unsettled_pay_changes', 'worker_payroll_numbers'],
  ...['worker_skills', 'workers'],
];

const ofUsers = (users: string): string => `
  select g.company_id from role_grants g where g.user_id in (${users}) and g.company_id is not null
   union select w.company_id from workers w where w.user_id in (${users})`;

/** Rows that several companies see. */
const SHARED: RevisedTable[] = [
  { name: 'companies', companies: (rows) => `select distinct id from (${rows}) changed` },
  // Whoever was named once, as author of an event or of a line, is shown by companies that they have left.
  {
    name: 'users',
    companies: (rows) => `
      select c.id from companies c
       where exists (select from (${rows}) changed group by id having count(distinct (username, first_name, last_name, email)) > 1)
       union ${ofUsers(`select id from (${rows}) changed`)}`,
  },
  {
    name: 'user_profiles',
    companies: (rows) => ofUsers(`select user_id from (${rows}) changed`),
  },
  {
    name: 'times_off',
    companies: (rows) =>
      `select distinct w.company_id from workers w where w.user_id in (select user_id from (${rows}) changed)`,
  },
  // A STOP counts for every company that has the number and the sender.
  {
    name: 'phone_stops',
    companies: (rows) => `
      select w.company_id from workers w where w.phone_number in (select phone_number from (${rows}) changed)
       union select ap.company_id from alt_phones ap where ap.phone_number in (select phone_number from (${rows}) changed)`,
  },
];

/** The tables of which answers about companies are made. */
export const REVISED_TABLES: readonly RevisedTable[] = [
  ...OF_COMPANY.map((name) => ({
    name,
    companies: (rows: string) => `select distinct company_id from (${rows}) changed`,
  })),
  ...SHARED.map((table) => ({ ...table, isShared: true as const })),
];

/** A table whose changes move revisions of companies. */
export interface RevisedTable {
  name: string;
  /** Statement with the ids of the companies that changed rows belong to. @param rows statement with these rows */
  companies: (rows: string) => string;
}

/** Rows that name their company. */
const OF_COMPANY = [
  ...['call_sheets', 'cancellations', 'closed_pay_items', 'consents', 'events', 'invitations'],
  ...['labor_types', 'location_profiles', 'notifications', 'pay_entry_details', 'pay_exports'],
  ...['pay_extras', 'pay_periods', 'pay_rates', 'pay_rule_set_choices', 'pay_rule_set_versions'],
  ...['pay_rule_sets', 'pay_settings', 'payroll_mappings', 'replacements', 'role_grants', 'scans'],
  ...['second_factor_policies', 'time_entry_adjustments', 'time_entry_disputes', 'time_sheets'],
  ...['unsettled_pay_changes', 'worker_payroll_numbers', 'workers'],
];

const EVENT = 'select e.company_id from events e where e.id = parents.id';
const CALL =
  'select e.company_id from call_times ct join events e on e.id = ct.event_id where ct.id = parents.id';
const REQUIREMENT = `select e.company_id from labor_requirements q join call_times ct on ct.id = q.call_time_id
                       join events e on e.id = ct.event_id where q.id = parents.id`;
const WORKER = 'select w.company_id from workers w where w.id = parents.id';
const REQUEST = `select w.company_id from labor_requests r join workers w on w.id = r.worker_id where r.id = parents.id`;
const ENTRY = `select w.company_id from time_entries te join labor_requests r on r.id = te.labor_request_id
                 join workers w on w.id = r.worker_id where te.id = parents.id`;

/** Rows that name what they belong to: that column, and the statement that finds its company. */
const OF_PARENT: [table: string, column: string, company: string][] = [
  ['alt_phones', 'worker_id', WORKER],
  ['arrival_reports', 'labor_request_id', REQUEST],
  ['call_times', 'event_id', EVENT],
  ['clock_in_tokens', 'worker_id', WORKER],
  ['deleted_requests', 'worker_id', WORKER],
  ['former_numbers', 'worker_id', WORKER],
  ['labor_requests', 'labor_requirement_id', REQUIREMENT],
  ['labor_requirements', 'call_time_id', CALL],
  ['meal_breaks', 'time_entry_id', ENTRY],
  ['punches', 'time_entry_id', ENTRY],
  ['replacement_offers', 'worker_id', WORKER],
  ['stations', 'event_id', EVENT],
  ['time_changes', 'labor_request_id', REQUEST],
  ['time_entries', 'labor_request_id', REQUEST],
  ['time_sheet_changes', 'call_time_id', CALL],
  ['worker_skills', 'worker_id', WORKER],
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
       union select w.company_id from alt_phones ap join workers w on w.id = ap.worker_id
              where ap.phone_number in (select phone_number from (${rows}) changed)`,
  },
];

/**
 * The tables of which answers about companies are made. Found by sub-select, one parent after the other: a join would be
 * planned once for a bulk change and scan whole tables from then on.
 */
export const REVISED_TABLES: readonly RevisedTable[] = [
  ...OF_COMPANY.map((name) => ({
    name,
    companies: (rows: string) => `select distinct company_id from (${rows}) changed`,
  })),
  ...OF_PARENT.map(([name, column, company]) => ({
    name,
    companies: (rows: string) =>
      `select (${company}) from (select distinct ${column} as id from (${rows}) changed) parents`,
  })),
  ...SHARED,
];

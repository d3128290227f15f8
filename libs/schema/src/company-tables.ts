/**
 * Every table says whose its rows are; `companies-apart.spec.ts` compares this with the database. A new table of a company
 * gets `company_id`, taken from its parent by a trigger where it has one, and foreign keys that contain it
 * (docs/decisions/0054-rows-know-their-company.md).
 */

/** Each row belongs to one company: by `company_id`, which is never null. */
export const COMPANY_TABLES = [
  ...['company_logos', 'location_profiles', 'labor_types', 'second_factor_policies'],
  ...['import_links', 'contact_imports', 'consents'],
  ...['events', 'call_times', 'call_sheets'],
  ...['workers', 'worker_skills', 'alt_phones', 'former_numbers', 'registration_tokens'],
  ...['labor_requirements', 'labor_requests', 'deleted_requests', 'time_changes'],
  'cancellations',
  ...['automatic_reminders', 'arrival_reports', 'replacements', 'replacement_offers'],
  ...['time_entries', 'meal_breaks', 'punches', 'clock_in_tokens', 'stations', 'scans'],
  ...['time_sheets', 'time_sheet_changes', 'time_entry_adjustments', 'time_entry_disputes'],
  ...['pay_rates', 'pay_settings', 'pay_entry_details', 'pay_extras', 'pay_rule_sets'],
  ...['pay_rule_set_versions', 'pay_rule_set_choices', 'pay_periods', 'closed_pay_items'],
  'earlier_workweeks',
  ...['unsettled_pay_changes', 'worker_payroll_numbers', 'payroll_mappings'],
  ...['pay_exports', 'pay_export_parts'],
  ...['billing_accounts', 'billing_mails', 'usage_records', 'usage_hours', 'usage_bookings'],
  ...['notifications', 'company_revisions'],
] as const;

/** Rows of companies beside rows of none, whose `company_id` is null. */
export const PARTLY_OF_COMPANIES = {
  role_grants: 'administrators work for the house',
  invitations: 'administrators are invited, too',
  outgoing_messages: 'codes, password links and the like are sent to users',
  consent_entries: 'STOP counts for every company',
  audit_entries: 'accounts belong to users',
  billing_alerts: 'some are about the installation',
  stripe_events: 'an event may name a customer whom nobody knows',
} as const;

/** Rows of companies whose key is `chain`: the company's id, or 0 for entries of none. */
export const CHAINED_TABLES = [
  ...['audit_links', 'audit_chains', 'audit_closings', 'unlinked_audit_entries'],
] as const;

/** Rows of no company, and why. */
export const TABLES_OF_NO_COMPANY = {
  companies: 'the companies themselves: by `id`',
  users: 'a person works for several companies',
  ...ofUsers('user_profiles', 'api_keys', 'sessions', 'password_reset_tokens', 'account_changes'),
  ...ofUsers('sign_in_networks', 'second_factors', 'recovery_codes', 'times_off', 'number_proofs'),
  ...ofUsers('account_change_links', 'calendar_feeds', 'idempotency_keys'),
  phone_stops: 'a STOP to a shared number counts for every company',
  text_questions: 'one number may have been asked by several companies',
  incoming_messages: 'a text to a shared number is of every company that knows its sender',
  simulated_messages: 'what simulated phones show, in development',
  audit_values: 'found only by the salted hash of an entry',
  audit_verifications: 'of all chains',
  billing_start: 'of the installation',
  task_heartbeats: 'of processes',
  migrations: 'of the installation',
} as const;

function ofUsers<Name extends string>(...tables: Name[]): Record<Name, string> {
  return Object.fromEntries(tables.map((table) => [table, "a user's, in every company"])) as Record<
    Name,
    string
  >;
}

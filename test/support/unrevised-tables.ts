const LOG = 'written with what it tells of, and no kept answer shows it';
const CREDENTIAL = 'how somebody signs in; no kept answer shows it';
const FILE = 'large, and no kept answer shows it';
const MESSAGE = 'changes with each report of a provider; no kept answer shows it';
const BILLING = 'read from Stripe; no kept answer shows it';
const OWN = 'keeps the server running';

/** Tables whose changes move no revision of a company, with the reason. */
export const UNREVISED_TABLES: Record<string, string> = {
  ...why(
    LOG,
    ...['audit_entries', 'audit_values', 'audit_links', 'audit_chains', 'audit_closings'],
    ...['audit_verifications', 'unlinked_audit_entries', 'consent_entries', 'automatic_reminders'],
  ),
  ...why(
    CREDENTIAL,
    ...['account_change_links', 'account_changes', 'api_keys', 'calendar_feeds', 'import_links'],
    ...['number_proofs', 'password_reset_tokens', 'recovery_codes', 'registration_tokens'],
    ...['second_factors', 'sessions', 'sign_in_networks'],
  ),
  ...why(FILE, 'company_logos', 'contact_imports', 'pay_export_parts'),
  ...why(MESSAGE, ...['incoming_messages', 'simulated_messages', 'text_questions']),
  ...why(
    BILLING,
    ...['billing_alerts', 'billing_mails', 'billing_start', 'stripe_events'],
    ...['usage_bookings', 'usage_hours', 'usage_records'],
  ),
  ...why(OWN, 'company_revisions', 'idempotency_keys', 'migrations', 'task_heartbeats'),
};

/** The tables that statements read. */
export function tablesOf(statements: string): string[] {
  return [...statements.matchAll(/\b(?:from|join)\s+(\w+)/gi)].map(([, table]) => table!);
}

/** Of these, the ones that a kept answer may not depend on: nobody notices their changes. */
export function unrevisedTablesOf(statements: string): string[] {
  return tablesOf(statements).filter(
    (table) => table in UNREVISED_TABLES && table !== 'company_revisions',
  );
}

function why(reason: string, ...tables: string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, reason]));
}

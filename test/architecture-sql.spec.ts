import { LIB_ORDER, type LibName } from '#libs/platform';
import { libOf, PRODUCT, read } from './support/source-tree.js';

/**
 * Tables of later libs that a lib names, each with its reason. Before adding to it, look for another way: a follower of
 * the later lib that refuses, or a column of one's own.
 */
const LOOKING_FORWARD: Record<string, { tables: string[]; because: string }> = {
  'libs/call-time/src/call-time.rows.ts': {
    tables: ['labor_requests', 'labor_requirements', 'time_entries'],
    because:
      'a call with hours stays where it is: asked by the statement that locks the calls to be moved',
  },
  'libs/identity/src/sign-in/actor.queries.ts': {
    tables: ['workers'],
    because: 'who is there is looked up with each request, by one statement',
  },
  'libs/identity/src/sign-in/revision-of-user.ts': {
    tables: ['workers'],
    because: 'read by the same statement: a worker reads what belongs to their companies',
  },
  'libs/labor/src/requests/labor-request.rows.ts': {
    tables: ['meal_breaks', 'time_entries'],
    because: 'the JSON of a request carries its hours, on every screen that lists requests',
  },
};

/** The alias of each table, the same in every statement. */
const ALIASES: Record<string, string> = {
  companies: 'c',
  company_logos: 'cl',
  company_revisions: 'rev',
  location_profiles: 'l',
  labor_types: 't',
  outgoing_messages: 'm',
  incoming_messages: 'im',
  simulated_messages: 'sim',
  consents: 'cons',
  consent_entries: 'ce',
  phone_stops: 'stops',
  users: 'u',
  user_profiles: 'up',
  role_grants: 'g',
  api_keys: 'k',
  sessions: 's',
  sign_in_networks: 'sn',
  second_factors: 'sf',
  second_factor_policies: 'sp',
  recovery_codes: 'rc',
  invitations: 'i',
  import_links: 'il',
  contact_imports: 'ci',
  password_reset_tokens: 'pr',
  account_changes: 'ac',
  account_change_links: 'acl',
  events: 'e',
  call_times: 'ct',
  call_sheets: 'cs',
  workers: 'w',
  worker_skills: 'ws',
  alt_phones: 'ap',
  former_numbers: 'fn',
  times_off: 'tof',
  number_proofs: 'np',
  registration_tokens: 'rt',
  labor_requirements: 'q',
  labor_requests: 'r',
  deleted_requests: 'dr',
  cancellations: 'can',
  time_changes: 'tc',
  calendar_feeds: 'cf',
  automatic_reminders: 'ar',
  arrival_reports: 'arr',
  replacements: 'rep',
  replacement_offers: 'ro',
  text_questions: 'tq',
  time_entries: 'te',
  time_sheet_changes: 'tsc',
  time_sheets: 'ts',
  time_entry_adjustments: 'tea',
  time_entry_disputes: 'ted',
  meal_breaks: 'mb',
  punches: 'p',
  clock_in_tokens: 'cit',
  stations: 'st',
  scans: 'sc',
  pay_rates: 'rate',
  pay_settings: 'ps',
  pay_entry_details: 'ped',
  pay_extras: 'px',
  pay_rule_sets: 'prs',
  pay_rule_set_versions: 'prv',
  pay_rule_set_choices: 'prc',
  pay_periods: 'pp',
  earlier_workweeks: 'ew',
  closed_pay_items: 'cpi',
  unsettled_pay_changes: 'upc',
  worker_payroll_numbers: 'wpn',
  payroll_mappings: 'pm',
  pay_exports: 'pxe',
  pay_export_parts: 'pxp',
  billing_accounts: 'ba',
  billing_start: 'bs',
  billing_alerts: 'bal',
  stripe_events: 'se',
  usage_records: 'ur',
  usage_hours: 'uh',
  usage_bookings: 'ub',
  notifications: 'n',
  audit_entries: 'ae',
  audit_values: 'av',
  audit_links: 'al',
  audit_chains: 'ach',
  audit_closings: 'acg',
  audit_verifications: 'avf',
  unlinked_audit_entries: 'uae',
  task_heartbeats: 'h',
  idempotency_keys: 'ik',
};

/** Further rows of a table in one statement: of the same worker, of the same requirement … */
const SECOND_ALIASES = [
  'libs/identity/src/sessions/session.service.ts: sessions own',
  'libs/identity/src/sign-in/sign-in-network.service.ts: sign_in_networks known',
  'libs/labor/src/requests/call-copying.service.ts: labor_requirements copy',
  'libs/labor/src/requests/cancellations.ts: cancellations own',
  'libs/labor/src/requests/cancellations.ts: labor_requests other',
  'libs/labor/src/requests/cancellations.ts: labor_requirements oq',
  'libs/labor/src/requests/message-progress.queries.ts: labor_requests o',
  'libs/labor/src/requests/message-progress.queries.ts: labor_requirements oq',
  'libs/labor/src/requests/number-change.service.ts: labor_requests o',
  'libs/labor/src/requests/request-answering.service.ts: labor_requests o',
  'libs/labor/src/requests/request-answering.service.ts: replacement_offers other',
  'libs/labor/src/requests/request-in-context.rows.ts: labor_requests other',
  'libs/labor/src/requests/request-in-context.rows.ts: labor_requirements oq',
  'libs/labor/src/requests/stale-message-check.ts: labor_requests o',
  'libs/labor/src/running-calls/replacing.service.ts: labor_requests o',
  'libs/labor/src/running-calls/replacing.service.ts: replacement_offers other',
  'libs/labor/src/texting/call-brief.queries.ts: workers contact',
  'libs/labor/src/workers/consent-history.queries.ts: companies oc',
  'libs/labor/src/workers/consent-history.queries.ts: consents other',
  'libs/labor/src/workers/conversation/conversation.queries.ts: companies oc',
  'libs/labor/src/workers/conversation/conversation.queries.ts: consents other',
  'libs/labor/src/workers/own/own-contact-moving.service.ts: workers other',
  'libs/labor/src/workers/own/duplicate-contact.queries.ts: workers other',
  'libs/labor/src/workers/worker.rows.ts: companies wc',
  'libs/messaging/src/outgoing/message-dispatch.service.ts: outgoing_messages o',
  'libs/time-entry/src/worker-merging/merge-requests.ts: time_entry_disputes own',
  'libs/pay/src/company-sets/pay-rule-set.service.ts: pay_rule_set_choices later',
  'libs/pay/src/exports/export-parts.ts: pay_export_parts later',
  'libs/pay/src/periods/frozen-entry.queries.ts: pay_rule_sets named',
  'libs/pay/src/periods/tax-year.queries.ts: workers own',
  'libs/pay/src/worked-time/canceled-time.rows.ts: labor_requirements oq',
  'libs/pay/src/followers/pay-people.follower.ts: pay_rates own',
  'libs/pay/src/rates/pay-rate.service.ts: pay_rates own',
  'libs/time-entry/src/board/call-board.queries.ts: labor_requests o',
  'libs/time-entry/src/hours/attendance.queries.ts: labor_requests own',
  'libs/time-entry/src/hours/attendance.queries.ts: labor_requirements oq',
  'libs/time-entry/src/hours/attendance.queries.ts: time_entries hours',
  'libs/time-entry/src/scans/scan-judging.service.ts: call_times oct',
  'libs/time-entry/src/scans/scan-judging.service.ts: labor_requests own',
  'libs/time-entry/src/scans/scan-judging.service.ts: labor_requirements oq',
  'libs/time-entry/src/worker-merging/merge-requests.ts: clock_in_tokens own',
  'libs/time-entry/src/worker-merging/merge-requests.ts: labor_requests a',
  'libs/time-entry/src/worker-merging/merge-requests.ts: labor_requests b',
  'libs/time-entry/src/worker-merging/move-contact-rows.ts: alt_phones own',
  'libs/time-entry/src/worker-merging/move-contact-rows.ts: workers o',
  'libs/time-entry/src/worker-merging/worker-merging.service.ts: workers o',
];

const OWNERS = tableOwners();
const NAMED = new RegExp(
  `\\b(?:from|join|into|update|using|truncate)\\s+(?:only\\s+)?(${Object.keys(OWNERS).join('|')})\\b(?:\\s+(?:as\\s+)?([a-z]\\w*))?`,
  'g',
);
const KEYWORDS =
  /^(where|set|on|order|group|join|left|right|inner|cross|full|union|limit|for|returning|values|as|using|default|select|having|and|in)$/;

describe('SQL', () => {
  it('finds the table of every entity', () => {
    const entities = PRODUCT.filter((file) => file.endsWith('.entity.ts'));
    expect(Object.keys(OWNERS)).toHaveLength(entities.length);
  });

  it('of a lib names its own tables and those of libs before it', () => {
    const found = PRODUCT.flatMap((file) => {
      const lib = libOf(file);
      if (!lib || lib === 'schema') return [];
      const tables = tablesIn(file).map(({ table }) => table);
      const later = tables.filter((table) => isBefore(lib, OWNERS[table]!));
      return [...new Set(later)].sort().map((table) => `${file}: ${table}`);
    });
    const listed = Object.entries(LOOKING_FORWARD).flatMap(([file, { tables }]) =>
      tables.map((table) => `${file}: ${table}`),
    );
    expect(found.sort()).toEqual(listed.sort());
  });

  it('gives each table an alias of its own', () => {
    expect(new Set(Object.values(ALIASES)).size).toBe(Object.keys(ALIASES).length);
  });

  it('calls a table by one alias', () => {
    const odd = PRODUCT.filter((file) => libOf(file) !== 'schema').flatMap((file) =>
      tablesIn(file)
        .filter(({ table, alias }) => alias !== null && alias !== ALIASES[table])
        .map(({ table, alias }) => `${file}: ${table} ${alias}`),
    );
    expect([...new Set(odd)].sort()).toEqual([...SECOND_ALIASES].sort());
  });

  it('that may concern all companies names them all (`anyCompanyOf`): a plan for any value could use no index otherwise', () => {
    const odd = PRODUCT.filter((file) =>
      /\$\d+(::[\w[\]]+)?( is null)? or \w*\.?company_id\b/.test(read(file)),
    );
    // The grants of one person.
    expect(odd).toEqual(['libs/identity/src/accounts/people.queries.ts']);
  });
});

function isBefore(lib: LibName, other: LibName): boolean {
  return LIB_ORDER.indexOf(lib) < LIB_ORDER.indexOf(other);
}

function tableOwners(): Record<string, LibName> {
  const pairs = PRODUCT.flatMap((file) =>
    [...read(file).matchAll(/@Entity\(\s*'(\w+)'/g)].map(
      (match) => [match[1]!, libOf(file)!] as const,
    ),
  );
  return Object.fromEntries(pairs);
}

/** Tables that the file's statements name, comments left out, with their alias. */
function tablesIn(file: string): { table: string; alias: string | null }[] {
  const code = read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
  return [...code.matchAll(NAMED)].map(([, table, alias]) => ({
    table: table!,
    alias: alias && !KEYWORDS.test(alias) ? alias : null,
  }));
}

import type { PopulatedCompany } from './a-populated-company.js';

/** Readers of the populated company. */
export type Reader = 'nobody' | 'worker' | 'steward' | 'manager' | 'owner' | 'administrator';

/** Routes without an actor, or about the server itself; invoices are read from Stripe. */
export const EXCLUDED_PATHS =
  /^\/((health|metrics|dev|docs|app|webhooks)\/|billing\/invoices\/|admin\/billing\/)/;

interface ReadCost {
  as: Reader;
  statements: number;
}

/**
 * SQL statements of each GET, including the actor's look-up: at most four, whatever the amount of data, plus the audit
 * entry, or begin, revision and commit of `REVISED_READS`.
 */
export const READ_STATEMENT_COUNTS: Record<string, ReadCost> = {
  '/admin/companies/': { as: 'administrator', statements: 2 },
  '/admin/invitations/': { as: 'administrator', statements: 2 },
  '/admin/system/': { as: 'administrator', statements: 4 },
  '/admin/users/': { as: 'administrator', statements: 3 },
  '/archive/': { as: 'manager', statements: 3 },
  '/billing/': { as: 'owner', statements: 2 },
  '/call-time/{slug}/add-call-time/': { as: 'steward', statements: 6 },
  '/call-time/{slug}/board/': { as: 'steward', statements: 4 },
  '/call-time/{slug}/not-clocked-in/': { as: 'steward', statements: 3 },
  '/call-times/{slug}/add-labor/': { as: 'steward', statements: 7 },
  '/call-times/{slug}/confirmations/': { as: 'steward', statements: 7 },
  '/call-times/{slug}/messages/': { as: 'steward', statements: 3 },
  '/call-times/{slug}/requests/': { as: 'manager', statements: 7 },
  '/call-times/{slug}/requests/{request_id}/audit/': { as: 'steward', statements: 3 },
  '/call-times/{slug}/sheet/': { as: 'steward', statements: 3 },
  '/call-times/{slug}/tracking/': { as: 'steward', statements: 7 },
  '/call-times/{slug}/tracking/state/': { as: 'steward', statements: 4 },
  '/call-times/{slug}/tracking/{request_id}/audit/': { as: 'steward', statements: 3 },
  '/call-times/{slug}/tracking/{request_id}/punches/': { as: 'steward', statements: 4 },
  '/call/confirm-time-change/{token}/': { as: 'nobody', statements: 2 },
  '/clock-in/{token}/': { as: 'nobody', statements: 2 },
  '/company/audit/': { as: 'owner', statements: 3 },
  '/company/invitations/': { as: 'owner', statements: 3 },
  '/company/people/': { as: 'owner', statements: 4 },
  '/company/second-factor/': { as: 'owner', statements: 3 },
  '/company/settings/': { as: 'owner', statements: 2 },
  '/company/{slug}/logo/{file}/': { as: 'nobody', statements: 1 },
  '/create-event/': { as: 'manager', statements: 6 },
  '/declined-count/': { as: 'manager', statements: 6 },
  '/declined-list/': { as: 'manager', statements: 7 },
  '/event/{slug}/': { as: 'manager', statements: 7 },
  '/event/{slug}/audit/': { as: 'manager', statements: 3 },
  '/event/{slug}/confirm/{event_token}/': { as: 'nobody', statements: 4 },
  '/event/{slug}/messages/': { as: 'manager', statements: 3 },
  '/event/{slug}/scans/': { as: 'manager', statements: 3 },
  '/event/{slug}/stations/': { as: 'manager', statements: 3 },
  '/events/list/': { as: 'manager', statements: 7 },
  '/labor/{slug}/edit/': { as: 'steward', statements: 6 },
  '/labor/{slug}/status/': { as: 'steward', statements: 6 },
  '/location-profiles/': { as: 'manager', statements: 6 },
  '/notifications/': { as: 'manager', statements: 5 },
  '/owner/register/{token}/': { as: 'nobody', statements: 1 },
  '/pay/call-times/{slug}/': { as: 'manager', statements: 9 },
  '/pay/events/{slug}/': { as: 'manager', statements: 12 },
  '/pay/exports/': { as: 'manager', statements: 3 },
  '/pay/exports/{id}/': { as: 'manager', statements: 3 },
  '/pay/exports/{id}/file/': { as: 'manager', statements: 4 },
  '/pay/mappings/': { as: 'manager', statements: 3 },
  '/pay/periods/': { as: 'manager', statements: 4 },
  '/pay/periods/{starts_on}/': { as: 'manager', statements: 4 },
  '/pay/periods/{starts_on}/ahead/': { as: 'manager', statements: 14 },
  '/pay/periods/{starts_on}/workers/{slug}/': { as: 'manager', statements: 4 },
  '/pay/rates/': { as: 'manager', statements: 3 },
  '/pay/requirements/{slug}/rate/': { as: 'manager', statements: 3 },
  '/pay/rule-choices/': { as: 'manager', statements: 3 },
  '/pay/rule-sets/': { as: 'manager', statements: 3 },
  '/pay/rule-set-examples/': { as: 'manager', statements: 2 },
  '/pay/rule-sets/{id}/': { as: 'manager', statements: 4 },
  '/pay/settings/': { as: 'manager', statements: 3 },
  '/pay/tax/{year}/': { as: 'manager', statements: 3 },
  '/pay/tax/{year}/{slug}/': { as: 'manager', statements: 3 },
  '/pay/time-entries/{id}/': { as: 'manager', statements: 8 },
  '/pay/time-entries/{id}/details/': { as: 'manager', statements: 3 },
  '/pay/time-entries/{id}/frozen/': { as: 'manager', statements: 3 },
  '/pay/workers/{slug}/': { as: 'manager', statements: 9 },
  '/pending-count/': { as: 'manager', statements: 6 },
  '/pending-list/': { as: 'administrator', statements: 7 },
  '/request/{slug}/fill-list/': { as: 'steward', statements: 7 },
  '/request/{slug}/messages/': { as: 'steward', statements: 3 },
  '/skills/': { as: 'manager', statements: 6 },
  '/sms-count/': { as: 'manager', statements: 2 },
  '/sms-usage/': { as: 'owner', statements: 4 },
  '/station/{token}/validate/': { as: 'nobody', statements: 1 },
  '/steward/events/': { as: 'steward', statements: 7 },
  '/steward/register/{token}/': { as: 'nobody', statements: 1 },
  '/stewards/': { as: 'manager', statements: 6 },
  '/time-sheets/to-decide/': { as: 'manager', statements: 3 },
  '/upcoming-event-count/': { as: 'manager', statements: 6 },
  '/user/availability/': { as: 'worker', statements: 2 },
  '/user/hours/': { as: 'worker', statements: 4 },
  '/user/info/': { as: 'worker', statements: 2 },
  '/user/keys/': { as: 'worker', statements: 2 },
  '/user/profile/': { as: 'worker', statements: 3 },
  '/user/second-factor/': { as: 'worker', statements: 3 },
  '/user/calendar-feed/': { as: 'worker', statements: 2 },
  '/user/language/': { as: 'worker', statements: 1 },
  '/user/sessions/': { as: 'worker', statements: 2 },
  '/user/settings/': { as: 'worker', statements: 2 },
  '/workers/': { as: 'manager', statements: 7 },
  '/workers/export/': { as: 'manager', statements: 5 },
  '/workers/{slug}/messages/': { as: 'manager', statements: 3 },
  '/workers/{slug}/audit/': { as: 'manager', statements: 4 },
  '/workers/{slug}/consent-history/': { as: 'manager', statements: 4 },
  '/workers/{slug}/history/': { as: 'manager', statements: 4 },
};

/** Bulk reads of personal data, which write one statement more: their audit entry. */
export const AUDITED_READS = [
  '/workers/{slug}/consent-history/',
  '/workers/export/',
  '/company/people/',
  '/admin/users/',
];

/** Reads that compute pay. */
export const PAID_READS = [
  '/pay/call-times/{slug}/',
  '/pay/events/{slug}/',
  '/pay/periods/{starts_on}/ahead/',
  '/pay/time-entries/{id}/',
  '/pay/workers/{slug}/',
];

/** An administrator names the company, where the path does not; managers need not. */
export function queryFor(reader: Reader, path: string, house: PopulatedCompany): string {
  const namesNone =
    /^\/(create-event|skills|location-profiles|workers|workers\/export|stewards|company\/settings|pay\/rates|pay\/settings)\/$/.test(
      path,
    );
  return reader === 'administrator' && namesNone ? `?company=${house.company.slug}` : '';
}

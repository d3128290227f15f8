/** Reads some table of `UNREVISED_TABLES`, or the view `audit_trail` of such tables. */
export const ROWS = 'its rows move no revision';
/** There is no actor whose companies have a revision. */
export const LINK = 'opened with a link or without any key, by whoever has it';
/** A 304 without a further statement would leave the entry out. */
export const AUDITED = 'each read is an entry of the audit trail';
const CLOCK = 'tells what is late, or has been earned, at this instant';
const TEXTS = 'read while texts leave, when it is another each time';
const SMALL = 'costs no more than a look at the revision';
const OWN = 'of the reader in all companies, or of none, whom no single company answers for';
const ALL = 'of all companies, of which each commit is a revision';
const OPENED =
  'read when somebody opens it, not again after each click: the hash of its bytes saves the transfer';

/** GETs that are not `@Revised`, each with the reason. */
export const UNREVISED_READS: Record<string, string> = {
  ...why(ALL, '/admin/companies/', '/admin/invitations/'),
  ...why(
    AUDITED,
    ...['/admin/users/', '/company/people/', '/workers/export/'],
    '/workers/{slug}/consent-history/',
  ),
  ...why(
    CLOCK,
    ...['/billing/', '/call-time/{slug}/board/', '/call-time/{slug}/not-clocked-in/'],
    ...['/call-times/{slug}/tracking/state/', '/event/{slug}/stations/'],
    ...['/pay/call-times/{slug}/', '/pay/events/{slug}/', '/pay/periods/{starts_on}/ahead/'],
    ...['/time-sheets/to-decide/'],
  ),
  ...why(
    LINK,
    ...['/call/confirm-time-change/{token}/', '/clock-in/{token}/'],
    ...['/company/{slug}/logo/{file}/', '/event/{slug}/confirm/{event_token}/'],
    ...['/owner/register/{token}/', '/station/{token}/validate/', '/steward/register/{token}/'],
  ),
  ...why(
    ROWS,
    ...['/admin/system/', '/call-times/{slug}/requests/{request_id}/audit/'],
    ...['/call-times/{slug}/tracking/{request_id}/audit/', '/pay/exports/{id}/file/'],
    ...['/user/calendar-feed/', '/user/keys/', '/user/second-factor/', '/user/sessions/'],
    ...['/company/audit/', '/event/{slug}/audit/', '/workers/{slug}/audit/'],
    '/workers/{slug}/messages/',
  ),
  ...why(
    TEXTS,
    ...['/call-times/{slug}/messages/', '/event/{slug}/messages/', '/request/{slug}/messages/'],
    ...['/sms-count/', '/sms-usage/'],
  ),
  ...why(
    SMALL,
    ...['/company/second-factor/', '/company/settings/', '/user/info/', '/user/language/'],
    ...['/pay/rule-set-examples/', '/user/settings/'],
  ),
  ...why(OWN, '/user/availability/', '/user/hours/', '/user/profile/'),
  ...why(
    OPENED,
    ...['/archive/', '/call-times/{slug}/sheet/', '/company/invitations/', '/event/{slug}/scans/'],
    ...['/call-times/{slug}/tracking/{request_id}/punches/', '/workers/{slug}/history/'],
    ...['/pay/exports/', '/pay/exports/{id}/', '/pay/mappings/', '/pay/periods/'],
    ...['/pay/periods/{starts_on}/', '/pay/periods/{starts_on}/workers/{slug}/', '/pay/rates/'],
    ...['/pay/requirements/{slug}/rate/', '/pay/rule-choices/', '/pay/rule-sets/'],
    ...['/pay/rule-sets/{id}/', '/pay/settings/', '/pay/tax/{year}/', '/pay/tax/{year}/{slug}/'],
    ...['/pay/time-entries/{id}/', '/pay/time-entries/{id}/details/'],
    ...['/pay/time-entries/{id}/frozen/', '/pay/workers/{slug}/'],
  ),
};

function why(reason: string, ...paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, reason]));
}

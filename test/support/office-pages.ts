import type { DataSource } from 'typeorm';
import { TimeEntry } from '#libs/time-entry';
import type { PopulatedCompany, PopulatedEvent } from './a-populated-company.js';

/** What a page's address can name. */
export interface OfficeWorld {
  company: PopulatedCompany;
  show: PopulatedEvent;
  /** A time entry of another show. */
  entryId: number;
}

/** Eight hours of the worker of another show. @returns the id of the time entry */
export async function anEntry(db: DataSource, company: PopulatedCompany): Promise<number> {
  const { confirmed } = await company.show();
  const [startAt, endAt] = ['12', '20'].map((hour) => new Date(`2031-05-01T${hour}:00:00Z`));
  const entry = { laborRequestId: confirmed.id, startAt, endAt };
  const { identifiers } = await db.manager.insert(TimeEntry, entry);
  return identifiers[0]!['id'] as number;
}

export interface OfficePage {
  name: string;
  /** Who opens it. */
  role: 'visitor' | 'worker' | 'steward' | 'manager' | 'owner' | 'administrator';
  path: string | ((world: OfficeWorld) => string);
}

/**
 * Every page under `/app/` and the showcase of components. `office-pages-in-a-browser` opens each in both themes: no
 * finding of axe, no error in the console, no horizontal scroll at 360 px, everything reachable by keyboard.
 */
export const OFFICE_PAGES: readonly OfficePage[] = [
  { name: 'components', role: 'visitor', path: '/dev/components' },
  {
    name: 'components with an open dialog',
    role: 'visitor',
    path: '/dev/components?dialog=dialog-sample',
  },
  { name: 'welcome', role: 'visitor', path: '/app/' },
  { name: 'login', role: 'visitor', path: '/app/login/' },
  { name: 'forgot password', role: 'visitor', path: '/app/forgot-password/' },
  { name: 'nothing there', role: 'manager', path: '/app/nothing-there/' },
  { name: 'manager’s today', role: 'manager', path: '/app/dashboard/' },
  { name: 'profile', role: 'manager', path: '/app/account/' },
  { name: 'change password', role: 'manager', path: '/app/change-password/' },
  { name: 'notifications', role: 'manager', path: '/app/notifications/' },
  { name: 'search', role: 'manager', path: '/app/search/?q=a' },
  { name: 'search without words', role: 'steward', path: '/app/search/' },
  { name: 'billing', role: 'owner', path: '/app/owner/billing/' },
  { name: 'billing of all companies', role: 'administrator', path: '/app/admin/billing/' },
  { name: 'company settings', role: 'owner', path: '/app/owner/' },
  { name: 'another zone', role: 'owner', path: '/app/owner/?zone=America/Chicago' },
  { name: 'the company', role: 'manager', path: '/app/company/' },
  { name: 'people and roles', role: 'owner', path: '/app/people/' },
  { name: 'stewards', role: 'manager', path: '/app/steward/invite/' },
  { name: 'profile', role: 'worker', path: '/app/account/' },
  { name: 'second factor', role: 'manager', path: '/app/account/second-factor/' },
  { name: 'keys and sessions', role: 'manager', path: '/app/account/sessions/' },
  { name: 'administrator’s today', role: 'administrator', path: '/app/callman-admin/' },
  { name: 'companies', role: 'administrator', path: '/app/callman-admin/companies/' },
  {
    name: 'a company’s switches',
    role: 'administrator',
    path: ({ company }) => `/app/callman-admin/companies/${company.company.slug}/`,
  },
  { name: 'users', role: 'administrator', path: '/app/list-users/' },
  { name: 'system', role: 'administrator', path: '/app/callman-admin/system/' },
  { name: 'pay', role: 'manager', path: '/app/pay/' },
  { name: 'rules of pay', role: 'manager', path: '/app/pay/rules/' },
  { name: 'new rules of pay', role: 'owner', path: '/app/pay/rules/new/' },
  {
    name: 'rules that start from an example',
    role: 'manager',
    path: '/app/pay/rules/new/?from=california',
  },
  { name: 'pay periods', role: 'manager', path: '/app/pay/periods/' },
  { name: 'a pay period', role: 'owner', path: '/app/pay/periods/2031-04-27/' },
  { name: 'files of pay', role: 'manager', path: '/app/pay/exports/' },
  {
    name: 'a file of pay',
    role: 'manager',
    path: ({ show }) => `/app/pay/exports/${show.file.id}/`,
  },
  { name: 'payroll formats', role: 'manager', path: '/app/pay/mappings/?preset=paychex' },
  { name: 'the tax year', role: 'manager', path: '/app/pay/tax/2031/' },
  { name: 'rates', role: 'owner', path: '/app/pay/rates/' },
  { name: 'rates from a file', role: 'manager', path: '/app/pay/rates/import/' },
  {
    name: 'rates of a contact',
    role: 'manager',
    path: ({ show }) => `/app/pay/rates/?worker=${show.worker.slug}`,
  },
  {
    name: 'why a rate counts',
    role: 'manager',
    path: ({ show }) =>
      `/app/pay/requirement/${show.requirement.slug}/rate/?worker=${show.worker.slug}`,
  },
  { name: 'pay settings', role: 'owner', path: '/app/pay/settings/' },
  {
    name: 'why an entry is paid what it is',
    role: 'manager',
    path: ({ entryId }) => `/app/pay/entries/${entryId}/`,
  },
  {
    name: 'why a worker is paid what they are',
    role: 'worker',
    path: ({ entryId }) => `/app/pay/entries/${entryId}/`,
  },
  {
    name: 'what was frozen of an entry',
    role: 'manager',
    path: ({ entryId }) => `/app/pay/entries/${entryId}/frozen/`,
  },
  {
    name: 'what an event costs',
    role: 'manager',
    path: ({ show }) => `/app/pay/event/${show.event.slug}/`,
  },
  {
    name: 'pay of a call',
    role: 'manager',
    path: ({ show }) => `/app/pay/call/${show.call.slug}/`,
  },
  {
    name: 'what a worker earned',
    role: 'manager',
    path: ({ show }) => `/app/pay/workers/${show.worker.slug}/`,
  },
  { name: 'attendance', role: 'manager', path: '/app/reports/attendance/' },
  { name: 'message usage', role: 'manager', path: '/app/sms-usage/' },
  {
    name: 'hours of a call',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/report/`,
  },
  {
    name: 'hours of events',
    role: 'manager',
    path: ({ show }) => `/app/event-workers-report/?event_ids=${show.event.id}`,
  },
  {
    name: 'message usage of all',
    role: 'administrator',
    path: '/app/callman-admin/sms-usage/',
  },
  { name: 'what happened in the company', role: 'owner', path: '/app/audit/company/' },
  {
    name: 'what happened to an event',
    role: 'manager',
    path: ({ show }) => `/app/audit/event/${show.event.slug}/`,
  },
  {
    name: 'what happened to a contact',
    role: 'manager',
    path: ({ show }) => `/app/audit/contact/${show.worker.slug}/`,
  },
  {
    name: 'what happened to a request',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/requests/${show.confirmed.id}/history/`,
  },
  {
    name: 'what happened to somebody’s hours',
    role: 'steward',
    path: ({ show }) => `/app/call/${show.call.slug}/track/${show.confirmed.id}/history/`,
  },
  { name: 'list of events', role: 'manager', path: '/app/events/?include_past=on' },
  { name: 'list of deleted events', role: 'manager', path: '/app/events/?view=deleted' },
  { name: 'list of a steward’s events', role: 'steward', path: '/app/events/' },
  { name: 'a steward’s day', role: 'steward', path: '/app/steward/' },
  {
    name: 'who of a call is here',
    role: 'steward',
    path: ({ show }) => `/app/call/${show.call.slug}/board/`,
  },
  {
    name: 'codes for everybody',
    role: 'manager',
    path: ({ show }) => `/app/events/${show.event.slug}/?send=codes`,
  },
  { name: 'new event', role: 'manager', path: '/app/events/create' },
  { name: 'an event', role: 'manager', path: ({ show }) => `/app/events/${show.event.slug}/` },
  {
    name: 'an event as its steward sees it',
    role: 'steward',
    path: ({ show }) => `/app/events/${show.event.slug}/`,
  },
  {
    name: 'an event that is edited',
    role: 'manager',
    path: ({ show }) => `/app/events/${show.event.slug}/edit`,
  },
  {
    name: 'an event that is about to be canceled',
    role: 'manager',
    path: ({ show }) => `/app/events/${show.event.slug}/cancel`,
  },
  {
    name: 'an event that gets a call',
    role: 'manager',
    path: ({ show }) => `/app/events/${show.event.slug}/add-call`,
  },
  {
    name: 'an event with a call about to move',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/edit/?time=10:30`,
  },
  {
    name: 'an event with a call that gets labor',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/add-labor/`,
  },
  {
    name: 'an event with labor that is edited',
    role: 'manager',
    path: ({ show }) => `/app/labor/${show.requirement.slug}/edit/`,
  },
  {
    name: 'everybody asked for a call',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.later.slug}/requests/`,
  },
  {
    name: 'a time sheet',
    role: 'steward',
    path: ({ show }) => `/app/call/${show.call.slug}/track/`,
  },
  {
    name: 'a time sheet with what the hours of a row come from',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/track/?row=${show.confirmed.id}`,
  },
  {
    name: 'a time sheet without a crew',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.later.slug}/track/`,
  },
  {
    name: 'a cell of a time sheet',
    role: 'manager',
    path: ({ show }) =>
      `/app/call/${show.call.slug}/track/edit/?request_id=${show.confirmed.id}&field=start_time`,
  },
  {
    name: 'a row of a time sheet',
    role: 'manager',
    path: ({ show }) => `/app/call/time-sheet-row/${show.confirmed.id}/`,
  },
  { name: 'contacts', role: 'manager', path: '/app/workers/' },
  { name: 'contacts, nobody found', role: 'manager', path: '/app/workers/?search=nobody+at+all' },
  { name: 'adding a contact', role: 'manager', path: '/app/workers/?dialog=add-contact' },
  { name: 'a contact', role: 'manager', path: ({ show }) => `/app/worker/${show.worker.slug}/` },
  {
    name: 'editing a contact',
    role: 'manager',
    path: ({ show }) => `/app/worker/edit/${show.worker.id}/`,
  },
  {
    name: 'a contact’s history',
    role: 'manager',
    path: ({ show }) => `/app/worker/history/${show.worker.slug}/`,
  },
  {
    name: 'a contact’s messages',
    role: 'manager',
    path: ({ show }) => `/app/worker/${show.worker.slug}/messages/`,
  },
  {
    name: 'a contact’s consent',
    role: 'manager',
    path: ({ show }) => `/app/worker/${show.worker.slug}/consent/`,
  },
  { name: 'importing contacts', role: 'manager', path: '/app/contacts/import/' },
  {
    name: 'adding oneself',
    role: 'visitor',
    path: ({ company }) => `/app/info/add/${company.company.slug}/`,
  },
  {
    name: 'having added oneself',
    role: 'visitor',
    path: ({ company }) => `/app/info/add/${company.company.slug}/thanks/`,
  },
  {
    name: 'poster to add oneself',
    role: 'manager',
    path: ({ company }) => `/app/info/add/qr/${company.company.slug}/`,
  },
  { name: 'clearing unused contacts', role: 'manager', path: '/app/contacts/clear-unused/' },
  { name: 'skills', role: 'manager', path: '/app/skills/' },
  { name: 'locations', role: 'manager', path: '/app/location-profiles/' },
  { name: 'adding a location', role: 'manager', path: '/app/location-profiles/create/' },
  {
    name: 'editing a location',
    role: 'manager',
    path: ({ show }) => `/app/location-profiles/edit/${show.unusedLocation.id}/`,
  },
  {
    name: 'answer an offer',
    role: 'visitor',
    path: ({ show }) => `/app/event/${show.event.slug}/confirm/${show.pending.tokenShort}/`,
  },
  {
    name: 'a confirmed call and its code',
    role: 'visitor',
    path: ({ show }) => `/app/event/${show.event.slug}/confirm/${show.confirmed.tokenShort}/`,
  },
  {
    name: 'giving up a call',
    role: 'visitor',
    path: ({ show }) => `/app/cancel-request/${show.confirmed.tokenShort}/`,
  },
  {
    name: 'a clock-in code',
    role: 'visitor',
    path: ({ show }) => `/app/event/${show.event.slug}/qr-code/${show.clockInToken}/`,
  },
  {
    name: 'a moved call',
    role: 'visitor',
    path: ({ show }) => `/app/call/confirm-time-change/${show.timeChange.token}/`,
  },
  {
    name: 'writing a call sheet',
    role: 'manager',
    path: ({ show }) => `/app/call/${show.call.slug}/sheet/`,
  },
  {
    name: 'fill a call',
    role: 'manager',
    path: ({ show }) => `/app/labor/${show.open.slug}/requests/?person=${show.worker.id}`,
  },
  {
    name: 'fill a call as steward',
    role: 'steward',
    path: ({ show }) => `/app/labor/${show.requirement.slug}/requests/?dialog=add-contact&all=on`,
  },
  {
    name: 'candidates',
    role: 'manager',
    path: ({ show }) => `/app/labor/${show.open.slug}/fill-list/`,
  },
  {
    name: 'what a call costs with each candidate',
    role: 'manager',
    path: ({ show }) => `/app/labor/${show.open.slug}/costs/`,
  },
  {
    name: 'a candidate',
    role: 'manager',
    path: ({ show }) => `/app/labor/${show.open.slug}/worker/${show.worker.id}/`,
  },
  {
    name: 'add a contact to the crew',
    role: 'manager',
    path: ({ show }) => `/app/htmx-add-worker/${show.open.slug}/`,
  },
  {
    name: 'preview of a sending',
    role: 'manager',
    path: ({ show }) => `/app/events/${show.event.slug}/?send=event`,
  },
  { name: 'asked and silent', role: 'manager', path: '/app/labor/requests/pending' },
  { name: 'declined or canceled', role: 'manager', path: '/app/labor/requests/declined' },
  {
    name: 'answers to a moved call',
    role: 'manager',
    path: ({ show }) => `/app/call/confirmations/${show.call.slug}/?remind=1`,
  },
  { name: 'a worker’s next call', role: 'worker', path: '/app/user-profile/' },
  {
    name: 'a call that is about to be given up',
    role: 'worker',
    path: ({ show }) => `/app/user-profile/?cancel=${show.confirmed.id}`,
  },
  { name: 'a worker’s requests', role: 'worker', path: '/app/user-profile/requests/' },
  {
    name: 'when a worker does not work',
    role: 'worker',
    path: '/app/user-profile/availability/',
  },
  { name: 'a worker’s number', role: 'worker', path: '/app/user-profile/number/' },
  { name: 'a worker’s hours', role: 'worker', path: '/app/user-profile/hours/' },
  { name: 'a worker’s companies and languages', role: 'worker', path: '/app/user-profile/me/' },
  {
    name: 'scan codes',
    role: 'steward',
    path: ({ show }) => `/app/event/${show.event.slug}/scan-qr/`,
  },
  {
    name: 'sign-in stations',
    role: 'steward',
    path: ({ show }) => `/app/events/${show.event.slug}/generate-signin-qr`,
  },
  {
    name: 'a worker’s code for the manager',
    role: 'manager',
    path: ({ show }) => `/app/event/${show.event.slug}/manager-qr-code/${show.worker.slug}/`,
  },
  {
    name: 'no code of a worker',
    role: 'manager',
    path: ({ show }) => `/app/event/${show.event.slug}/manager-qr-code/${show.unasked.slug}/`,
  },
  { name: 'a worker has registered', role: 'visitor', path: '/app/user/register/success/' },
];

import { aPhoneNumber } from '../factories/numbers.js';
import type { PopulatedCompany, PopulatedEvent } from './a-populated-company.js';

const A_MAPPING = {
  ...{ name: 'Payroll', lines: 'earning', headings: true, delimiter: ',', dates: 'YYYY-MM-DD' },
  ...{ decimal_mark: '.', hours: 'decimal', codes: [{ earning: 'overtime', code: 'OT' }] },
  columns: [{ field: 'worker', heading: 'Name' }],
};

const BODIES: Record<string, (show: PopulatedEvent, house: PopulatedCompany) => object> = {
  'POST /login/': () => ({ username: 'nobody', password: 'guess' }),
  'POST /user/availability/': () => ({ starts_on: '2031-05-03' }),
  'POST /user/number/': () => ({
    phone_number: aPhoneNumber(),
    current_password: 'a guess',
  }),
  'POST /user/number/confirm/': () => ({ code: '000000' }),
  'PATCH /user/text-language/': () => ({ language: 'en' }),
  'PATCH /user/language/': () => ({ language: 'en' }),
  'PATCH /user/settings/': () => ({ first_name: 'Renamed' }),
  'POST /user/second-factor/': () => ({ current_password: 'a guess' }),
  'POST /user/second-factor/confirm/': () => ({ otp: '000000' }),
  'POST /user/second-factor/recovery-codes/': () => ({
    current_password: 'a guess',
    otp: '000000',
  }),
  'DELETE /user/second-factor/': () => ({ current_password: 'a guess', otp: '000000' }),
  'PUT /company/second-factor/': () => ({ required: false }),
  'POST /user/change-password/': () => ({
    current_password: 'a guess',
    new_password: 'five lamps over a truck',
    confirm_password: 'five lamps over a truck',
  }),
  'POST /reset-password/{token}/': () => ({
    new_password: 'five lamps over a truck',
    confirm_password: 'five lamps over a truck',
  }),
  'POST /send-steward-invite/': () => ({ phone: aPhoneNumber(), name: 'New' }),
  'POST /send-manager-invite/': () => ({ phone: aPhoneNumber() }),
  'POST /admin/invite-owner/': () => ({ phone: aPhoneNumber() }),
  'PATCH /company/settings/': () => ({ city: 'Albany' }),
  'POST /create-event/': (_, { location }) => ({
    event_name: 'New',
    start_date: '2031-05-01',
    location_profile: location.id,
  }),
  'PATCH /event/{slug}/': () => ({ event_name: 'Renamed' }),
  'POST /event/{slug}/edit/preview/': () => ({ event_name: 'Renamed' }),
  'POST /event/{slug}/assign-steward/': ({ event }) => ({ steward_id: event.stewardId }),
  'POST /event/{slug}/confirm/{event_token}/': ({ pending }) => ({
    [`response_${pending.id}`]: 'yes',
  }),
  'POST /call-time/{slug}/add-call-time/': () => ({
    name: 'New',
    date: '2031-05-01',
    time: '10:00',
  }),
  'POST /call-time/{slug}/copy/': () => ({ name: 'Once more', date: '2031-05-02', time: '10:00' }),
  'PUT /call-times/{slug}/sheet/': () => ({ parking: 'Lot 4' }),
  'PATCH /call-times/{slug}/edit/': () => ({ name: 'Renamed' }),
  'POST /call-times/{slug}/edit/preview/': () => ({ time: '10:00' }),
  'POST /call-times/{slug}/add-labor/': ({ unusedSkill }) => ({
    labor_type: unusedSkill.id,
    needed_labor: 1,
  }),
  'POST /call-times/{slug}/tracking/': ({ confirmed }) => ({
    request_id: confirmed.id,
    action: 'sign_in',
  }),
  'POST /call-times/{slug}/tracking/cells/': ({ confirmed }) => ({
    cells: [{ request_id: confirmed.id, field: 'start_time', typed: '8' }],
  }),
  'POST /call-times/{slug}/tracking/many/': ({ confirmed }) => ({
    request_ids: [confirmed.id],
    action: 'sign_in',
  }),
  'POST /call-times/{slug}/tracking/submit/': () => ({ confirmed: true }),
  'POST /call-times/{slug}/tracking/approve/': () => ({ confirmed: true }),
  'POST /call-times/{slug}/tracking/return/': () => ({ note: 'Lunch is missing' }),
  'POST /hours-disputes/{id}/answer/': () => ({ answer: 'It says five now' }),
  'POST /hours-disputes/{id}/answer/preview/': () => ({ answer: 'It says five now' }),
  'POST /call-times/{slug}/tracking/approve/preview/': () => ({ confirmed: true }),
  'POST /user/hours/{id}/dispute/': () => ({ sentence: 'I left at five' }),
  'POST /labor/{slug}/edit/': () => ({ needed_labor: 5 }),
  'POST /request/{slug}/worker/': ({ unasked }) => ({ worker_id: unasked.id }),
  'POST /request/{slug}/workers/': ({ unasked }) => ({ worker_ids: [unasked.id] }),
  'POST /request/{slug}/skill/': ({ unasked }) => ({ worker_ids: [unasked.id] }),
  'POST /request/{slug}/contact/': () => ({ name: 'New', phone_number: aPhoneNumber() }),
  'POST /request/{token}/action/': () => ({ action: 'confirm' }),
  'POST /confirm/bulk/': ({ pending }) => ({ labor_requests: [{ id: pending.id }] }),
  'POST /user/request/{token}/action/': () => ({ action: 'available', response: 'yes' }),
  'POST /call/confirm-time-change/{token}/': () => ({ cant_do_it: 'true', message: 'Sorry' }),
  'POST /clock-in/{token}/': ({ call }) => ({ call_time_id: call.id, action: 'clock_in' }),
  'PATCH /event/{slug}/stations/{id}/': () => ({ name: 'North gate' }),
  'POST /event/{slug}/scans/{id}/accept/': () => ({ worker: 'kpu7rhw4nl' }),
  'POST /station/{token}/clock/': ({ clockInToken }) => ({ worker_token: clockInToken }),
  'POST /skills/': ({ unusedSkill }) => ({
    action: 'edit',
    skill_id: unusedSkill.id,
    name: `Renamed ${unusedSkill.id}`,
  }),
  'POST /location-profiles/': () => ({ name: 'New' }),
  'PATCH /location-profiles/': ({ unusedLocation }) => ({
    location_id: unusedLocation.id,
    name: 'Renamed',
  }),
  'DELETE /location-profiles/': ({ unusedLocation }) => ({ location_id: unusedLocation.id }),
  'POST /workers/': () => ({ name: 'New', phone_number: aPhoneNumber() }),
  'PATCH /workers/': ({ unasked }) => ({ id: unasked.id, name: 'Renamed' }),
  'PUT /workers/': ({ unasked }) => ({ id: unasked.id, phone_number: '+14155558888' }),
  'DELETE /workers/': ({ unasked }) => ({ id: unasked.id }),
  'POST /pay/rates/': ({ unusedSkill }) => ({
    skill: unusedSkill.id,
    amount: '22.50',
    per: 'hour',
    effective_from: '2031-05-01',
  }),
  'PATCH /pay/rates/{id}/': () => ({ amount: '23', per: 'hour' }),
  'POST /pay/rates/{id}/end/': () => ({ date: '2031-06-01' }),
  'POST /pay/periods/{starts_on}/close/': () => ({ payday: '2031-05-09' }),
  'POST /pay/exports/': () => ({ format: 'csv', from: '2031-05-01', until: '2031-05-07' }),
  'POST /pay/mappings/': () => ({ ...A_MAPPING, name: `Payroll ${aPhoneNumber()}` }),
  'PUT /pay/mappings/{id}/': () => A_MAPPING,
  'PUT /pay/payroll-numbers/': ({ unasked }) => ({
    numbers: [{ worker_id: unasked.id, number: String(unasked.id) }],
  }),
  'POST /pay/rule-sets/': () => ({
    name: `House ${aPhoneNumber()}`,
    layer: 'contract',
    rules: { daily: [{ after: 600, multiplier: 200 }] },
  }),
  'PATCH /pay/rule-sets/{id}/': () => ({
    name: `House ${aPhoneNumber()}`,
    rules: { daily: [{ after: 720, multiplier: 200 }] },
  }),
  'POST /pay/rule-choices/': () => ({ layer: 'contract', rule_set_id: null }),
  'POST /pay/rule-preview/': () => ({
    layer: 'contract',
    rules: { daily: [{ after: 600, multiplier: 200 }] },
  }),
  'PATCH /pay/settings/': () => ({ workweek_day: 1 }),
  'PATCH /pay/time-entries/{id}/details/': () => ({ sent_home: true }),
  'POST /pay/time-entries/{id}/extras/': () => ({ kind: 'travel', amount: '25.50' }),
  'POST /contact/': () => ({
    name: 'Dana',
    email: `dana${aPhoneNumber().slice(1)}@example.com`,
    company: 'Acme',
    message: 'Hello',
  }),
  'POST /workers/import-contacts/': () => ({
    contacts: [{ name: 'New', phone_number: aPhoneNumber() }],
  }),
  'POST /workers/{slug}/messages/': () => ({ text: 'Bring gloves.' }),
  'POST /workers/{slug}/merge/': ({ worker }) => ({ other: worker.slug }),
  'POST /workers/{slug}/adjust-cancelled/': () => ({ action: 'increment' }),
  'POST /workers/{slug}/adjust-ncns/': () => ({ action: 'increment' }),
};

/** A valid body for a route such as `POST /workers/`; undefined for routes without a body. */
export function bodyFor(
  route: string,
  show: PopulatedEvent,
  house: PopulatedCompany,
): Record<string, unknown> | undefined {
  return BODIES[route]?.(show, house) as Record<string, unknown> | undefined;
}

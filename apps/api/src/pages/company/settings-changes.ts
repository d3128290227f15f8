import type { CompanyChanges, CompanyRow } from '#libs/company';
import { timeOfSendingMinute } from '#libs/company';
import { displayPhone, hoursOfMinutes, minutesOfHours } from '#libs/kernel';
import type { DetailsForm, TextsForm, WorkRulesForm } from './settings.form.js';

/** Values of a form as they stand in its fields. */
export type FormValues = Readonly<Record<string, string>>;

/** The company's settings as they stand in the fields of the forms. */
export function settingsAsTyped(company: CompanyRow): FormValues {
  return {
    name: company.name,
    name_short: company.name_short ?? '',
    address: company.address ?? '',
    city: company.city ?? '',
    state: company.state ?? '',
    zip_code: company.zip_code ?? '',
    phone_number: company.phone_number && displayPhone(company.phone_number),
    email: company.email,
    website: company.website,
    minimum_hours: String(hoursOfMinutes(company.minimum_minutes)),
    meal_penalty_trigger_time: String(hoursOfMinutes(company.meal_trigger_minutes)),
    hour_round_up: String(company.round_up_minutes),
    rest_hours: company.rest_minutes === null ? '' : String(hoursOfMinutes(company.rest_minutes)),
    sending_from: timeOfSendingMinute(company.sending_from_minute),
    sending_until: timeOfSendingMinute(company.sending_until_minute),
    reminder_hours: company.reminder_hours.join(', '),
    sms_sender: company.sms_sender ?? '',
    text_countries: company.text_countries.join(', '),
    time_zone: company.time_zone,
  };
}

/** A number or address that the company never had may stay blank; one that it has is not taken away. */
export function detailsChanges(form: DetailsForm, company: CompanyRow): CompanyChanges {
  return {
    name: form.name,
    nameShort: form.name_short,
    address: form.address,
    city: form.city,
    state: form.state,
    zipCode: form.zip_code,
    phoneNumber: form.phone_number ?? (company.phone_number ? '' : undefined),
    email: form.email ?? (company.email ? '' : undefined),
    website: form.website ?? '',
  };
}

export function workRulesChanges(form: WorkRulesForm): CompanyChanges {
  return {
    minimumMinutes: minutesOfHours(form.minimum_hours),
    mealTriggerMinutes: minutesOfHours(form.meal_penalty_trigger_time),
    roundUpMinutes: form.hour_round_up,
    restMinutes: form.rest_hours == null ? null : minutesOfHours(form.rest_hours),
  };
}

export function textsChanges(form: TextsForm): CompanyChanges {
  return {
    sendingFrom: form.sending_from,
    sendingUntil: form.sending_until,
    reminderHours: form.reminder_hours ?? [],
    smsSender: form.sms_sender ?? null,
    textCountries: form.text_countries ?? [],
  };
}

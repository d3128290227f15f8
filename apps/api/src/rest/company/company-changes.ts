import type { CompanyChanges } from '#libs/company';
import { minutesOfHours } from '#libs/kernel';
import { minutesOfEdit } from '../work-rules.js';
import type { CompanySettingsDto } from './company-settings.dto.js';

/** Converts settings from the wire to changes of the company. */
export function companyChanges(body: CompanySettingsDto): CompanyChanges {
  return {
    name: body.name,
    nameShort: body.name_short,
    address: body.address,
    city: body.city,
    state: body.state,
    zipCode: body.zip_code,
    phoneNumber: body.phone_number,
    email: body.email,
    website: body.website,
    timeTracking: body.time_tracking,
    minimumMinutes: minutes(body.minimum_hours),
    mealTriggerMinutes: minutes(body.meal_penalty_trigger_time),
    roundUpMinutes: body.hour_round_up,
    roundUpTarget: body.round_up_target,
    timeZone: body.time_zone,
    restMinutes: minutesOfEdit(body.rest_hours),
    reminderHours: body.reminder_hours === null ? [] : body.reminder_hours,
    smsSender: body.sms_sender,
    sendingFrom: body.sending_from,
    sendingUntil: body.sending_until,
    textCountries: body.text_countries === null ? [] : body.text_countries,
  };
}

function minutes(hours: number | undefined): number | undefined {
  return hours === undefined ? undefined : minutesOfHours(hours);
}

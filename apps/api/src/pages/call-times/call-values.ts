import type { CallTimeChanges, CallTimeDraft, CallTimeWithEvent } from '#libs/call-time';
import { type EventRow, eventWorkRules } from '#libs/event';
import { hoursOfMinutes, minutesOfHours } from '#libs/kernel';
import type { FormValues } from '../frame/edit-conflicts.js';
import type { CallEditForm, CallForm } from './call.form.js';

/** A new call from its form; a single-day event has only one date. */
export function draftOf(form: CallForm, event: EventRow): CallTimeDraft {
  return {
    name: form.name,
    date: event.is_single_day ? event.start_date : (form.date ?? event.start_date),
    time: form.time,
    message: form.message ?? null,
    minimumMinutes: minutesOf(form.minimum_hours) ?? null,
    expectedMinutes: minutesOf(form.expected_hours) ?? null,
  };
}

/** What an edit changes; equal values change nothing. */
export function changesOf(form: CallEditForm): CallTimeChanges {
  const { name, date, time, message } = form;
  const minutes = {
    minimumMinutes: minutesOf(form.minimum_hours),
    expectedMinutes: minutesOf(form.expected_hours),
  };
  return { name, date, time, message, ...minutes };
}

/** What the form of a call shows; the minimum is the one that applies. */
export function valuesOf(call: CallTimeWithEvent): FormValues {
  const minimum = eventWorkRules(call.event, { callTime: call }).minimumMinutes;
  return {
    name: call.name,
    date: call.date,
    time: call.time.slice(0, 5),
    expected_hours: call.expected_minutes === null ? '' : hoursFieldText(call.expected_minutes),
    minimum_hours: hoursFieldText(minimum),
    message: call.message ?? '',
  };
}

/** Minutes as a form shows hours: '4.5'. */
export function hoursFieldText(minutes: number): string {
  return String(hoursOfMinutes(minutes));
}

/** Hours of a form in minutes; undefined: left out, null: blank. */
export function minutesOf(hours: number | null | undefined): number | null | undefined {
  return hours == null ? hours : minutesOfHours(hours);
}

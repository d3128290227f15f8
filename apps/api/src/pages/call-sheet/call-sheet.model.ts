import { plannedEnd } from '#libs/call-time';
import { displayPhone, wallClock } from '#libs/kernel';
import type { CrewSheet, OwnCrewSheet } from '#libs/labor';
import type { Language } from '#libs/messaging';
import { durationText } from '../frame/duration.js';
import { mapLink } from '../frame/map-link.js';
import type { CompanyBrand } from '../frame/page.js';
import { formatDateTime, formatTime, formatZone } from '../translations/format-date-time.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

/** A line of a sheet; `href` is a map or a phone. */
export interface SheetFact {
  term: string;
  value: string;
  href?: string;
}

/** What page and PDF show, in the reader's language; times are those of the event's zone. */
export interface CallSheetModel {
  language: Language;
  callName: string;
  eventName: string;
  company: CompanyBrand;
  when: string;
  facts: SheetFact[];
  message: string;
  contacts: SheetFact[];
  /** By skill: how many, and the names that the reader may see. */
  crew: { skill: string; count: string; names: string[] }[];
}

export function callSheetModel(
  found: CrewSheet | OwnCrewSheet,
  language: Language,
): CallSheetModel {
  const words = CALL_SHEET_WORDS[language];
  const { call, event, company, location, sheet } = found;
  const texts = (['place', 'parking', 'dress', 'meals', 'notes'] as const).map((name) => ({
    term: words[name],
    value: sheet?.[name] ?? '',
  }));
  const isOwn = 'role' in found;
  const when = `${formatDateTime(call.date, call.time, language)} (${formatZone(found.time_zone, language)})`;
  return {
    language,
    callName: call.name,
    eventName: event.event_name,
    company,
    when,
    facts: [
      ...(isOwn ? [{ term: words.role, value: found.role }] : []),
      ...lengthOf(found, language),
      ...(location
        ? [
            {
              term: words.where,
              value: [location.name, location.address].filter(Boolean).join(', '),
              href: mapLink(location),
            },
          ]
        : []),
      ...texts.filter(({ value }) => value !== ''),
    ],
    message: call.message?.trim() ?? '',
    contacts: (sheet?.contacts ?? []).map(({ name, role, phone }) => ({
      term: [name, role].filter(Boolean).join(', '),
      value: phone ? displayPhone(phone) : '',
      ...(phone && { href: `tel:${phone}` }),
    })),
    crew: found.crew.map(({ skill, needed, names }) => ({
      skill,
      count: isOwn ? words.needed(needed) : words.of(names.length, needed),
      names,
    })),
  };
}

function lengthOf(
  { call, planned_minutes: minutes, time_zone: zone }: CrewSheet,
  language: Language,
): SheetFact[] {
  if (minutes === 0) return [];
  const until = wallClock(plannedEnd(new Date(call.starts_at), minutes), zone).slice(11, 16);
  const value = `${durationText(minutes)} (${formatTime(call.time, language)} – ${formatTime(until, language)})`;
  return [{ term: CALL_SHEET_WORDS[language].length, value }];
}

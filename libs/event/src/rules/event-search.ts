import { isDate } from '#libs/kernel';

/**
 * One word of a search. Events match if all of them do: the month or year of the start date, the start or end date, or a
 * part of the event's or location's name.
 */
export type EventSearchTerm =
  { month: number } | { year: number } | { date: string } | { text: string };

const ENGLISH = ['january', 'february', 'march', 'april', 'may', 'june', 'july'].concat([
  ...['august', 'september', 'october', 'november', 'december'],
]);
const SPANISH = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio'].concat([
  ...['agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
]);
/** Further spellings that people type, by month. */
const ALSO: Record<'en' | 'es', Record<string, number>> = {
  en: { sept: 9 },
  es: { sept: 9, set: 9, setiembre: 9 },
};

const MONTHS = { en: monthNames(ENGLISH, ALSO.en), es: monthNames(SPANISH, ALSO.es) };

/** Longer searches are cut. */
const MOST_TERMS = 12;

/**
 * Reads a search for events. Blanks separate its words; English names of months always count, Spanish ones for readers of
 * Spanish.
 */
export function parseEventSearch(search: string, language: 'en' | 'es' = 'en'): EventSearchTerm[] {
  return search
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_TERMS)
    .map((word) => termOf(word.toLowerCase(), language));
}

function termOf(word: string, language: 'en' | 'es'): EventSearchTerm {
  const month = MONTHS[language].get(word) ?? MONTHS.en.get(word);
  if (month !== undefined) return { month };
  if (/^\d{4}$/.test(word)) return { year: Number(word) };
  return isDate(word) ? { date: word } : { text: word };
}

function monthNames(names: readonly string[], also: Record<string, number>): Map<string, number> {
  return new Map([
    ...names.map((name, at) => [name, at + 1] as const),
    ...names.map((name, at) => [name.slice(0, 3), at + 1] as const),
    ...Object.entries(also),
  ]);
}

/**
 * A condition that all terms match event `e` at location `l` (which may be missing).
 *
 * @param parameter the number of the parameter that holds the terms as JSON
 */
export function eventSearchCondition(parameter: number): string {
  return `not exists (
    select from jsonb_to_recordset($${parameter}::jsonb) as term(month int, year int, date date, text text)
     where (extract(month from e.start_date) = term.month or extract(year from e.start_date) = term.year
            or term.date in (e.start_date, e.end_date)
            or position(term.text in lower(e.event_name)) > 0 or position(term.text in lower(l.name)) > 0) is not true)`;
}

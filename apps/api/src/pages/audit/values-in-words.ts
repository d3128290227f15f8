import { engineName, lengthOf, RULE_OPTIONS, ruleSentences } from '#libs/pay';
import type { Dates } from '../frame/dates.js';
import type { AUDIT_WORDS } from './audit.words.js';

type AuditWords = (typeof AUDIT_WORDS)['en'];
type Values = Readonly<Record<string, unknown>> | null;

/** Columns that say nothing which the others do not. */
const HIDDEN = new Set(['time_has_changed', 'last_modified', 'revision', 'grant_id', 'logo_file']);
/** Options of rule sets, as facts name them. */
const RULES = new Set(Object.keys(RULE_OPTIONS).map(engineName));
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d\d:\d\d(:\d\d)?$/;

/**
 * The values of an entry as one line: 'time: 7:00 AM, needed: 4'. Those that are the same before and after are left out.
 *
 * @param other the values of the other side; null: there are none
 */
export function valuesInWords(
  values: Values,
  other: Values,
  words: AuditWords,
  dates: Dates,
): string | null {
  const changed = changedEntries(values, other);
  if (changed.length === 0) return null;
  return changed
    .map(
      ([name, value]) =>
        ruleInWords(name, values!, words) ??
        `${fieldName(name, words)}: ${valueInWords(name, value, words, dates)}`,
    )
    .join(', ');
}

/** Of a value that is an object on both sides, only what differs within. */
function changedEntries(values: Values, other: Values): [string, unknown][] {
  return Object.entries(values ?? {})
    .filter(
      ([name, value]) =>
        !HIDDEN.has(name) && (!other || JSON.stringify(other[name]) !== JSON.stringify(value)),
    )
    .map(([name, value]) => {
      const beside = other?.[name];
      const isNested = isObject(value) && isObject(beside);
      return [name, isNested ? Object.fromEntries(changedEntries(value, beside)) : value];
    });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole option of a rule set's version as its sentences; null: it is none. */
function ruleInWords(
  name: string,
  values: Readonly<Record<string, unknown>>,
  words: AuditWords,
): string | null {
  const value = values[name];
  const isRule = 'version' in values && RULES.has(name) && typeof value === 'object';
  if (!isRule || value === null) return null;
  return ruleSentences({ [name]: value }, words.language)
    .join(' ')
    .replace(/\.$/, '');
}

function fieldName(name: string, words: AuditWords): string {
  return words.fields[name] ?? name.replace(/_(id|minutes|at)$/, '').replaceAll('_', ' ');
}

function valueInWords(name: string, value: unknown, words: AuditWords, dates: Dates): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return name.endsWith('_minutes') ? lengthOf(value) : String(value);
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return dates.moment(value);
    if (DAY.test(value)) return dates.day(value);
    return TIME.test(value) ? dates.time(value) : value;
  }
  if (Array.isArray(value))
    return (
      value.map((entry) => valueInWords(name, entry, words, dates)).join(', ') || words.nothing
    );
  if (!isObject(value)) return JSON.stringify(value);
  const inner = Object.entries(value).filter(([field]) => field !== 'id' && !HIDDEN.has(field));
  if (inner.length === 0) return words.nothing;
  const parts = inner.map(
    ([field, each]) => `${fieldName(field, words)} ${valueInWords(field, each, words, dates)}`,
  );
  return `(${parts.join(', ')})`;
}

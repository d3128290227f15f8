import { Type } from 'typebox';
import { daysOfMonth, type SmsUsage, UsageSums } from '#libs/messaging';
import {
  date,
  integer,
  list,
  map,
  object,
  optional,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { uniqueCompanyNames } from './unique-company-names.js';

const month = text('2031-05', 'Year and month.');
const DayShape = object('SmsDay', { date: date(), count: integer(12) });
const row = <T>(members: Record<string, object>, example: T): ReturnType<typeof Type.Unsafe<T>> =>
  Type.Unsafe<T>({
    type: 'object',
    properties: members,
    required: Object.keys(members),
    additionalProperties: { type: 'integer' },
    example,
  });

type MonthRow = Record<string, string | number>;
const MonthByCompany = row<MonthRow>({ month }, { month: '2031-05', 'Acme Productions': 42 });
const DayByCompany = row<MonthRow>(
  { date: date(), count: integer(12) },
  { date: '2031-05-01', count: 12, 'Acme Productions': 12 },
);

export const SmsUsageShape = object('SmsUsage', {
  total: integer(1234, 'Segments of all time.'),
  monthly: list(
    object('SmsMonth', { month, count: integer(42) }),
    'Twelve months, the last one is the present one; empty when nothing was ever sent.',
  ),
  daily: map(
    list(DayShape),
    { '2031-05': [{ date: '2031-05-01', count: 12 }] },
    'Every day of these months until today.',
  ),
  monthly_by_company: optional(
    list(MonthByCompany, 'For administrators. Every other key is a company.'),
  ),
  daily_by_company: optional(
    map(
      list(DayByCompany),
      { '2031-05': [{ date: '2031-05-01', count: 12, 'Acme Productions': 12 }] },
      'For administrators. `count` is the day of all companies.',
    ),
  ),
  companies: optional(
    list(
      object('SmsCompany', { name: text('Acme Productions'), count: integer(42) }),
      'For administrators: these twelve months, most first.',
    ),
  ),
});
export type SmsUsageView = Static<typeof SmsUsageShape>;

/** @param forAll adds columns for each company */
export function presentSmsUsage(usage: SmsUsage, forAll: boolean): SmsUsageView {
  const sums = new UsageSums(usage);
  const months = usage.total === 0 ? [] : usage.months;
  const view: SmsUsageView = {
    total: usage.total,
    monthly: months.map((name) => ({ month: name, count: sums.of(name) })),
    daily: Object.fromEntries(
      months.map((name) => [
        name,
        daysOfMonth(name, usage.today).map((day) => ({ date: day, count: sums.of(day) })),
      ]),
    ),
  };
  return forAll ? { ...view, ...byCompany(usage, months, sums) } : view;
}

function byCompany(
  { companies, today }: SmsUsage,
  months: readonly string[],
  sums: UsageSums,
): Partial<SmsUsageView> {
  const keys = [...uniqueCompanyNames(companies)];
  const columns = (period: string): MonthRow =>
    Object.fromEntries(keys.map(([id, key]) => [key, sums.of(period, id)]));
  const totals = keys.map(([id, name]) => ({
    name,
    count: months.reduce((sum, period) => sum + sums.of(period, id), 0),
  }));
  return {
    monthly_by_company: months.map((name) => ({ ...columns(name), month: name })),
    daily_by_company: Object.fromEntries(
      months.map((name) => [
        name,
        daysOfMonth(name, today).map((day) => ({
          ...columns(day),
          date: day,
          count: sums.of(day),
        })),
      ]),
    ),
    companies: totals
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
  };
}

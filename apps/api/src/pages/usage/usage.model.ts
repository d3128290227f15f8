import { daysOfMonth, type SmsUsage, UsageSums } from '#libs/messaging';

export interface UsageModel {
  total: number;
  /** Segments of twelve months, ascending; empty when nothing was ever sent. */
  months: { month: string; segments: number }[];
  /** The month whose days are shown, 'YYYY-MM'. */
  month: string;
  /** Its days until today, ascending. */
  days: { day: string; segments: number }[];
  /** Companies that sent something in these months, most first; null: the reader sees their own only. */
  companies: { slug: string; name: string; month: number; segments: number }[] | null;
  /** The company that the numbers are narrowed to; null: all that the reader sees. */
  company: { slug: string; name: string } | null;
}

/**
 * What the page shows of the numbers that REST answers.
 *
 * @param month 'YYYY-MM'; one that is none of the twelve: the present one
 * @param slug a company to narrow to, for administrators; unknown ones narrow to none
 */
export function usageModel(
  usage: SmsUsage,
  { month: asked, slug, forAll }: { month?: string; slug?: string; forAll: boolean },
): UsageModel {
  const sums = new UsageSums(usage);
  const company = (forAll && usage.companies.find((each) => each.slug === slug)) || null;
  const of = (period: string): number => sums.of(period, company?.id);
  const months = usage.total === 0 ? [] : usage.months;
  const month = months.find((each) => each === asked) ?? usage.months.at(-1)!;
  return {
    total: usage.total,
    months: months.map((each) => ({ month: each, segments: of(each) })),
    month,
    days: daysOfMonth(month, usage.today).map((day) => ({ day, segments: of(day) })),
    companies: forAll ? companiesOf(usage, sums, month) : null,
    company: company && { slug: company.slug, name: company.name },
  };
}

function companiesOf(usage: SmsUsage, sums: UsageSums, month: string): UsageModel['companies'] {
  return usage.companies
    .map(({ id, slug, name }) => ({
      slug,
      name,
      month: sums.of(month, id),
      segments: usage.months.reduce((sum, each) => sum + sums.of(each, id), 0),
    }))
    .filter(({ segments }) => segments > 0)
    .sort((one, other) => other.segments - one.segments || one.name.localeCompare(other.name));
}

import type { JSX } from 'preact';
import { Section } from '../frame/card.js';
import { BarChart, LineChart } from '../frame/chart.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { ReportTabs } from '../reports/report-tabs.js';
import type { UsageModel } from './usage.model.js';
import { USAGE_WORDS } from './usage.words.js';

/** Text segments by month, and by day of one month: drawn, and as numbers. @param path the page's own address */
export function UsagePage({ path, ...model }: UsageModel & { path: string }): JSX.Element {
  const words = useWords(USAGE_WORDS);
  const { language } = usePageContext();
  const { months, company } = model;
  const dates = useDates('UTC');
  const number = (value: number): string => value.toLocaleString(language);
  const address = (changes: { month?: string; company?: string | null }): string => {
    const slug = changes.company === undefined ? company?.slug : changes.company;
    const query = new URLSearchParams({
      ...(slug && { company: slug }),
      month: changes.month ?? model.month,
    });
    return `${path}?${query.toString()}`;
  };
  const heading = (
    <>
      <PageHeading title={words.title} above={company?.name} meta={words.intro} />
      {(company ?? !model.companies) && (
        <ReportTabs tab="usage" {...(company && { company: company.slug })} />
      )}
    </>
  );
  if (months.length === 0)
    return (
      <>
        {heading}
        <EmptyState title={words.none} icon="message-square" />
      </>
    );
  const twelve = months.reduce((sum, { segments }) => sum + segments, 0);
  return (
    <>
      {heading}
      <StatRow>
        <Stat id="this-month" label={words.thisMonth} value={number(months.at(-1)!.segments)} />
        <Stat id="twelve-months" label={words.twelve} value={number(twelve)} />
        <Stat
          id="total"
          label={`${words.total}${company ? `, ${words.all}` : ''}`}
          value={number(model.total)}
        />
      </StatRow>
      <BarChart
        id="months-chart"
        label={words.byMonth}
        pointLabel={words.month}
        points={months.map(({ month, segments }) => ({
          label: monthName(month, language),
          value: segments,
        }))}
      />
      <LineChart
        id="days-chart"
        label={words.byDay(monthName(model.month, language))}
        pointLabel={words.day}
        points={model.days.map(({ day, segments }) => ({ label: dates.day(day), value: segments }))}
      />
      <Section title={words.months}>
        <Table
          id="months"
          caption={words.byMonth}
          columns={[
            { key: 'month', title: words.month },
            { key: 'segments', title: words.segments, align: 'right' },
          ]}
          rows={[...months].reverse().map(({ month, segments }) => ({
            id: `month-${month}`,
            href: `${address({ month })}#days`,
            cells: { month: monthName(month, language), segments: number(segments) },
          }))}
          empty={words.none}
        />
      </Section>
      <Section title={`${words.days}, ${monthName(model.month, language)}`} id="days">
        <Table
          id="days-table"
          caption={words.byDay(monthName(model.month, language))}
          columns={[
            { key: 'day', title: words.day },
            { key: 'segments', title: words.segments, align: 'right' },
          ]}
          rows={[...model.days].reverse().map(({ day, segments }) => ({
            id: `day-${day}`,
            cells: { day: dates.day(day), segments: number(segments) },
          }))}
          empty={words.none}
        />
      </Section>
      {model.companies && (
        <Section title={words.companies}>
          <Table
            id="companies"
            caption={words.companies}
            columns={[
              { key: 'company', title: words.company },
              { key: 'month', title: monthName(model.month, language), align: 'right' },
              { key: 'segments', title: words.twelve, align: 'right' },
            ]}
            rows={[
              ...(company
                ? [{ id: 'all', href: address({ company: null }), cells: { company: words.all } }]
                : []),
              ...model.companies.map(({ slug, name, month, segments }) => ({
                id: `company-${slug}`,
                href: address({ company: slug }),
                cells: { company: name, month: number(month), segments: number(segments) },
              })),
            ]}
            empty={words.none}
          />
        </Section>
      )}
    </>
  );
}

/** 'May 2031' */
function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { MissingFederalRules, TaxWeek, WorkerTaxYear } from '#libs/pay';
import { Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { Link } from '../frame/link.js';
import { moneyText, multiplierText } from '../frame/money.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { FederalNotice } from '../pay/federal-notice.js';
import { earningText } from '../pay-lines/earning-words.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

/** Qualified overtime of everybody in a year (form W-2, box 12, code TT). */
export function TaxYearPage({
  company,
  year,
  years,
  workers,
  gap,
}: {
  company: CompanyRow;
  year: number;
  years: readonly number[];
  workers: readonly WorkerTaxYear[];
  /** That no federal rules count; null: some do, or none have to. */
  gap: MissingFederalRules | null;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const sum = workers.reduce((all, { federal }) => all + federal, 0);
  return (
    <>
      <PageHeading
        title={words.tax}
        above={<Link href={payPath(company, 'periods/')}>{words.allPeriods}</Link>}
        meta={words.taxText}
      />
      <Tabs
        label={words.tax}
        items={[...new Set([year, ...years])].map((each) => ({
          href: payPath(company, `tax/${each}/`),
          label: words.year(each),
          current: each === year,
        }))}
      />
      {gap && <FederalNotice gap={gap} href={payPath(company, 'rules/')} />}
      <StatRow>
        <Stat id="tt-total" label={words.federal} value={moneyText(sum)} />
        <Stat id="tt-workers" label={words.workers} value={workers.length} />
      </StatRow>
      <Table
        id="tax-workers"
        caption={words.year(year)}
        columns={[
          { key: 'worker', title: words.worker },
          { key: 'number', title: words.number, hideOnPhone: true },
          { key: 'weeks', title: words.weeks, align: 'right' },
          { key: 'federal', title: words.federal, align: 'right' },
          { key: 'state', title: words.stateOt, align: 'right', hideOnPhone: true },
          { key: 'contract', title: words.contractOt, align: 'right', hideOnPhone: true },
          { key: 'paid', title: words.paid, align: 'right' },
        ]}
        rows={workers.map((worker) => ({
          id: `tax-${worker.workerId}`,
          href: payPath(company, `tax/${year}/${worker.slug}/`),
          cells: {
            worker: worker.worker,
            number: worker.payrollNumber ?? words.noNumber,
            weeks: worker.weeks,
            federal: moneyText(worker.federal),
            state: moneyText(worker.state),
            contract: moneyText(worker.contract),
            paid: moneyText(worker.cents),
          },
        }))}
        empty={<EmptyState title={words.noneTax} />}
      />
    </>
  );
}

/** One worker's year: its weeks, and the lines of each, which open to their reasons. */
export function TaxWorkerPage({
  company,
  year,
  worker,
  weeks,
}: {
  company: CompanyRow;
  year: number;
  worker: string;
  weeks: readonly TaxWeek[];
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day } = useDates(company.time_zone);
  const { language } = usePageContext();
  const sum = weeks.reduce((all, { federal }) => all + federal, 0);
  return (
    <>
      <PageHeading
        title={worker}
        above={<Link href={payPath(company, `tax/${year}/`)}>{words.year(year)}</Link>}
        meta={words.tax}
      />
      <StatRow>
        <Stat id="tt" label={words.federal} value={moneyText(sum)} />
        <Stat id="tt-weeks" label={words.weeks} value={weeks.length} />
      </StatRow>
      {weeks.map((week) => (
        <Section
          key={week.startsAt}
          id={`week-${week.startsAt.slice(0, 10)}`}
          title={words.week(day(week.startsAt))}
          intro={`${words.federal} ${moneyText(week.federal)}, ${words.hours} ${decimalHoursText(week.minutes)}, ${words.paid} ${moneyText(week.cents)}`}
        >
          <Table
            id={`lines-${week.startsAt.slice(0, 10)}`}
            caption={words.week(day(week.startsAt))}
            columns={[
              { key: 'date', title: words.date },
              { key: 'line', title: words.line },
              { key: 'call', title: words.call, hideOnPhone: true },
              { key: 'hours', title: words.hours, align: 'right' },
              { key: 'amount', title: words.amount, align: 'right' },
              { key: 'federal', title: words.federal, align: 'right' },
            ]}
            rows={week.lines.map((line) => ({
              id: `line-${line.id}`,
              href: `/app/pay/entries/${line.entryId}/`,
              cells: {
                date: day(line.date),
                line: `${earningText(line.earning, language)}${line.isDifference ? ` (${words.correction})` : ''}`,
                call: `${line.event}, ${line.call}`,
                hours:
                  line.minutes === null
                    ? '–'
                    : line.multiplier === null
                      ? decimalHoursText(line.minutes)
                      : words.minutesAt(
                          decimalHoursText(line.minutes),
                          multiplierText(line.multiplier),
                        ),
                amount: moneyText(line.cents),
                federal: line.federal === 0 ? '–' : moneyText(line.federal),
              },
            }))}
            empty={<EmptyState title={words.noneTax} />}
          />
        </Section>
      ))}
    </>
  );
}

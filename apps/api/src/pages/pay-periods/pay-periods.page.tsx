import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PeriodList } from '#libs/pay';
import { Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { ButtonLink } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { PayHeading } from '../pay/pay-tabs.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

/** Address of a page below pay. */
export function payPath(company: { slug: string }, path: string): string {
  return `/app/pay/${path}?company=${company.slug}`;
}

/** Pay periods of a company, open and closed. */
export function PayPeriodsPage({
  company,
  list,
}: {
  company: CompanyRow;
  list: PeriodList;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day, moment } = useDates(company.time_zone);
  const href = (startsOn: string): string => payPath(company, `periods/${startsOn}/`);
  return (
    <>
      <PayHeading
        tab="periods"
        company={company}
        actions={
          <>
            <ButtonLink href={payPath(company, 'exports/')} kind="quiet">
              {words.exports}
            </ButtonLink>
            <ButtonLink href={payPath(company, 'mappings/')} kind="quiet">
              {words.mappings}
            </ButtonLink>
            <ButtonLink href={payPath(company, 'tax/')} kind="quiet">
              {words.tax}
            </ButtonLink>
          </>
        }
      />
      <Section title={words.open} id="open">
        <Table
          id="open-periods"
          caption={words.open}
          columns={[
            { key: 'period', title: words.period },
            { key: 'state', title: words.state },
            { key: 'approved', title: words.approved, align: 'right' },
            { key: 'drafts', title: words.drafts, align: 'right' },
          ]}
          rows={list.open.map(({ startsOn, endsOn, isOver, approved, drafts }) => ({
            id: `open-${startsOn}`,
            href: href(startsOn),
            cells: {
              period: words.dates(day(startsOn), day(endsOn)),
              state: isOver ? words.over : words.running,
              ...{ approved, drafts },
            },
          }))}
          empty={<EmptyState title={words.noneOpen} />}
        />
      </Section>
      <Section title={words.closed} id="closed">
        <Table
          id="closed-periods"
          caption={words.closed}
          columns={[
            { key: 'period', title: words.period },
            { key: 'closed', title: words.closed, hideOnPhone: true },
            { key: 'payday', title: words.payday },
            { key: 'workers', title: words.workers, align: 'right' },
            { key: 'hours', title: words.hours, align: 'right' },
            { key: 'amount', title: words.amount, align: 'right' },
            { key: 'corrections', title: words.corrections, align: 'right' },
          ]}
          rows={list.closed.map((period) => ({
            id: `closed-${period.starts_on}`,
            href: href(period.starts_on),
            cells: {
              period: words.dates(day(period.starts_on), day(period.ends_on)),
              closed: words.closedBy(period.closed_by, moment(new Date(period.closed_at))),
              payday: day(period.payday),
              workers: period.workers,
              hours: decimalHoursText(period.minutes),
              amount: moneyText(period.cents),
              corrections: period.difference_cents === 0 ? '–' : moneyText(period.difference_cents),
            },
          }))}
          empty={<EmptyState title={words.noneClosed} />}
        />
      </Section>
    </>
  );
}

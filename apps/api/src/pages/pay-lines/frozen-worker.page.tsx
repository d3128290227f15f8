import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { FrozenWork, PeriodDates } from '#libs/pay';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink, Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { FROZEN_WORDS } from './frozen-entry.words.js';

export interface FrozenWorkerModel {
  company: CompanyRow;
  dates: PeriodDates;
  worker: { slug: string; name: string };
  entries: readonly FrozenWork[];
}

/** What a closed period has of one worker, entry by entry. */
export function FrozenWorkerPage(model: FrozenWorkerModel): JSX.Element {
  const { company, dates, worker, entries } = model;
  const words = useWords(FROZEN_WORDS);
  const { day } = useDates(company.time_zone);
  const { startsOn, endsOn } = dates;
  return (
    <>
      <PageHeading
        title={words.ofWorker(worker.name)}
        above={
          <Link href={`/app/pay/periods/${startsOn}/?company=${company.slug}`}>
            {words.part(day(startsOn), day(endsOn))}
          </Link>
        }
        meta={words.ofWorkerText}
        actions={
          <ButtonLink
            href={`/app/pay/workers/${worker.slug}/?from=${startsOn}&until=${endsOn}`}
            kind="quiet"
          >
            {words.earned}
          </ButtonLink>
        }
      />
      <Table
        id="frozen-entries"
        caption={words.ofWorker(worker.name)}
        columns={[
          { key: 'date', title: words.date },
          { key: 'amount', title: words.amount, align: 'right' },
          { key: 'call', title: words.call },
          { key: 'hours', title: words.hours, align: 'right' },
          { key: 'difference', title: '' },
        ]}
        rows={entries.map(({ id, event, call, date, minutes, cents, isDifference }) => ({
          id: `entry-${id}`,
          href: `/app/pay/entries/${id}/frozen/#period-${startsOn}`,
          cells: {
            date: day(date),
            amount: moneyText(cents),
            call: `${event} · ${call}`,
            hours: decimalHoursText(minutes),
            difference: isDifference ? words.difference : '',
          },
        }))}
        empty={<EmptyState title={words.noneOfWorker} />}
      />
    </>
  );
}

import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PeriodOfWorker, WorkAhead } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink, Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { FROZEN_WORDS } from '../pay-lines/frozen-entry.words.js';
import { payPath } from './pay-periods.page.js';

/** What a pay period has of one worker, entry by entry; of an open one, what closing it now would pay. */
export function PeriodWorkerPage({
  company,
  period,
}: {
  company: CompanyRow;
  period: PeriodOfWorker;
}): JSX.Element {
  const { dates, isClosed, worker, entries } = period;
  const words = useWords(FROZEN_WORDS);
  const { day } = useDates(company.time_zone);
  const { startsOn, endsOn } = dates;
  return (
    <>
      <PageHeading
        title={words.ofWorker(worker.name)}
        above={
          <Link href={payPath(company, `periods/${startsOn}/`)}>
            {words.part(day(startsOn), day(endsOn))}
          </Link>
        }
        meta={isClosed ? words.ofWorkerText : words.aheadText}
        actions={
          <>
            <ButtonLink
              href={`/app/pay/workers/${worker.slug}/?from=${startsOn}&until=${endsOn}`}
              kind="quiet"
            >
              {words.earned}
            </ButtonLink>
            <strong class="text-2xl tabular" id="period-total">
              {moneyText(paidOf(entries))}
            </strong>
          </>
        }
      />
      <Table
        id="period-entries"
        caption={words.ofWorker(worker.name)}
        columns={[
          { key: 'date', title: words.date },
          { key: 'amount', title: words.amount, align: 'right' },
          { key: 'call', title: words.call },
          { key: 'hours', title: words.hours, align: 'right' },
          { key: 'kind', title: '' },
        ]}
        rows={entries.map((entry) => ({
          id: `entry-${entry.id}`,
          href: isClosed
            ? `/app/pay/entries/${entry.id}/frozen/#period-${startsOn}`
            : `/app/pay/entries/${entry.id}/`,
          cells: {
            date: day(entry.date),
            amount: moneyText(entry.cents),
            call: `${entry.event}${DOT}${entry.call}`,
            hours: decimalHoursText(entry.minutes),
            kind: kindOf(entry, words),
          },
        }))}
        empty={<EmptyState title={words.noneOfWorker} />}
      />
    </>
  );
}

/** Cents of what is approved. */
function paidOf(entries: readonly WorkAhead[]): number {
  return entries.reduce((sum, { cents, isDraft }) => sum + (isDraft ? 0 : cents), 0);
}

function kindOf(
  { isDraft, isCanceled, isDifference }: WorkAhead,
  words: { difference: string; notApproved: string; canceled: string },
): string {
  if (isDraft) return words.notApproved;
  return [
    ...(isCanceled ? [words.canceled] : []),
    ...(isDifference ? [words.difference] : []),
  ].join(', ');
}

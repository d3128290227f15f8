import type { JSX } from 'preact';
import { type EntryLabel, type CallOfPay, type PaidEntry, addPaySums, paySumOf } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { Amount, ofWhich, paidMinutes } from './hours-cells.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

export interface CallPayModel extends CallOfPay {
  entries: readonly PaidEntry[];
  labels: ReadonlyMap<number, EntryLabel>;
}

/** What each worker of a call is paid; a row opens to why. */
export function CallPayPage({ call, event, zone, entries, labels }: CallPayModel): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const dates = useDates(zone);
  const rows = entries
    .map((entry) => ({ entry, sum: paySumOf([entry]), label: labels.get(entry.time.scope.id) }))
    .sort((a, b) => (a.label?.worker ?? '').localeCompare(b.label?.worker ?? ''));
  const total = addPaySums(rows.map(({ sum }) => sum));
  return (
    <>
      <PageHeading
        title={words.call.title}
        above={<Link href={`/app/events/${event.slug}/`}>{event.name}</Link>}
        meta={`${call.name}${DOT}${dates.moment(call.starts_at)}`}
        actions={
          <>
            <ButtonLink href={`/app/call/${call.slug}/track/`} kind="quiet" icon="clock">
              {words.call.sheet}
            </ButtonLink>
            <ButtonLink href={`/app/call/${call.slug}/report/`} kind="quiet" icon="file-text">
              {words.call.report}
            </ButtonLink>
          </>
        }
      />
      <p class="flex flex-wrap justify-between gap-4 text-base font-semibold" id="call-pay-total">
        <span>{words.call.workers(rows.length)}</span>
        <span>
          <span class="tabular">{`${durationText(paidMinutes(total))}${DOT}`}</span>
          <Amount sum={total} />
        </span>
      </p>
      <Table
        id="call-pay"
        caption={words.call.title}
        columns={[
          { key: 'worker', title: words.call.columns.worker },
          { key: 'pay', title: words.call.columns.pay, align: 'right' },
          { key: 'skill', title: words.call.columns.skill },
          { key: 'hours', title: words.call.columns.hours, align: 'right' },
          { key: 'higher', title: words.call.columns.higher },
        ]}
        rows={rows.map(({ entry, sum, label }) => ({
          id: `entry-${entry.time.scope.id}`,
          href: `/app/pay/entries/${entry.time.scope.id}/`,
          cells: {
            worker: label?.worker ?? '',
            pay: <Amount sum={sum} />,
            skill: label?.skill ?? '',
            hours: durationText(paidMinutes(sum)),
            higher: entry.time.state === 'canceled' ? words.canceled.shift : ofWhich(sum, words),
          },
        }))}
        empty={words.call.none}
      />
    </>
  );
}

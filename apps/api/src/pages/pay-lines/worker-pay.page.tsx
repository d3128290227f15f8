import type { JSX } from 'preact';
import { type PayDates, paySumOf, type WorkerPay } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { Field } from '../frame/field.js';
import { FilterBar } from '../frame/filter-bar.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { Amount, ofWhich, paidMinutes } from './hours-cells.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

/** What one worker earned on some dates, entry by entry; a row opens to why. */
export function WorkerPayPage({ pay, dates }: { pay: WorkerPay; dates: PayDates }): JSX.Element {
  const words = useWords(PAY_LINES_WORDS);
  const { day } = useDates(pay.basis.zone);
  const { worker, company, entries, sum, isOffice } = pay;
  return (
    <>
      <PageHeading
        title={words.worker.title}
        above={
          isOffice ? <Link href={`/app/worker/${worker.slug}/`}>{worker.name}</Link> : worker.name
        }
        meta={company.name}
        actions={
          <strong class="text-2xl tabular" id="earned-total">
            <Amount sum={sum} />
          </strong>
        }
      />
      <FilterBar
        action={`/app/pay/workers/${worker.slug}/`}
        count={`${durationText(paidMinutes(sum))}${ofWhich(sum, words) ? `${DOT}${ofWhich(sum, words)}` : ''}`}
      >
        <Field label={words.worker.from} name="from" type="date" value={dates.from} />
        <Field label={words.worker.until} name="until" type="date" value={dates.until} />
      </FilterBar>
      <Table
        id="earned"
        caption={words.worker.title}
        columns={[
          { key: 'date', title: words.worker.columns.date },
          { key: 'pay', title: words.worker.columns.pay, align: 'right' },
          { key: 'call', title: words.worker.columns.call },
          { key: 'hours', title: words.worker.columns.hours, align: 'right' },
          { key: 'higher', title: words.worker.columns.higher },
        ]}
        rows={entries.map((entry) => {
          const own = paySumOf([entry]);
          const { label, time } = entry;
          return {
            id: `entry-${time.scope.id}`,
            href: `/app/pay/entries/${time.scope.id}/`,
            cells: {
              date: day(time.scope.date),
              pay: <Amount sum={own} />,
              call: `${label.event}${DOT}${label.call}${DOT}${label.skill}`,
              hours: durationText(paidMinutes(own)),
              higher: time.state === 'canceled' ? words.canceled.shift : ofWhich(own, words),
            },
          };
        })}
        empty={words.worker.none}
      />
    </>
  );
}

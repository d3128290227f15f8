import type { JSX } from 'preact';
import type { HoursReportCall, HoursReportRow } from '#libs/time-entry';
import { zoneOf } from '#libs/event';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { FilterBar } from '../frame/filter-bar.js';
import { ButtonLink } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { PayCell } from './pay-cell.js';
import type { RowPay } from './report-pay.service.js';
import { reportCells, timeWithDate, totalMinutes } from './report-cells.js';
import { REPORT_WORDS } from './reports.words.js';
import { sheetStateLine } from './sheet-state-line.js';

interface CallReportProps extends HoursReportCall {
  /** Those that the filter leaves. */
  shown: readonly HoursReportRow[];
  /** Id of a skill; null: all. */
  laborType: number | null;
  /** By request. */
  pay: ReadonlyMap<number, RowPay>;
}

const NUMBERS = ['normal', 'penalty', 'total'] as const;
const TEXTS = ['worker', 'laborType', 'signIn', 'signOut', 'breaks'] as const;

/** Hours of the confirmed workers of one call; on paper as a PDF. */
export function CallReportPage({
  call,
  rows,
  sheet,
  shown,
  laborType,
  pay,
}: CallReportProps): JSX.Element {
  const words = useWords(REPORT_WORDS);
  const dates = useDates(zoneOf(call.event));
  const { language } = usePageContext();
  const types = new Map(rows.map((row) => [row.laborType.id, row.laborType.name]));
  const path = `/app/call/${call.slug}/report/`;
  const query = laborType === null ? '' : `labor_type=${laborType}&`;
  return (
    <>
      <PageHeading
        title={words.title}
        above={call.event.event_name}
        meta={
          <>
            <p>{`${call.name}${DOT}${dates.day(call.date)}${DOT}${dates.time(call.time)}`}</p>
            <p id="sheet-state">{sheetStateLine(sheet, zoneOf(call.event), { words, language })}</p>
          </>
        }
        actions={
          <>
            <ButtonLink href={`/app/call/${call.slug}/track/`} kind="quiet" icon="clock">
              {words.sheet}
            </ButtonLink>
            <ButtonLink href={`/app/pay/call/${call.slug}/`} kind="quiet" icon="banknote">
              {words.pay}
            </ButtonLink>
            <ButtonLink href={`${path}?${query}format=pdf`} icon="download">
              {words.download}
            </ButtonLink>
          </>
        }
      />
      <FilterBar
        action={path}
        count={`${words.workers(shown.length)}${DOT}${words.total(decimalHoursText(totalMinutes(shown)))}`}
      >
        <Select
          label={words.laborType}
          name="labor_type"
          value={laborType ?? 'All'}
          options={[
            { value: 'All', label: words.all },
            ...[...types].map(([id, name]) => ({ value: String(id), label: name })),
          ]}
        />
      </FilterBar>
      <Table
        id="report"
        caption={words.title}
        columns={[
          ...TEXTS.map((key) => ({ key, title: words.columns[key] })),
          ...NUMBERS.map((key) => ({ key, title: words.columns[key], align: 'right' as const })),
          { key: 'pay', title: words.columns.pay, align: 'right' },
        ]}
        rows={shown.map((row) => ({
          id: `row-${row.requestId}`,
          cells: {
            ...reportCells(row, timeWithDate, words),
            pay: <PayCell pay={pay.get(row.requestId)} />,
          },
        }))}
        empty={words.nobody}
      />
    </>
  );
}

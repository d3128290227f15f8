import type { JSX } from 'preact';
import type { HoursReportCall } from '#libs/time-entry';
import { zoneOf } from '#libs/event';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { ButtonLink } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { PayCell } from './pay-cell.js';
import type { RowPay } from './report-pay.service.js';
import { ReportTabs } from './report-tabs.js';
import { reportCells, timeWithDate, totalMinutes } from './report-cells.js';
import { REPORT_WORDS, type ReportWords } from './reports.words.js';

interface WorkersReportProps {
  calls: readonly HoursReportCall[];
  /** The address of this page with its events. */
  href: string;
  /** By request. */
  pay: ReadonlyMap<number, RowPay>;
}

const TEXTS = ['event', 'call', 'worker', 'laborType', 'signIn', 'signOut'] as const;

/** Hours of several events, a row for each confirmed worker of each call. */
export function WorkersReportPage({ calls, href, pay }: WorkersReportProps): JSX.Element {
  const words = useWords(REPORT_WORDS);
  const all = calls.flatMap(({ rows }) => rows);
  return (
    <>
      <PageHeading
        title={words.workersTitle}
        above={calls[0]?.call.event.company.name}
        meta={`${words.workers(all.length)}${DOT}${words.total(decimalHoursText(totalMinutes(all)))}`}
        actions={
          <ButtonLink href={`${href}&format=pdf`} icon="download">
            {words.download}
          </ButtonLink>
        }
      />
      <ReportTabs tab="hours" company={calls[0]?.call.event.company.slug} />
      <Table
        id="workers-report"
        caption={words.workersTitle}
        columns={[
          ...TEXTS.map((key) => ({ key, title: words.columns[key] })),
          { key: 'breaks', title: words.columns.breaks, align: 'right' },
          { key: 'total', title: words.columns.total, align: 'right' },
          { key: 'pay', title: words.columns.pay, align: 'right' },
        ]}
        rows={calls.flatMap((each) => rowsOf(each, words, pay))}
        empty={words.noCalls}
      />
    </>
  );
}

function rowsOf(
  { call, rows }: HoursReportCall,
  words: ReportWords,
  pay: WorkersReportProps['pay'],
): TableRow[] {
  return rows.map((row) => ({
    id: `row-${row.requestId}`,
    cells: {
      ...reportCells(row, timeWithDate, words),
      event: call.event.event_name,
      call: <CallName call={call} />,
      breaks: String(row.breaks.length),
      pay: <PayCell pay={pay.get(row.requestId)} />,
    },
  }));
}

function CallName({ call }: Pick<HoursReportCall, 'call'>): JSX.Element {
  const words = useWords(REPORT_WORDS);
  const dates = useDates(zoneOf(call.event));
  return <>{words.call(call.name, dates.day(call.date), dates.time(call.time))}</>;
}

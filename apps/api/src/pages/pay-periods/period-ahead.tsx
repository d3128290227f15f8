import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import {
  type CarriedDifference,
  isPaidNow,
  type PeriodAhead,
  type PeriodDetails,
  sumsAhead,
  type WorkerAhead,
} from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { decimalHoursText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { Link } from '../frame/link.js';
import { moneyText } from '../frame/money.js';
import { NoticeBox } from '../frame/notice-box.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { DIFFERENCE_WORDS, reasonsText } from '../pay-lines/difference-reasons.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';
import { WorkersTable } from './period-tables.js';

/** What closing an open period would pay, and the corrections that come along. */
export function Ahead({
  company,
  period,
  ahead,
}: {
  company: CompanyRow;
  period: PeriodDetails;
  ahead: PeriodAhead;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const isDiffering = ahead.uncounted > 0 || ahead.differences.length > 0;
  return (
    <>
      <Section id="ahead" title={words.ahead} intro={words.aheadText}>
        <Sums workers={ahead.workers} />
        <WorkersTable
          workers={ahead.workers}
          company={company}
          startsOn={period.dates.startsOn}
          isAhead
        />
      </Section>
      <Section
        id="differences"
        title={words.differences}
        {...(isDiffering && { intro: words.differencesText })}
      >
        {ahead.uncounted > 0 ? (
          <NoticeBox tone="warning">{words.uncounted(ahead.uncounted)}</NoticeBox>
        ) : (
          <DifferencesTable differences={ahead.differences} company={company} />
        )}
      </Section>
    </>
  );
}

/** The same numbers as the period will have when it is closed. */
function Sums({ workers }: { workers: readonly WorkerAhead[] }): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { minutes, cents, differenceCents } = sumsAhead(workers);
  return (
    <StatRow>
      <Stat id="ahead-hours" label={words.hours} value={decimalHoursText(minutes)} />
      <Stat id="ahead-amount" label={words.amount} value={moneyText(cents)} />
      <Stat id="ahead-corrections" label={words.corrections} value={moneyText(differenceCents)} />
    </StatRow>
  );
}

/** Entries of closed periods that are paid otherwise by now; a row opens to why. */
export function DifferencesTable({
  differences,
  company,
}: {
  differences: readonly CarriedDifference[];
  company: Pick<CompanyRow, 'time_zone' | 'slug'>;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const why = useWords(DIFFERENCE_WORDS);
  const { day } = useDates(company.time_zone);
  return (
    <Table
      id="carried-differences"
      caption={words.differences}
      columns={[
        { key: 'worker', title: words.worker },
        { key: 'difference', title: words.difference, align: 'right' },
        { key: 'why', title: why.title },
        { key: 'call', title: words.call },
        { key: 'date', title: words.date },
        { key: 'period', title: words.paidIn },
        { key: 'before', title: words.before, align: 'right' },
        { key: 'after', title: words.after, align: 'right' },
      ]}
      rows={differences.map(({ entry, before, after, because }) => ({
        id: `difference-${entry.id}`,
        href: `/app/pay/entries/${entry.id}/`,
        cells: {
          ...{ worker: entry.worker, call: `${entry.call}${DOT}${entry.event}` },
          ...{ date: day(entry.date), before: moneyText(before), after: moneyText(after) },
          period: entry.period && (
            <Link href={payPath(company, `periods/${entry.period}/`)}>{day(entry.period)}</Link>
          ),
          ...{ difference: moneyText(after - before), why: reasonsText(because, why) },
        },
      }))}
      empty={<EmptyState title={words.noneDiffer} icon="check" />}
    />
  );
}

/** What should be looked at before a period is closed. */
export function BeforeClosing({
  company,
  drafts,
  ahead,
}: {
  company: CompanyRow;
  drafts: number;
  ahead: PeriodAhead;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { workers, disputes, scans } = ahead;
  const withoutRate = workers.reduce((sum, worker) => sum + worker.withoutRate, 0);
  const withoutNumber = workers.filter(
    (worker) => worker.payrollNumber === null && isPaidNow(worker),
  ).length;
  const lines: (JSX.Element | string)[] = [
    ...(drafts > 0 ? [words.mindDrafts(drafts)] : []),
    ...(disputes > 0 ? [words.mindDisputes(disputes)] : []),
    ...(scans > 0 ? [words.mindScans(scans)] : []),
    ...(withoutRate > 0
      ? [
          <>
            {words.mindRates(withoutRate)}{' '}
            <Link href={payPath(company, 'rates/')}>{words.toRates}</Link>
          </>,
        ]
      : []),
    ...(withoutNumber > 0
      ? [
          <>
            {words.mindNumbers(withoutNumber)} <Link href="#numbers">{words.numbers}</Link>
          </>,
        ]
      : []),
  ];
  return (
    <NoticeBox tone={lines.length > 0 ? 'warning' : 'info'} id="before-closing">
      {lines.length === 0 ? (
        words.nothingOpen
      ) : (
        <>
          <strong>{words.mind}</strong>
          <ul class="list-disc pl-5">
            {lines.map((line, nth) => (
              <li key={nth}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </NoticeBox>
  );
}

import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { AttendanceMonth, AttendanceReport } from '#libs/labor';
import type { ProjectedOvertime } from '#libs/pay';
import { Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { BarChart } from '../frame/chart.js';
import { decimalHoursText } from '../frame/duration.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { ReportTabs } from './report-tabs.js';
import { ATTENDANCE_WORDS } from './attendance.words.js';

/** How many positions were filled, who did not come, and who passes 40 hours this week if they come. */
export function AttendancePage({
  company,
  report,
  overtime,
}: {
  company: CompanyRow;
  report: AttendanceReport;
  overtime: readonly ProjectedOvertime[];
}): JSX.Element {
  const words = useWords(ATTENDANCE_WORDS);
  const { language } = usePageContext();
  const sum = (what: keyof Omit<AttendanceMonth, 'month'>): number =>
    report.months.reduce((all, each) => all + each[what], 0);
  const named = report.months.map((each) => ({ ...each, name: monthName(each.month, language) }));
  return (
    <>
      <PageHeading title={words.title} above={company.name} meta={words.intro} />
      <ReportTabs tab="attendance" company={company.slug} />
      <StatRow>
        <Stat id="fill-rate" label={words.fillRate} value={percent(sum('filled'), sum('needed'))} />
        <Stat id="no-shows" label={words.noShows} value={sum('noShows')} />
        <Stat
          id="no-show-rate"
          label={words.noShowRate}
          value={percent(sum('noShows'), sum('confirmed'))}
        />
      </StatRow>
      <Section title={words.overtime} intro={words.overtimeText} id="overtime">
        <Table
          id="overtime-ahead"
          caption={words.overtime}
          columns={[
            { key: 'worker', title: words.worker },
            { key: 'hours', title: words.hours, align: 'right' },
          ]}
          rows={overtime.map(({ workerId, name, minutes }) => ({
            id: `overtime-${workerId}`,
            cells: { worker: name, hours: decimalHoursText(minutes) },
          }))}
          empty={<EmptyState title={words.noOvertime} />}
        />
      </Section>
      <BarChart
        id="fill-chart"
        label={words.filled}
        pointLabel={words.month}
        points={named.map(({ name, filled, needed }) => ({
          label: name,
          value: needed === 0 ? 0 : Math.round((filled / needed) * 100),
        }))}
      />
      <BarChart
        id="no-show-chart"
        label={words.noShows}
        pointLabel={words.month}
        points={named.map(({ name, noShows }) => ({ label: name, value: noShows }))}
      />
      <Section title={words.months} id="months">
        <Table
          id="attendance-months"
          caption={words.months}
          columns={[
            { key: 'month', title: words.month },
            { key: 'needed', title: words.needed, align: 'right' },
            { key: 'filled', title: words.filledCount, align: 'right' },
            { key: 'rate', title: words.fillRate, align: 'right' },
            { key: 'noShows', title: words.noShows, align: 'right' },
          ]}
          rows={named.toReversed().map(({ month, name, needed, filled, noShows }) => ({
            id: `month-${month}`,
            cells: { month: name, needed, filled, noShows, rate: percent(filled, needed) },
          }))}
          empty=""
        />
      </Section>
      <Section title={words.who} id="who">
        <Table
          id="no-show-workers"
          caption={words.who}
          columns={[
            { key: 'worker', title: words.worker },
            { key: 'noShows', title: words.noShows, align: 'right' },
            { key: 'confirmed', title: words.confirmed, align: 'right' },
          ]}
          rows={report.noShows.map(({ slug, name, noShows, confirmed }) => ({
            id: `worker-${slug}`,
            href: `/app/worker/${slug}/history/`,
            cells: { worker: name, noShows, confirmed },
          }))}
          empty={<EmptyState title={words.nobody} />}
        />
      </Section>
    </>
  );
}

/** '87 %'; '–': there was nothing. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}\u00a0%`;
}

/** 'May 2031' */
function monthName(month: string, language: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
  }).format(first);
}

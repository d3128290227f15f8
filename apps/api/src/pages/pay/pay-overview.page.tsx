import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { addDays } from '#libs/kernel';
import type {
  MissingFederalRules,
  ProjectedOvertime,
  PayPeriodDates,
  PeriodSoFar,
  RateCounts,
  UnratedWorker,
} from '#libs/pay';
import type { SheetToDecide } from '#libs/time-entry';
import { Section } from '../frame/card.js';
import { datesOf, useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { OvertimeNotice } from '../pay-lines/cost-text.js';
import { FederalNotice } from './federal-notice.js';
import { PAY_OVERVIEW_WORDS } from './pay-overview.words.js';
import { PeriodCard } from './period-card.js';
import { PayHeading } from './pay-tabs.js';
import { ratesHref } from './rates.form.js';

export interface PayOverviewModel {
  company: CompanyRow;
  period: PayPeriodDates;
  counts: RateCounts;
  ahead: readonly ProjectedOvertime[];
  soFar: PeriodSoFar | null;
  waiting: readonly SheetToDecide[];
  unrated: readonly UnratedWorker[];
  gap: MissingFederalRules | null;
}

const MOST_ROWS = 20;

/** Where pay stands: the period that runs, what waits for a decision, and which hours have no price. */
export function PayOverviewPage(model: PayOverviewModel): JSX.Element {
  const { company, period, counts, ahead, soFar, gap } = model;
  const words = useWords(PAY_OVERVIEW_WORDS);
  const { day } = useDates(company.time_zone);
  return (
    <>
      <PayHeading tab="overview" company={company} />
      {gap && (
        <FederalNotice gap={gap} href={`/app/pay/rules/?company=${company.slug}#layer-federal`} />
      )}
      <PeriodCard company={company} soFar={soFar} />
      <StatRow>
        {soFar ? (
          <></>
        ) : (
          <Stat
            id="pay-period"
            label={words.period}
            value={words.until(day(period.from), day(addDays(period.until, -1)))}
          />
        )}
        <Stat
          id="rates-now"
          label={words.rates}
          value={counts.rates}
          href={ratesHref(company.slug, {})}
        />
        <Stat id="workers-with-rate" label={words.workers} value={counts.workers} />
      </StatRow>
      <OvertimeNotice ahead={ahead} zone={company.time_zone} />
      <Waiting {...model} />
      <Unrated {...model} />
    </>
  );
}

function Waiting({ waiting }: PayOverviewModel): JSX.Element {
  const words = useWords(PAY_OVERVIEW_WORDS);
  const { language, now = new Date(), readerZone } = usePageContext();
  return (
    <Section id="sheets-waiting" title={words.waiting} intro={words.waitingIntro}>
      <Table
        id="sheets"
        caption={words.waiting}
        columns={[
          { key: 'call', title: words.call },
          { key: 'begins', title: words.begins },
          { key: 'state', title: words.state },
        ]}
        rows={waiting.slice(0, MOST_ROWS).map((sheet) => ({
          id: `sheet-${sheet.call_time_slug}`,
          href: `/app/call/${sheet.call_time_slug}/track/`,
          cells: {
            call: `${sheet.event_name}, ${sheet.call_name}`,
            begins: datesOf(sheet.zone, { language, now, readerZone }).moment(sheet.starts_at),
            state: [
              sheet.state === 'submitted' && words.submitted(sheet.submitted_by),
              sheet.open_disputes > 0 && words.disputes(sheet.open_disputes),
            ]
              .filter(Boolean)
              .join(', '),
          },
        }))}
        empty={<EmptyState icon="check" title={words.noneWaiting} />}
      />
      <More count={waiting.length} />
    </Section>
  );
}

function Unrated({ company, unrated }: PayOverviewModel): JSX.Element {
  const words = useWords(PAY_OVERVIEW_WORDS);
  return (
    <Section id="unrated" title={words.unrated} intro={words.unratedIntro}>
      <Table
        id="unrated-workers"
        caption={words.unrated}
        columns={[
          { key: 'worker', title: words.worker },
          { key: 'entries', title: words.entries, align: 'right' },
          { key: 'add', title: words.addRate, quietTitle: true, align: 'right' },
        ]}
        rows={unrated.slice(0, MOST_ROWS).map(({ slug, name, entries }) => ({
          id: `unrated-${slug}`,
          cells: {
            worker: name,
            entries,
            add: (
              <Link
                href={ratesHref(company.slug, { worker: slug })}
                aria-label={words.addRateFor(name)}
              >
                {words.addRate}
              </Link>
            ),
          },
        }))}
        empty={<EmptyState icon="check" title={words.noneUnrated} />}
      />
      <More count={unrated.length} />
    </Section>
  );
}

function More({ count }: { count: number }): JSX.Element | null {
  const words = useWords(PAY_OVERVIEW_WORDS);
  return count > MOST_ROWS ? <p class="text-muted">{words.more(count - MOST_ROWS)}</p> : null;
}

import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { addDays } from '#libs/kernel';
import type { OvertimeAhead, PayPeriodDates, PeriodSoFar, RateCounts } from '#libs/pay';
import { useDates } from '../frame/dates.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';
import { OvertimeNotice } from '../pay-lines/cost-text.js';
import { PAY_OVERVIEW_WORDS } from './pay-overview.words.js';
import { PeriodCard } from './period-card.js';
import { PayHeading } from './pay-tabs.js';

export interface PayOverviewModel {
  company: CompanyRow;
  period: PayPeriodDates;
  counts: RateCounts;
  ahead: readonly OvertimeAhead[];
  soFar: PeriodSoFar | null;
}

/** Where pay stands: the period that runs, and how much of it has a price. */
export function PayOverviewPage({
  company,
  period,
  counts,
  ahead,
  soFar,
}: PayOverviewModel): JSX.Element {
  const words = useWords(PAY_OVERVIEW_WORDS);
  const { day } = useDates(company.time_zone);
  return (
    <>
      <PayHeading tab="overview" company={company} />
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
        <Stat id="rates-now" label={words.rates} value={counts.rates} />
        <Stat id="workers-with-rate" label={words.workers} value={counts.workers} />
      </StatRow>
      <OvertimeNotice ahead={ahead} zone={company.time_zone} />
    </>
  );
}

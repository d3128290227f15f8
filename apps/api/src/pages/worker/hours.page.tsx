import type { JSX } from 'preact';
import { Card, Section } from '../frame/card.js';
import { durationText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { formatter } from '../translations/formatter.js';
import { daysOf, monthAfter, type OwnHours } from './hours.model.js';
import { hoursHref } from './hours-href.js';
import { type OpenDispute, OwnShiftItem } from './own-shift.js';
import { WORKER_WORDS } from './worker.words.js';

/** The hours of a month, shift by shift, as the time sheets have them. */
export function HoursPage({
  hours,
  dispute = null,
}: {
  hours: OwnHours;
  dispute?: OpenDispute | null;
}): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const { month, shifts, totalMinutes } = hours;
  const to = (by: 1 | -1): string => hoursHref(monthAfter(month, by));
  return (
    <>
      <PageHeading title={words.title} meta={words.intro} />
      <Section
        id="month"
        title={words.month(useMonthName(month))}
        actions={
          <>
            <ButtonLink href={to(-1)} kind="quiet" icon="chevron-left">
              {words.earlier}
            </ButtonLink>
            <ButtonLink href={to(1)} kind="quiet" icon="chevron-right">
              {words.later}
            </ButtonLink>
          </>
        }
      >
        {shifts.length === 0 ? (
          <EmptyState id="no-hours" icon="clock" title={words.none} text={words.noneText} />
        ) : (
          <Card>
            <p class="own-total" id="total">
              <span>{words.total}</span>
              <span class="tabular">{durationText(totalMinutes)}</span>
            </p>
            <ul class="own-past">
              {shifts.map((shift) => (
                <OwnShiftItem key={shift.id} {...{ shift, month, dispute }} />
              ))}
            </ul>
            <div class="flex flex-wrap gap-3 pt-4" id="earned">
              {hours.companies.map(({ name, workerSlug }) => (
                <ButtonLink key={workerSlug} href={earnedHref(workerSlug, month)} kind="quiet">
                  {words.earned(name)}
                </ButtonLink>
              ))}
            </div>
          </Card>
        )}
      </Section>
    </>
  );
}

function earnedHref(workerSlug: string, month: string): string {
  const { from, to } = daysOf(month);
  return `/app/pay/workers/${workerSlug}/?from=${from}&until=${to}`;
}

function useMonthName(month: string): string {
  const { language } = usePageContext();
  const parts = { month: 'long', year: 'numeric' } as const;
  return formatter(language, 'UTC', parts).format(new Date(`${month}-01T00:00:00Z`));
}

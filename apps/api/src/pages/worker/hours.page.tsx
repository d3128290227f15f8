import type { JSX } from 'preact';
import { Badge } from '../frame/badge.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { formatter } from '../translations/formatter.js';
import { monthAfter, type OwnHours, type OwnShift } from './hours.model.js';
import { WORKER_WORDS } from './worker.words.js';

export const HOURS_PATH = '/app/user-profile/hours/';

/** The hours of a month, shift by shift, as the time sheets have them. */
export function HoursPage({ hours }: { hours: OwnHours }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const { month, shifts, totalMinutes } = hours;
  const to = (by: 1 | -1): string => `${HOURS_PATH}?month=${monthAfter(month, by)}`;
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
                <Shift key={shift.id} shift={shift} />
              ))}
            </ul>
          </Card>
        )}
      </Section>
    </>
  );
}

function Shift({ shift }: { shift: OwnShift }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(shift.zone);
  const { startAt, endAt, breaks, totalMinutes, penaltyMinutes } = shift;
  const breakText = breaks.map(
    ({ startsAt, minutes, paid }) =>
      `${dates.time(startsAt)} ${minutes} min ${paid ? words.paid : words.unpaid}`,
  );
  return (
    <li id={`shift-${shift.id}`}>
      <span>
        <span class="block font-semibold">{`${shift.callName} · ${shift.role}`}</span>
        <span class="block text-muted">{`${dates.day(shift.date)} · ${shift.eventName} · ${shift.company}`}</span>
        <span class="block tabular">
          {`${dates.time(startAt)} – ${endAt ? dates.time(endAt) : words.running}`}
        </span>
        {breakText.length > 0 && (
          <span class="block text-muted">{`${words.breaks}: ${breakText.join(', ')}`}</span>
        )}
        {penaltyMinutes > 0 && (
          <span class="block text-muted">{words.penalty(durationText(penaltyMinutes))}</span>
        )}
      </span>
      <span class="text-right">
        <span class="block tabular font-semibold">
          {endAt ? durationText(totalMinutes) : words.running}
        </span>
        <Badge>{words.notApproved}</Badge>
      </span>
    </li>
  );
}

function useMonthName(month: string): string {
  const { language } = usePageContext();
  const parts = { month: 'long', year: 'numeric' } as const;
  return formatter(language, 'UTC', parts).format(new Date(`${month}-01T00:00:00Z`));
}

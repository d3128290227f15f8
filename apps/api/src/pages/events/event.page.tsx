import type { JSX } from 'preact';
import type { EventWithKeptScans } from '#libs/time-entry';
import { EmptyState } from '../frame/empty-state.js';
import { Later } from '../frame/later.js';
import { renderedOnce, renderedOnceOf } from '../frame/rendered-once.js';
import { ButtonLink } from '../frame/link.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { useWords } from '../frame/words.js';
import { KeptScansNotice } from '../stations/kept-scans-notice.js';
import { costHref } from '../pay-lines/cost-text.js';
import { CallBlock, type CallBlockProps } from './call-block.js';
import { EventHeading, type EventHeadingProps } from './event-heading.js';
import type { EventModel } from './event.model.js';
import { EVENT_WORDS } from './event.words.js';
import type { Panel } from './panel.js';

interface EventPageProps extends EventModel {
  /** Scans to judge. */
  kept: readonly EventWithKeptScans[];
  panel?: Panel | null;
  /** What sending shows and does, for those who may. */
  sending?: JSX.Element | null;
}

/** An event: are we full? Its calls by day, and everything one does with them. */
export function EventPage(props: EventPageProps): JSX.Element {
  const { event, zone, days, panel = null, sending, mayReadMoney } = props;
  const words = useWords(EVENT_WORDS);
  const mayEdit = !event.canceled;
  const shown: DaysProps = {
    ...{ days, zone, mayEdit, mayReadMoney, eventSlug: event.slug },
    tracksTime: event.company.time_tracking,
    mayDelete: mayEdit || props.mayManage,
  };
  return (
    <div class="space-y-8" id={`event-${event.slug}`}>
      {renderedOnce('heading of an event', headingOf(props), () => (
        <EventHeading {...headingOf(props)} />
      ))}
      <KeptScansNotice events={props.kept} isNamed />
      {panel?.at === 'event' && panel.element}
      {sending}
      {mayReadMoney && <Later id="overtime-ahead" from={costHref(event.slug)} />}
      {panel ? (
        <Days {...shown} panel={panel} />
      ) : (
        renderedOnceOf(props.calls, 'days of an event', contentOf(shown), () => (
          <Days {...shown} panel={null} />
        ))
      )}
      {days.length === 0 && panel?.at !== 'new-call' && (
        <EmptyState
          id="no-calls"
          icon="calendar-clock"
          title={words.noCalls.title}
          text={mayEdit ? words.noCalls.text : words.noCalls.closed}
          action={mayEdit && <AddCall slug={event.slug} isFirst />}
        />
      )}
      {panel?.at === 'new-call'
        ? panel.element
        : days.length > 0 && mayEdit && <AddCall slug={event.slug} />}
    </div>
  );
}

type DaysProps = Pick<EventModel, 'days'> & Omit<CallBlockProps, 'call' | 'panel'>;

function Days({ days, panel, ...shown }: DaysProps & Pick<CallBlockProps, 'panel'>): JSX.Element {
  const dates = useDates(shown.zone);
  return (
    <>
      {days.map(({ date, calls }) => (
        <Section key={date} id={`day-${date}`} title={dates.day(date)}>
          <div class="space-y-4">
            {calls.map((call) => (
              <CallBlock key={call.slug} call={call} {...shown} panel={panel} />
            ))}
          </div>
        </Section>
      ))}
    </>
  );
}

/** What `Days` shows beside the calls that were read; the length of a call depends on them and on the company's settings. */
function contentOf({ days, ...content }: DaysProps): object {
  return { ...content, minutes: days.map(({ calls }) => calls.map(({ minutes }) => minutes)) };
}

function headingOf({ event, zone, fill, mayManage, mayReadMoney }: EventModel): EventHeadingProps {
  return { event, zone, fill, mayManage, mayReadMoney };
}

function AddCall({ slug, isFirst = false }: { slug: string; isFirst?: boolean }): JSX.Element {
  return (
    <ButtonLink
      id="add-call"
      href={`/app/events/${slug}/add-call#new-call`}
      kind={isFirst ? 'primary' : 'quiet'}
      icon="plus"
      hotkey="c"
    >
      {useWords(EVENT_WORDS).addCall}
    </ButtonLink>
  );
}

import type { JSX } from 'preact';
import type {
  AssignedEvent,
  CallOfTheDay,
  EventWithKeptScans,
  SheetOfSteward,
} from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { KeptScansNotice } from '../stations/kept-scans-notice.js';
import { StewardSheets } from './steward-sheets.js';
import { STEWARD_WORDS } from './steward.words.js';

interface StewardPageProps {
  calls: readonly CallOfTheDay[];
  events: readonly AssignedEvent[];
  /** Those that wait. */
  sheets: readonly SheetOfSteward[];
  /** Scans to judge. */
  kept: readonly EventWithKeptScans[];
  now: Date;
}

/** A steward's day: is everybody here? And what comes next. */
export function StewardPage({ calls, events, sheets, kept, now }: StewardPageProps): JSX.Element {
  const words = useWords(STEWARD_WORDS);
  const coming = events.filter((event) => !event.is_past);
  const past = events.filter((event) => event.is_past).toReversed();
  const zone = calls[0]?.time_zone ?? coming[0]?.time_zone ?? 'America/New_York';
  return (
    <div class="space-y-8" id="steward">
      <PageHeading title={words.title} meta={<p>{useDates(zone).day(now)}</p>} />
      <KeptScansNotice events={kept} />
      {calls.length === 0 ? (
        <NoCalls coming={coming} />
      ) : (
        <Section id="calls" title={words.calls}>
          <div class="day-calls">
            {calls.map((call, at) => (
              <DayCall key={call.slug} call={call} isFirst={at === 0} />
            ))}
          </div>
        </Section>
      )}
      <StewardSheets sheets={sheets} />
      <Section id="events" title={words.events}>
        <Events id="events-table" events={coming} caption={words.events} />
      </Section>
      {past.length > 0 && (
        <Section id="past" title={words.past}>
          <Events id="past-table" events={past} caption={words.past} />
        </Section>
      )}
    </div>
  );
}

function NoCalls({ coming }: { coming: readonly AssignedEvent[] }): JSX.Element {
  const words = useWords(STEWARD_WORDS);
  const next = coming[0];
  const dates = useDates(next?.time_zone ?? 'America/New_York');
  const named = next ? `${next.event_name}, ${dates.day(next.start_date)}` : null;
  return (
    <EmptyState
      id="no-calls"
      icon="calendar-clock"
      title={words.noCalls}
      text={words.noCallsText(named)}
    />
  );
}

function DayCall({ call, isFirst }: { call: CallOfTheDay; isFirst: boolean }): JSX.Element {
  const words = useWords(STEWARD_WORDS);
  const dates = useDates(call.time_zone);
  const path = `/app/call/${call.slug}/board/`;
  const place = call.location_name ? `${DOT}${call.location_name}` : '';
  const counts = (['needed', 'confirmed', 'here', 'late', 'missing'] as const).map((key) => (
    <Stat
      key={key}
      id={`${key}-${call.slug}`}
      label={words.counts[key]}
      value={call[key]}
      tone={toneOf(key, call[key])}
    />
  ));
  return (
    <Card id={`day-call-${call.slug}`} edge={call.missing > 0 ? 'danger' : 'plain'}>
      <div class="day-call">
        <div class="day-call-head">
          <div class="min-w-0">
            <h3 class="text-lg font-semibold break-words">
              {`${dates.time(call.starts_at)} `}
              <Link href={path}>{call.name}</Link>
            </h3>
            <p class="text-muted break-words">
              {`${dates.relative(call.starts_at)}${DOT}${call.event_name}${place}`}
            </p>
          </div>
          <div class="day-acts">
            {call.time_tracking && (
              <ButtonLink
                id={`scan-${call.slug}`}
                href={`/app/event/${call.event_slug}/scan-qr/`}
                kind={isFirst ? 'primary' : 'quiet'}
                icon="scan-line"
                label={words.scanOf(call.event_name)}
              >
                {words.scan}
              </ButtonLink>
            )}
            <ButtonLink
              id={`board-${call.slug}`}
              href={path}
              kind="quiet"
              icon="list-checks"
              label={words.boardOf(call.name)}
            >
              {words.board}
            </ButtonLink>
          </div>
        </div>
        <StatRow>{counts}</StatRow>
      </div>
    </Card>
  );
}

function toneOf(
  key: 'needed' | 'confirmed' | 'here' | 'late' | 'missing',
  value: number,
): 'neutral' | 'success' | 'warning' | 'danger' {
  if (value === 0) return 'neutral';
  const tones = { here: 'success', late: 'warning', missing: 'danger' } as const;
  return key === 'needed' || key === 'confirmed' ? 'neutral' : tones[key];
}

interface EventsProps {
  id: string;
  events: readonly AssignedEvent[];
  caption: string;
}

function Events({ id, events, caption }: EventsProps): JSX.Element {
  const words = useWords(STEWARD_WORDS);
  return (
    <Table
      id={id}
      caption={caption}
      columns={[
        { key: 'event', title: words.event },
        { key: 'dates', title: words.dates },
        { key: 'location', title: words.location },
      ]}
      rows={events.map((event) => ({
        id: `event-${event.slug}`,
        href: `/app/events/${event.slug}/`,
        muted: event.is_past,
        cells: {
          event: event.event_name,
          dates: <Dates event={event} />,
          location: event.location_name ?? words.noLocation,
        },
      }))}
      empty={<p class="text-muted">{words.noEvents}</p>}
    />
  );
}

function Dates({ event }: { event: AssignedEvent }): JSX.Element {
  const dates = useDates(event.time_zone);
  const { start_date: from, end_date: until } = event;
  const last = until && until !== from ? ` – ${dates.day(until)}` : '';
  return <span class="tabular-nums">{`${dates.day(from)}${last}`}</span>;
}

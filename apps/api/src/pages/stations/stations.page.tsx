import type { JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import type { ListedScan, ListedStation } from '#libs/time-entry';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { type Dates, useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { KeptScans } from './kept-scans.js';
import { STATIONS_WORDS } from './stations.words.js';

export interface StationsModel {
  event: EventRow;
  stations: readonly ListedStation[];
  /** Kept aside, to be judged. */
  kept: readonly ListedScan[];
  now: Date;
  /** Made by this answer. */
  made?: MadeStation | null;
  refused?: { typed: string; error?: string };
}

export interface MadeStation {
  name: string | null;
  url: string;
  /** QR code of the link, a `data:` URL. */
  image: string;
}

/** The stations of an event: make one, see which are open, end one. */
export function StationsPage(model: StationsModel): JSX.Element {
  const { event, stations, kept, now, made, refused } = model;
  const words = useWords(STATIONS_WORDS);
  const dates = useDates(zoneOf(event));
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/events/${event.slug}/`}>{event.event_name}</Link>}
        meta={words.intro}
      />
      {made && <Made made={made} />}
      <KeptScans event={event} scans={kept} />
      <Form action={addressOf(event)} id="new-station">
        <Field
          label={words.name}
          name="name"
          hint={words.nameHint}
          value={refused?.typed}
          error={refused?.error}
          maxLength={100}
          autocomplete="off"
        />
        <Button icon="plus">{words.make}</Button>
      </Form>
      <Table
        id="stations"
        caption={words.caption}
        columns={[
          { key: 'name', title: words.columns.name },
          { key: 'state', title: words.columns.state },
          { key: 'heard', title: words.columns.heard },
          { key: 'made', title: words.columns.made },
          { key: 'actions', title: words.columns.actions, quietTitle: true, align: 'right' },
        ]}
        rows={stations.map((station) => ({
          id: `station-${station.id}`,
          muted: !isOpen(station, now),
          cells: {
            name: station.name ?? words.unnamed,
            state: <State station={station} now={now} dates={dates} />,
            heard: <Heard station={station} dates={dates} />,
            made: dates.moment(station.created_at),
            actions: isOpen(station, now) && <End event={event} station={station} />,
          },
        }))}
        empty={<EmptyState title={words.none} text={words.noneText} icon="qr-code" />}
      />
    </>
  );
}

export function addressOf({ slug }: Pick<EventRow, 'slug'>): string {
  return `/app/events/${slug}/generate-signin-qr`;
}

/** The link once, for the tablet's camera. */
function Made({ made }: { made: MadeStation }): JSX.Element {
  const words = useWords(STATIONS_WORDS);
  return (
    <Section title={words.made(made.name)} intro={words.madeText} id="made">
      <Card>
        <div class="flex justify-center rounded-lg bg-white p-4">
          <img src={made.image} width="320" height="320" alt={words.qrAlt} />
        </div>
        <p class="mt-4">
          {words.copy} <strong class="break-all">{made.url}</strong>
        </p>
        <p class="mt-2">
          <Link href={made.url}>{words.openHere}</Link>
        </p>
      </Card>
    </Section>
  );
}

interface StateProps {
  station: ListedStation;
  now: Date;
  dates: Dates;
}

function State({ station, now, dates }: StateProps): JSX.Element {
  const words = useWords(STATIONS_WORDS);
  if (station.revoked_at) return <Badge>{words.revoked(dates.moment(station.revoked_at))}</Badge>;
  const expiry = dates.moment(station.expires_at);
  return isOpen(station, now) ? (
    <Badge tone="success" icon="circle-dot">
      {words.open(expiry)}
    </Badge>
  ) : (
    <Badge>{words.expired(expiry)}</Badge>
  );
}

function Heard({ station, dates }: Pick<StateProps, 'station' | 'dates'>): JSX.Element {
  const { last_heard_at: heardAt } = station;
  if (!heardAt) return <>{useWords(STATIONS_WORDS).never}</>;
  return (
    <time datetime={dates.machine(heardAt)} title={dates.moment(heardAt)}>
      {dates.relative(heardAt)}
    </time>
  );
}

function End({ event, station }: { event: EventRow; station: ListedStation }): JSX.Element {
  const words = useWords(STATIONS_WORDS);
  const name = station.name ?? words.unnamed;
  return (
    <Form action={`/app/events/${event.slug}/stations/${station.id}/end`} inline>
      <Button kind="danger" size="small" confirm={words.endConfirm(name)}>
        {words.end}
        <span class="sr-only">{name}</span>
      </Button>
    </Form>
  );
}

function isOpen({ revoked_at, expires_at }: ListedStation, now: Date): boolean {
  return revoked_at === null && now < expires_at;
}

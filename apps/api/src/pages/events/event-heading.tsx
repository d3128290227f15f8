import type { JSX } from 'preact';
import { Badge } from '../frame/badge.js';
import { FillBar } from '../frame/fill-bar.js';
import { ButtonLink, Link } from '../frame/link.js';
import { mapLink } from '../frame/map-link.js';
import { Menu } from '../frame/menu.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { CostLater, costHref } from '../pay-lines/cost-text.js';
import { sendHref } from '../sending/send-scope.js';
import { EventDates } from './event-dates.js';
import type { EventModel } from './event.model.js';
import { EVENT_WORDS } from './event.words.js';
import { FillCounts } from './fill-counts.js';

export type EventHeadingProps = Omit<EventModel, 'days' | 'calls'>;

/** Name, days, place, steward and how full it is. */
export function EventHeading(model: EventHeadingProps): JSX.Element {
  const { event, zone, fill, mayManage } = model;
  const words = useWords(EVENT_WORDS);
  return (
    <div class="space-y-4">
      <PageHeading
        above={<Link href="/app/events/">{words.allEvents}</Link>}
        title={
          <>
            {event.event_name}
            {event.canceled && (
              <>
                {' '}
                <Badge tone="danger" icon="ban">
                  {words.canceled}
                </Badge>
              </>
            )}
          </>
        }
        meta={
          <p
            class="flex flex-col items-baseline gap-x-2 gap-y-1 sm:flex-row sm:flex-wrap"
            id="event-facts"
          >
            <EventDates event={event} zone={zone} />
            <Place event={event} />
            <Steward {...model} />
          </p>
        }
        actions={(mayManage || tracks(event)) && <Actions event={event} mayManage={mayManage} />}
      />
      {fill.needed > 0 && (
        <div class="flex flex-wrap items-center gap-x-4 gap-y-1" id="event-fill">
          <FillBar id="event-fill-bar" {...fill} pending={fill.asked} large />
          <FillCounts id="event-fill-counts" fill={fill} />
          {model.mayReadMoney && <CostLater id="event-cost" event={event.slug} linked />}
        </div>
      )}
      {event.event_description && (
        <p class="max-w-prose whitespace-pre-line text-muted" id="event-note">
          <span class="font-semibold">{words.note}</span> {event.event_description}
        </p>
      )}
    </div>
  );
}

/** Between facts in one line; on a phone each has its own. */
function Dot(): JSX.Element {
  return <span class="max-sm:hidden">{'· '}</span>;
}

function Place({ event: { location } }: Pick<EventModel, 'event'>): JSX.Element | null {
  const words = useWords(EVENT_WORDS);
  if (!location) return null;
  return (
    <span>
      <Dot />
      {location.name}
      {location.address && (
        <>
          {' ('}
          <Link href={mapLink(location)} external>
            {words.map}
          </Link>
          )
        </>
      )}
    </span>
  );
}

function Steward({ event, mayManage }: EventHeadingProps): JSX.Element | null {
  const words = useWords(EVENT_WORDS);
  const { steward, canceled, slug } = event;
  if (!steward && (!mayManage || canceled)) return null;
  const name = steward
    ? `${steward.user.first_name} ${steward.user.last_name}`.trim() || steward.user.username
    : null;
  return (
    <span id="event-steward">
      <Dot />
      {name ? words.steward(name) : words.noSteward}{' '}
      {mayManage && !canceled && (
        <Link href={`/app/events/${slug}/assign-steward`}>
          {steward ? words.changeSteward : words.chooseSteward}
        </Link>
      )}
    </span>
  );
}

/** Time is tracked, and somebody may still come. */
function tracks({ company, canceled }: EventModel['event']): boolean {
  return company.time_tracking && !canceled;
}

function Actions({ event, mayManage }: Pick<EventModel, 'event' | 'mayManage'>): JSX.Element {
  return (
    <>
      {tracks(event) && <DoorActions event={event} mayManage={mayManage} />}
      {mayManage && <ManagersActions event={event} />}
    </>
  );
}

/** What one needs at the door; codes are sent by managers. */
function DoorActions({
  event: { slug },
  mayManage,
}: Pick<EventModel, 'event' | 'mayManage'>): JSX.Element {
  const words = useWords(EVENT_WORDS);
  const codes = [
    { label: words.sendCodes, href: sendHref(slug, { kind: 'codes' }), icon: 'send' } as const,
  ];
  return (
    <>
      <ButtonLink
        id="scan"
        href={`/app/event/${slug}/scan-qr/`}
        kind="quiet"
        icon="scan-line"
        hotkey="s"
      >
        {words.scan}
      </ButtonLink>
      <Menu
        id="door-menu"
        label={words.atTheDoor}
        icon={null}
        size="medium"
        items={[
          {
            label: words.stations,
            href: `/app/events/${slug}/generate-signin-qr`,
            icon: 'monitor',
          },
          ...(mayManage ? codes : []),
        ]}
      />
    </>
  );
}

function ManagersActions({
  event: { slug, company, canceled, event_description: note },
}: Pick<EventModel, 'event'>): JSX.Element {
  const words = useWords(EVENT_WORDS);
  const path = `/app/events/${slug}`;
  return (
    <>
      <span class="max-md:hidden">
        <ButtonLink id="edit-event" href={`${path}/edit`} kind="quiet" icon="pencil" hotkey="e">
          {words.edit}
        </ButtonLink>
      </span>
      <Menu
        id="event-menu"
        label={words.more}
        items={[
          { label: words.edit, href: `${path}/edit`, icon: 'pencil' },
          { label: note ? words.editNote : words.addNote, href: `${path}/note`, icon: 'file-text' },
          { label: words.costs, href: costHref(slug), icon: 'receipt' },
          {
            label: words.rates,
            href: `/app/pay/rates/?company=${company.slug}&event=${slug}`,
            icon: 'banknote',
          },
          { label: words.history, href: `/app/audit/event/${slug}/`, icon: 'history' },
          { label: words.showDeleted, href: `${path}/deleted`, icon: 'archive' },
          'line',
          ...(canceled
            ? []
            : [
                {
                  label: words.cancelEvent,
                  href: `${path}/cancel`,
                  icon: 'ban',
                  danger: true,
                } as const,
              ]),
          { label: words.deleteEvent, href: `${path}/delete`, icon: 'trash-2', danger: true },
        ]}
      />
    </>
  );
}

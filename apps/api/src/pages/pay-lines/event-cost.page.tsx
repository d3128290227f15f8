import type { JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import type { EventCost } from '#libs/pay';
import { DOT } from '../frame/dot.js';
import { EmptyState } from '../frame/empty-state.js';
import { useDates } from '../frame/dates.js';
import { FRAME_WORDS } from '../frame/frame.words.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { renderedOnce } from '../frame/rendered-once.js';
import { Section } from '../frame/card.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { CostText, OvertimeNotice } from './cost-text.js';
import { PAY_LINES_WORDS } from './pay-lines.words.js';

interface EventCostProps {
  event: EventRow;
  cost: EventCost;
}

/** What an event costs by call and requirement. Its parts have the ids of their places on the page of the event. */
export function EventCostPage({ event, cost }: EventCostProps): JSX.Element {
  const content = { slug: event.slug, name: event.event_name, zone: zoneOf(event), cost };
  const companyZone = event.company.time_zone;
  return renderedOnce('cost of an event', { ...content, companyZone }, () => (
    <RenderedCost {...content} companyZone={companyZone} />
  ));
}

function RenderedCost({
  slug,
  name,
  zone,
  companyZone,
  cost,
}: {
  slug: string;
  name: string;
  /** IANA names. */
  zone: string;
  companyZone: string;
  cost: EventCost;
}): JSX.Element {
  const { cost: words } = useWords(PAY_LINES_WORDS);
  const frame = useWords(FRAME_WORDS);
  const dates = useDates(zone);
  return (
    <div class="space-y-8" id={`costs-${slug}`}>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/events/${slug}/`}>{name}</Link>}
        meta={<CostText id="event-cost" cost={cost.total} explained />}
      />
      <OvertimeNotice ahead={cost.overtimeAhead} zone={companyZone} />
      {cost.calls.length === 0 && <EmptyState icon="receipt" title={words.none} />}
      {cost.calls.map((call) => (
        <Section
          key={call.slug}
          id={`costs-of-${call.slug}`}
          title={call.name}
          intro={
            <>
              {`${dates.moment(call.startsAt)}${DOT}`}
              <CostText
                id={`call-${call.slug}-cost`}
                cost={call}
                href={`/app/pay/call/${call.slug}/`}
              />
            </>
          }
        >
          <Table
            id={`costs-of-${call.slug}-labor`}
            caption={call.name}
            columns={[
              { key: 'skill', title: words.columns.skill },
              { key: 'confirmed', title: words.columns.confirmed },
              { key: 'cost', title: words.columns.cost, align: 'right' },
            ]}
            rows={call.requirements.map((labor) => ({
              id: `costs-labor-${labor.slug}`,
              cells: {
                skill: labor.skill,
                confirmed: frame.of(labor.confirmed, labor.needed),
                cost: <CostText id={`labor-${labor.slug}-cost`} cost={labor} />,
              },
            }))}
            empty={words.none}
          />
        </Section>
      ))}
    </div>
  );
}

import type { JSX } from 'preact';
import type { FirstSteps } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { FillBar } from '../frame/fill-bar.js';
import { renderedOnce } from '../frame/rendered-once.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';
import { STEP_PAGES } from './step-pages.js';
import { AttentionList } from './attention-list.js';
import { type ManagerDashboardModel, needsNobody } from './manager-dashboard.model.js';
import { TODAY_WORDS } from './today.words.js';

/** What needs me now? Then the next events, and the numbers. */
export function ManagerDashboardPage(model: ManagerDashboardModel): JSX.Element {
  const { attention, steps, zone } = model;
  const words = useWords(TODAY_WORDS);
  const dates = useDates(zone);
  const { now = new Date() } = usePageContext();
  const isNew = Object.values(steps).includes(false);
  return (
    <div class="space-y-8" id="today">
      <PageHeading
        title={words.title}
        meta={<p id="today-date">{dates.day(now)}</p>}
        actions={
          !isNew && (
            <ButtonLink id="new-event" href="/app/events/create" icon="plus" hotkey="c">
              {words.newEvent}
            </ButtonLink>
          )
        }
      />
      {isNew && <Steps steps={steps} />}
      {!(isNew && needsNobody(attention)) && <WhatIsOn {...model} />}
    </div>
  );
}

function WhatIsOn(model: ManagerDashboardModel): JSX.Element {
  const { attention, zone } = model;
  const words = useWords(TODAY_WORDS);
  return (
    <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Section id="needs-you" title={words.needsYou}>
        {needsNobody(attention) ? (
          <EmptyState
            id="nothing"
            icon="circle-check"
            title={words.nothing}
            text={words.nothingText}
          />
        ) : (
          <AttentionList attention={attention} zone={zone} />
        )}
      </Section>
      <div class="space-y-8">
        {renderedOnce('next events', model.events, () => (
          <NextEvents events={model.events} />
        ))}
        {renderedOnce('numbers', model.numbers, () => (
          <Numbers numbers={model.numbers} />
        ))}
      </div>
    </div>
  );
}

function NextEvents({ events }: Pick<ManagerDashboardModel, 'events'>): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Section
      id="next-events"
      title={words.upcoming}
      actions={<Link href="/app/events/">{words.allEvents}</Link>}
    >
      {events.length === 0 ? (
        <p class="text-muted">{words.noEvents}</p>
      ) : (
        <Card>
          <ul class="divide-y divide-line">
            {events.map((event) => (
              <li
                key={event.slug}
                id={`event-${event.slug}`}
                class="space-y-1 py-3 first:pt-0 last:pb-0"
              >
                <p class="flex flex-wrap items-baseline justify-between gap-x-3">
                  <Link href={`/app/events/${event.slug}/`}>{event.event_name}</Link>
                  <EventDay day={event.start_date} zone={event.time_zone} />
                </p>
                {event.fill.needed > 0 && <FillBar {...event.fill} pending={event.fill.asked} />}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function EventDay({ day, zone }: { day: string; zone: string }): JSX.Element {
  return <span class="text-muted">{useDates(zone).day(day)}</span>;
}

function Numbers({ numbers }: Pick<ManagerDashboardModel, 'numbers'>): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Section id="numbers" title={words.numbers}>
      <StatRow>
        <Stat
          id="number-upcoming"
          label={words.upcomingEvents}
          value={numbers.upcoming}
          href="/app/events/"
        />
        <Stat
          id="number-pending"
          label={words.pending}
          value={numbers.pending}
          href="/app/labor/requests/pending"
        />
        <Stat
          id="number-declined"
          label={words.declined}
          value={numbers.declined}
          href="/app/labor/requests/declined"
        />
        <Stat
          id="number-texts"
          label={words.texts}
          value={numbers.segments}
          href="/app/sms-usage/"
        />
      </StatRow>
    </Section>
  );
}

/** For a new company: four steps, the first open one with the page's primary button. */
function Steps({ steps }: { steps: FirstSteps }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  const order = Object.keys(STEP_PAGES) as (keyof FirstSteps)[];
  const next = order.find((step) => !steps[step]);
  return (
    <Card edge="open" id="first-steps">
      <Section title={words.steps} intro={words.stepsIntro}>
        <ol class="divide-y divide-line">
          {order.map((step, index) => (
            <li
              key={step}
              id={`step-${step}`}
              class="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
            >
              <div class="min-w-0 flex-1">
                <p class="font-semibold">{`${index + 1}. ${words.step[step].title}`}</p>
                <p class="text-muted">{words.step[step].text}</p>
              </div>
              {steps[step] ? (
                <Badge tone="success" icon="check">
                  {words.done}
                </Badge>
              ) : (
                <ButtonLink href={STEP_PAGES[step]} kind={step === next ? 'primary' : 'quiet'}>
                  {words.step[step].action}
                </ButtonLink>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </Card>
  );
}

import type { JSX } from 'preact';
import { zoneOf } from '#libs/event';
import type { RequestWithCall, WorkerHistory } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { StateBadge } from '../frame/state-badge.js';
import { Table } from '../frame/table.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { ContactHeading } from './contact-heading.js';
import { HISTORY_WORDS } from './history.words.js';

/** Which states a part of the history shows; canceled calls are among the declined. */
const PARTS = {
  confirmed: ['confirmed'],
  available: ['available'],
  pending: ['pending'],
  declined: ['declined', 'canceled'],
  no_show: ['no_show'],
} as const satisfies Record<string, readonly RequestWithCall['state'][]>;
export type HistoryPart = keyof typeof PARTS;

export function historyPart(given: unknown): HistoryPart | null {
  return (Object.keys(PARTS) as HistoryPart[]).find((part) => part === given) ?? null;
}

/** What a contact was asked for, latest call first. @param part null: everything */
export function HistoryPage({
  history,
  part,
}: {
  history: WorkerHistory;
  part: HistoryPart | null;
}): JSX.Element {
  const words = useWords(HISTORY_WORDS);
  const { worker, requests } = history;
  const of = (one: HistoryPart): RequestWithCall[] =>
    requests.filter(({ state }) => (PARTS[one] as readonly string[]).includes(state));
  const path = `/app/worker/history/${worker.slug}/`;
  return (
    <>
      <ContactHeading contact={worker} current="history" />
      <Tabs
        label={words.state}
        items={[
          { href: path, label: words.all, count: requests.length, current: part === null },
          ...(Object.keys(PARTS) as HistoryPart[]).map((one) => ({
            href: `${path}?state=${one}`,
            label: words.states[one],
            count: of(one).length,
            current: part === one,
          })),
        ]}
      />
      <Table
        id="history"
        caption={words.caption}
        columns={[
          { key: 'event', title: words.event },
          { key: 'state', title: words.state },
          { key: 'call', title: words.call },
          { key: 'skill', title: words.skill },
        ]}
        rows={(part ? of(part) : requests).map((request) => ({
          id: `request-${request.id}`,
          href: `/app/events/${request.event.slug}/`,
          cells: {
            event: request.event.event_name,
            state: <StateBadge state={stateOf(request)} />,
            call: <Call request={request} />,
            skill: request.requirement.labor_type.name,
          },
        }))}
        empty={<EmptyState icon="history" title={words.none} text={words.noneText} />}
      />
    </>
  );
}

function Call({ request: { call_time: call, event } }: { request: RequestWithCall }): JSX.Element {
  const dates = useDates(zoneOf(event));
  return (
    <>
      {call.name}
      {DOT}
      {dates.moment(call.starts_at)}
    </>
  );
}

function stateOf({ state, sent_at: sentAt }: RequestWithCall) {
  return state === 'pending' ? (sentAt ? 'asked' : 'queued') : state;
}

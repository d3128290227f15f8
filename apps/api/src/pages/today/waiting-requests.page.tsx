import type { JSX } from 'preact';
import { zoneOf } from '#libs/event';
import type { PendingOrDeclined, RequestWithCall } from '#libs/labor';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Pager } from '../frame/pager.js';
import { StateBadge } from '../frame/state-badge.js';
import { Table, type TableRow } from '../frame/table.js';
import { Tabs } from '../frame/tabs.js';
import { Toolbar } from '../frame/toolbar.js';
import { useWords } from '../frame/words.js';
import { WAITING_WORDS } from './waiting-requests.words.js';

export interface WaitingRequestsModel {
  which: PendingOrDeclined;
  requests: readonly RequestWithCall[];
  counts: Record<PendingOrDeclined, number>;
  size: number;
  /** Where the next page begins; null: this is the last. */
  next: string | null;
  /** Where this page begins; absent: it is the first. */
  cursor?: string;
}

/** The form of marked rows. */
export const WAITING_FORM = 'waiting';

export function waitingPath(
  which: PendingOrDeclined,
  { per_page: size, cursor }: { per_page?: string; cursor?: string } = {},
): string {
  const query = new URLSearchParams({ ...(size && { per_page: size }), ...(cursor && { cursor }) });
  return `/app/labor/requests/${which}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** Who was asked and is silent, or said no, over all calls to come. */
export function WaitingRequestsPage(model: WaitingRequestsModel): JSX.Element {
  const { which, requests, counts, size, next, cursor } = model;
  const words = useWords(WAITING_WORDS);
  const per_page = String(size);
  const href = (_page: number, rows: number): string =>
    waitingPath(which, { per_page: String(rows) });
  return (
    <div class="space-y-6" id={`waiting-${which}`}>
      <PageHeading title={words[which]} meta={<p>{words.intro}</p>} />
      <Tabs
        label={words.tabs}
        items={(['pending', 'declined'] as const).map((each) => ({
          href: waitingPath(each),
          label: words[each],
          count: counts[each],
          current: each === which,
        }))}
      />
      <Table
        id="requests"
        caption={words[which]}
        columns={[
          { key: 'worker', title: words.worker },
          { key: 'state', title: words.state },
          { key: 'skill', title: words.skill },
          { key: 'call', title: words.call },
          { key: 'event', title: words.event },
          { key: 'when', title: words.when },
        ]}
        rows={requests.map(rowOf)}
        empty={
          <EmptyState
            icon="circle-check"
            title={which === 'pending' ? words.nobodyPending : words.nobodyDeclined}
            text={which === 'pending' ? words.nobodyPendingText : words.nobodyDeclinedText}
          />
        }
        selectable={{ name: 'request_id', form: WAITING_FORM }}
      />
      {requests.length > 0 && (
        <Toolbar id={WAITING_FORM} action={waitingPath(which, { cursor })}>
          <Button name="action" value="confirm" size="small" icon="check">
            {words.confirm}
          </Button>
          <Button
            name="action"
            value="delete"
            size="small"
            kind="danger"
            icon="trash-2"
            confirm={words.removeQuestion}
          >
            {words.remove}
          </Button>
        </Toolbar>
      )}
      <Pager
        total={requests.length}
        size={size}
        href={href}
        previous={cursor === undefined ? null : waitingPath(which, { per_page })}
        next={next && waitingPath(which, { per_page, cursor: next })}
      />
    </div>
  );
}

function rowOf(request: RequestWithCall): TableRow {
  const { id, worker, requirement, call_time: call, event, state } = request;
  return {
    id: `request-${id}`,
    select: { value: String(id), label: worker.name },
    href: `/app/labor/${requirement.slug}/requests/`,
    cells: {
      worker: worker.name,
      state: <StateBadge state={state === 'pending' ? 'asked' : state} />,
      skill: requirement.labor_type.name,
      call: call.name,
      event: <Link href={`/app/events/${event.slug}/`}>{event.event_name}</Link>,
      when: <When at={call.starts_at} zone={zoneOf(event)} />,
    },
  };
}

function When({ at, zone }: { at: Date | string; zone: string }): JSX.Element {
  const dates = useDates(zone);
  return <time datetime={dates.machine(at)}>{dates.moment(at)}</time>;
}

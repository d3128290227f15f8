import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import { zoneOf } from '#libs/event';
import type { CallRequestsBoard, RequestOfCall } from '#libs/labor';
import { Availability } from '../fill/worker-marks.js';
import { Badge } from '../frame/badge.js';
import { Section } from '../frame/card.js';
import { EmptyState } from '../frame/empty-state.js';
import { FilterBar } from '../frame/filter-bar.js';
import { requestHistoryPath } from '../frame/history-paths.js';
import { Link } from '../frame/link.js';
import { Menu } from '../frame/menu.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { StateBadge } from '../frame/state-badge.js';
import { Table, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { CALL_REQUESTS_WORDS } from './call-requests.words.js';

const STATES = ['pending', 'available', 'confirmed', 'declined', 'no_show', 'canceled'] as const;
const ACTIONS = {
  pending: ['confirm', 'decline', 'no_show', 'delete'],
  available: ['confirm', 'decline', 'no_show', 'delete'],
  confirmed: ['decline', 'no_show', 'delete'],
  declined: ['confirm', 'delete'],
  no_show: ['confirm', 'delete'],
  canceled: ['confirm', 'delete'],
} as const;
/** So many no-shows are worth a badge. */
const MANY_NO_SHOWS = 2;

interface CallRequestsModel {
  board: CallRequestsBoard;
  /** Of the chosen skill. */
  requests: readonly RequestOfCall[];
  /** Id of a skill, or `All`. */
  laborType: string;
  /** Why an action was refused. */
  refusal?: string;
}

/** Everybody asked for a call, by state, with what a manager decides about them. */
export function CallRequestsPage({
  board,
  requests,
  laborType,
  refusal,
}: CallRequestsModel): JSX.Element {
  const words = useWords(CALL_REQUESTS_WORDS);
  const { call, requirements } = board;
  const { event } = call;
  return (
    <>
      <PageHeading
        above={
          <Link href={`/app/events/${event.slug}/#call-${call.slug}`}>{event.event_name}</Link>
        }
        title={words.title(call.name)}
      />
      {refusal && <NoticeBox tone="danger">{refusal}</NoticeBox>}
      <FilterBar count={words.count(requests.length)}>
        <Select
          label={words.skill}
          quietLabel
          name="labor_type"
          value={laborType}
          options={[
            { value: 'All', label: words.allSkills },
            ...requirements.map(({ labor_type: skill }) => ({
              value: String(skill.id),
              label: skill.name,
            })),
          ]}
        />
      </FilterBar>
      {requests.length === 0 && <EmptyState icon="users" title={words.empty} />}
      {STATES.map((state) => ({ state, rows: requests.filter((each) => each.state === state) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ state, rows }) => (
          <Section
            key={state}
            id={`requests-${state}`}
            title={`${words.states[state]} (${rows.length})`}
          >
            <Table
              caption={words.states[state]}
              columns={[
                { key: 'name', title: words.columns.name },
                { key: 'state', title: words.columns.state },
                { key: 'phone', title: words.columns.phone },
                { key: 'skill', title: words.columns.skill },
                { key: 'actions', title: words.columns.actions, quietTitle: true },
              ]}
              rows={rows.map((request) => rowOf(request, board, words))}
              empty=""
            />
          </Section>
        ))}
    </>
  );
}

function rowOf(
  request: RequestOfCall,
  { call }: CallRequestsBoard,
  words: (typeof CALL_REQUESTS_WORDS)['en'],
): TableRow {
  const { id, worker, requirement, state, conflicts, short_rests: shortRests } = request;
  const shown = state === 'pending' ? (request.sent_at === null ? 'queued' : 'asked') : state;
  return {
    id: `request-${id}`,
    cells: {
      name: (
        <>
          {worker.name}{' '}
          {worker.no_show_count >= MANY_NO_SHOWS && (
            <Badge tone="warning">{words.noShows(worker.no_show_count)}</Badge>
          )}
          {conflicts.length + shortRests.length > 0 && (
            <Availability
              worker={request}
              startsAt={new Date(call.starts_at)}
              zone={zoneOf(call.event)}
            />
          )}
        </>
      ),
      state: <StateBadge state={shown} />,
      phone: displayPhone(worker.phone_number),
      skill: (
        <Link href={`/app/labor/${requirement.slug}/requests/`}>{requirement.labor_type.name}</Link>
      ),
      actions: (
        <Menu
          id={`request-${id}-menu`}
          label={words.more(worker.name)}
          items={[
            ...(call.event.canceled ? [] : ACTIONS[state]).map((action) => ({
              label: words.actions[action],
              post: `/app/call/${call.slug}/requests/`,
              values: { request_id: String(id), action },
              danger: action === 'delete',
              confirm: words.asks[action](worker.name),
            })),
            { label: words.history, href: requestHistoryPath(call.slug, id), icon: 'history' },
          ]}
        />
      ),
    },
  };
}

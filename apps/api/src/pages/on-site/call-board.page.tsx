import type { JSX } from 'preact';
import { zoneOf } from '#libs/event';
import type { CallBoard, EventWithKeptScans } from '#libs/time-entry';
import { DOT } from '../frame/dot.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { Stat, StatRow } from '../frame/stat.js';
import { useWords } from '../frame/words.js';
import { KeptScansNotice } from '../stations/kept-scans-notice.js';
import { CALL_BOARD_WORDS } from './call-board.words.js';
import { CrewRow } from './crew-row.js';

interface CallBoardPageProps {
  board: CallBoard;
  /** Of the event: scans to judge. */
  kept: readonly EventWithKeptScans[];
  now: Date;
  /** A refused tap. */
  error?: string | undefined;
}

/** Who of a call is here? The silent stand on top, each with what can be done at one tap. */
export function CallBoardPage({ board, kept, now, error }: CallBoardPageProps): JSX.Element {
  const words = useWords(CALL_BOARD_WORDS);
  const { call, crew, isOpen } = board;
  const zone = zoneOf(call.event);
  const dates = useDates(zone);
  return (
    <div class="space-y-6" id={`board-${call.slug}`}>
      <PageHeading
        above={<Link href={`/app/events/${call.event.slug}/`}>{call.event.event_name}</Link>}
        title={call.name}
        meta={<p>{`${dates.moment(call.starts_at)}${DOT}${dates.relative(call.starts_at)}`}</p>}
        actions={call.event.company.time_tracking && <Tools board={board} />}
      />
      {error && (
        <NoticeBox tone="danger" id="refused">
          {error}
        </NoticeBox>
      )}
      {call.event.canceled && <NoticeBox tone="danger">{words.canceled}</NoticeBox>}
      <KeptScansNotice events={kept} isNamed />
      {!isOpen && (
        <NoticeBox tone="info" id="opens">
          {words.opens(dates.time(board.opensAt))}
        </NoticeBox>
      )}
      <Counts board={board} now={now} />
      {crew.length === 0 ? (
        <EmptyState
          id="no-crew"
          icon="users"
          title={words.nobody}
          text={words.nobodyText}
          action={
            <ButtonLink kind="quiet" href={`/app/events/${call.event.slug}/#call-${call.slug}`}>
              {words.toEvent}
            </ButtonLink>
          }
        />
      ) : (
        <Section id="crew" title={words.crew}>
          <ul class="crew">
            {crew.map((member) => (
              <CrewRow key={member.request_id} {...{ member, board, now, zone }} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Tools({ board: { call } }: Pick<CallBoardPageProps, 'board'>): JSX.Element {
  const words = useWords(CALL_BOARD_WORDS);
  const { slug } = call.event;
  return (
    <div class="site-tools">
      <ButtonLink id="scan" href={`/app/event/${slug}/scan-qr/`} icon="scan-line" hotkey="s">
        {words.scan}
      </ButtonLink>
      <ButtonLink id="sheet" href={`/app/call/${call.slug}/track/`} kind="quiet" icon="clock">
        {words.sheet}
      </ButtonLink>
      <ButtonLink
        id="stations"
        href={`/app/events/${slug}/generate-signin-qr`}
        kind="quiet"
        icon="qr-code"
      >
        {words.stations}
      </ButtonLink>
    </div>
  );
}

function Counts({ board, now }: Pick<CallBoardPageProps, 'board' | 'now'>): JSX.Element {
  const { counts: words } = useWords(CALL_BOARD_WORDS);
  const { here, onTheWay, silent, needed } = board.counts;
  const isLate = board.missingFrom <= now && silent > 0;
  return (
    <div class="site-counts" id="counts">
      <StatRow>
        <Stat id="count-here" label={words.here} value={here} tone="success" />
        <Stat id="count-on-the-way" label={words.onTheWay} value={onTheWay} />
        <Stat
          id="count-silent"
          label={board.isOpen ? words.silent : words.expected}
          value={silent}
          tone={isLate ? 'danger' : 'neutral'}
        />
        <Stat id="count-needed" label={words.needed} value={needed} />
      </StatRow>
    </div>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import { DOT } from '../frame/dot.js';
import { Card } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { type Definition, DefinitionList } from '../frame/definition-list.js';
import { durationText } from '../frame/duration.js';
import { Link } from '../frame/link.js';
import { mapLink } from '../frame/map-link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { STATE_EDGES, StateBadge } from '../frame/state-badge.js';
import { useWords } from '../frame/words.js';
import type { OwnCallView } from './own-work.model.js';
import { WORKER_WORDS } from './worker.words.js';

interface OwnCallCardProps {
  call: OwnCallView;
  /** Shows where, whom to ask, and the note. */
  inFull?: boolean;
  /** Stands below the page's title, not below a section's. */
  isTop?: boolean;
  /** What can be done with it. */
  children?: ComponentChildren;
}

/** A call of the worker's own: what, when, in which state; in full also where, with whom, and what to bring. */
export function OwnCallCard({
  call,
  inFull = false,
  isTop = false,
  children,
}: OwnCallCardProps): JSX.Element {
  const dates = useDates(call.zone);
  const words = useWords(WORKER_WORDS).next;
  const Title = isTop ? 'h2' : 'h3';
  return (
    <Card edge={STATE_EDGES[shownState(call)]} id={`call-${call.id}`}>
      <div class="own-call-head">
        <Title class="own-call-name">{call.callName}</Title>
        <StateBadge state={shownState(call)} />
      </div>
      <p class="own-call-when">
        <time dateTime={`${call.date}T${call.time.slice(0, 5)}`}>
          {`${dates.day(call.date)}${DOT}${dates.time(call.startsAt)}`}
        </time>
        {!call.isOver && <span class="text-muted">{`${DOT}${dates.relative(call.startsAt)}`}</span>}
      </p>
      <p class="own-call-role">{roleLine(call, words)}</p>
      <p class="text-muted">{`${call.eventName}${DOT}${call.company}`}</p>
      <DefinitionList items={useFacts(call, inFull)} />
      {call.warnings.map((warning) => (
        <NoticeBox tone="warning" key={warning}>
          {warning}
        </NoticeBox>
      ))}
      {children}
    </Card>
  );
}

/** 'Rigger · about 4 h' */
function roleLine({ role, plannedMinutes }: OwnCallView, words: NextWords): string {
  return plannedMinutes > 0 ? `${role}${DOT}${words.about(durationText(plannedMinutes))}` : role;
}

type NextWords = (typeof WORKER_WORDS)['en']['next'];

export function shownState({ countsFrom, state }: OwnCallView): 'in' | 'asked' | OwnState {
  if (countsFrom) return 'in';
  return state === 'pending' ? 'asked' : state;
}

type OwnState = Exclude<OwnCallView['state'], 'pending'>;

function useFacts(call: OwnCallView, inFull: boolean): Definition[] {
  const words = useWords(WORKER_WORDS).next;
  const { location, contact, message } = call;
  const facts: Definition[] = [{ term: words.where, value: <Place location={location} /> }];
  if (inFull) facts.push({ term: words.ask, value: <Contact {...contact} /> });
  if (call.sheetPath)
    facts.push({
      term: words.sheet,
      value: <Link href={call.sheetPath}>{words.sheetLink}</Link>,
    });
  if (message)
    facts.push({ term: words.bring, value: <span class="whitespace-pre-line">{message}</span> });
  return facts;
}

function Place({ location }: Pick<OwnCallView, 'location'>): JSX.Element {
  const words = useWords(WORKER_WORDS).next;
  if (!location) return <>{words.tba}</>;
  const { name, address } = location;
  return (
    <>
      {name}
      {address && <span class="block text-muted">{address}</span>}
      {address && (
        <Link href={mapLink(location)} external>
          {words.map}
          <span class="sr-only">{`: ${name}`}</span>
        </Link>
      )}
    </>
  );
}

function Contact({ name, phone }: OwnCallView['contact']): JSX.Element {
  return (
    <>
      {name}
      {phone && (
        <>
          {DOT}
          <Link href={`tel:${phone}`}>{displayPhone(phone)}</Link>
        </>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { OwnCallCard } from './own-call-card.js';
import type { OwnCallView, OwnWorkModel } from './own-work.model.js';
import { answerPath, OpenRequest } from './request-answers.js';
import { WORKER_WORDS } from './worker.words.js';

export interface ClockInCode {
  /** The page that shows it large. */
  path: string;
  /** A `data:` URL, shown when the call is near; null: the button is enough. */
  image: string | null;
  /** Six characters to read out where no camera sees the picture. */
  spoken: string;
}

export interface NextModel {
  work: OwnWorkModel;
  /** Of the next call; null: its company tracks no time. */
  code: ClockInCode | null;
  /** The call that the worker is asked about giving up. */
  canceling: number | null;
}

export const NEXT_PATH = '/app/user-profile/';
/** Past shows on this page; all are under Hours. */
const PAST_SHOWN = 5;

/** What a worker has to know now: the next call, what is asked, what comes after. */
export function NextPage({ work, code, canceling }: NextModel): JSX.Element {
  const words = useWords(WORKER_WORDS);
  const { next, open, upcoming, past, companies } = work;
  const asked = open.length > 0 && (
    <Section title={words.requests.open(open.length)} id="open-requests">
      {open.map((call) => (
        <OpenRequest key={call.id} call={call} back={NEXT_PATH} />
      ))}
    </Section>
  );
  return (
    <>
      <PageHeading title={words.next.title} meta={words.next.companies(companies.join(', '))} />
      {!next && asked}
      {next ? (
        <NextCall call={next} code={code} isCanceling={canceling === next.id} />
      ) : (
        <EmptyState
          id="no-next"
          icon="calendar"
          title={words.next.none}
          text={words.next.noneText}
        />
      )}
      {next && asked}
      {upcoming.length > 0 && (
        <Section title={words.next.upcoming} id="upcoming">
          {upcoming.map((call) => (
            <OwnCallCard key={call.id} call={call} inFull>
              <Move call={call} />
              <GiveUp call={call} isAsked={canceling === call.id} />
            </OwnCallCard>
          ))}
        </Section>
      )}
      {past.length > 0 && <Past calls={past.slice(0, PAST_SHOWN)} approved={work.approved} />}
    </>
  );
}

function NextCall({
  call,
  code,
  isCanceling,
}: {
  call: OwnCallView;
  code: ClockInCode | null;
  isCanceling: boolean;
}): JSX.Element {
  const words = useWords(WORKER_WORDS).next;
  const dates = useDates(call.zone);
  return (
    <OwnCallCard call={call} inFull isTop>
      {call.countsFrom && <p class="font-semibold">{words.isIn(dates.time(call.countsFrom))}</p>}
      {call.isRunning && !call.cameAlready && <NoticeBox tone="warning">{words.running}</NoticeBox>}
      <Move call={call} />
      {code?.image && (
        <figure class="own-code">
          <img src={code.image} width="240" height="240" alt={words.codeAlt} />
          <figcaption>
            <span class="block text-muted">{words.codeIntro}</span>
            {words.spoken} <strong class="own-spoken">{code.spoken}</strong>
          </figcaption>
        </figure>
      )}
      <div class="own-answers">
        {code && (
          <ButtonLink
            href={code.path}
            icon="qr-code"
            kind={code.image ? 'quiet' : 'primary'}
            id="show-code"
          >
            {words.code}
          </ButtonLink>
        )}
        {!call.isRunning && (
          <ButtonLink
            href={`/app/event/${call.eventSlug}/confirm/${call.token}/calendar.ics`}
            kind="quiet"
            icon="calendar-plus"
          >
            {words.calendar}
          </ButtonLink>
        )}
      </div>
      <GiveUp call={call} isAsked={isCanceling} />
    </OwnCallCard>
  );
}

/** A move of the call that waits for the worker's answer. */
function Move({ call }: { call: OwnCallView }): JSX.Element | null {
  const words = useWords(WORKER_WORDS).next;
  if (!call.movePath) return null;
  return (
    <NoticeBox tone="warning">
      <p>{words.moved}</p>
      <p>
        <Link href={call.movePath}>{words.answerMove}</Link>
      </p>
    </NoticeBox>
  );
}

/** Giving up a confirmed call: a link that asks, and says what follows; the button does it. */
function GiveUp({ call, isAsked }: { call: OwnCallView; isAsked: boolean }): JSX.Element | null {
  const words = useWords(WORKER_WORDS);
  if (call.cameAlready) return null;
  if (!isAsked)
    return (
      <p>
        <Link href={`${NEXT_PATH}?cancel=${call.id}#give-up`} id={`give-up-${call.id}`}>
          {words.next.cancel}
          <span class="sr-only">{words.requests.yesTo(call.callName)}</span>
        </Link>
      </p>
    );
  return (
    <div class="own-give-up" id="give-up">
      <p class="font-semibold">{words.cancel.title(call.callName)}</p>
      <p>{words.cancel.consequence}</p>
      <Form action={answerPath(call.id, 'cancel')}>
        <div class="own-answers">
          <Button kind="danger">{words.cancel.yes}</Button>
          <ButtonLink href={NEXT_PATH} kind="quiet">
            {words.cancel.keep}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}

function Past({
  calls,
  approved,
}: {
  calls: readonly OwnCallView[];
  approved: ReadonlySet<number>;
}): JSX.Element {
  const words = useWords(WORKER_WORDS);
  return (
    <Section
      title={words.next.past}
      id="past"
      actions={<Link href="/app/user-profile/hours/">{words.next.allPast}</Link>}
    >
      <Card>
        <ul class="own-past">
          {calls.map((call) => (
            <PastCall key={call.id} call={call} isApproved={approved.has(call.id)} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function PastCall({ call, isApproved }: { call: OwnCallView; isApproved: boolean }): JSX.Element {
  const words = useWords(WORKER_WORDS).hours;
  const dates = useDates(call.zone);
  const { workedMinutes: minutes } = call;
  return (
    <li id={`past-${call.id}`}>
      <span>
        <span class="block font-semibold">{`${call.callName}${DOT}${call.role}`}</span>
        <span class="text-muted">{`${dates.day(call.date)}${DOT}${call.eventName}${DOT}${call.company}`}</span>
      </span>
      <span class="tabular text-right">
        {minutes > 0 ? durationText(minutes) : words.noHours}
        {minutes > 0 && (
          <span class="block text-muted">{isApproved ? words.approved : words.notApproved}</span>
        )}
      </span>
    </li>
  );
}

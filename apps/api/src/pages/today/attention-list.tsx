import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { FillBar } from '../frame/fill-bar.js';
import { Form } from '../frame/form.js';
import { renderedOnce } from '../frame/rendered-once.js';
import { ButtonLink, Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { KeptScansNotice } from '../stations/kept-scans-notice.js';
import { CallName, Line, Lines } from './attention-parts.js';
import { MovesCard } from './moves-card.js';
import { SheetsCard } from './sheets-card.js';
import { DuplicateContactCard } from './duplicate-contact-card.js';
import type { Attention } from './manager-dashboard.model.js';
import { TODAY_WORDS } from './today.words.js';

/** Everything that needs a manager, each with its remedy beside it. */
export function AttentionList({ attention }: { attention: Attention; zone: string }): JSX.Element {
  const { shortCalls, queued, waitingYes, dropped, stuckTexts, moves, sheets } = attention;
  return (
    <div class="space-y-4">
      {queued.length > 0 && renderedOnce('queued', queued, () => <QueuedCard events={queued} />)}
      {shortCalls.map((call) =>
        renderedOnce('short call', call, () => <ShortCallCard call={call} />),
      )}
      {waitingYes.length > 0 &&
        renderedOnce('yes', waitingYes, () => <WaitingCard calls={waitingYes} />)}
      {dropped.length > 0 &&
        renderedOnce('dropped', dropped, () => <DroppedCard requests={dropped} />)}
      {stuckTexts.length > 0 && <StuckCard texts={stuckTexts} />}
      {moves.length > 0 && <MovesCard calls={moves} />}
      <KeptScansNotice events={attention.keptScans} />
      {attention.duplicateContacts.length > 0 && (
        <DuplicateContactCard contacts={attention.duplicateContacts} />
      )}
      {sheets.length > 0 && <SheetsCard sheets={sheets} />}
    </div>
  );
}

function ShortCallCard({ call }: { call: Attention['shortCalls'][number] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card edge="waiting" id={`short-${call.call_slug}`}>
      <Line>
        <CallName call={call} />
        <span class="font-semibold">{words.missing(call.missing)}</span>
      </Line>
      <ul class="space-y-2 pt-3">
        {call.requirements.map((requirement) => (
          <li
            key={requirement.slug}
            id={`labor-${requirement.slug}`}
            class="flex flex-wrap items-center gap-x-4 gap-y-1"
          >
            <span class="min-w-24 flex-1 max-sm:basis-full">{requirement.skill}</span>
            <span class="max-sm:flex-1">
              <FillBar {...requirement} pending={requirement.asked} />
            </span>
            <ButtonLink
              href={`/app/labor/${requirement.slug}/requests/`}
              kind="quiet"
              size="small"
              id={`fill-${requirement.slug}`}
            >
              {words.fill}
              <span class="sr-only">{` ${requirement.skill}, ${call.call_name}`}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function QueuedCard({ events }: { events: Attention['queued'] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card edge="open" id="queued">
      <Lines isFirst>
        {events.map(({ event_slug: slug, event_name: event, count }) => (
          <li key={slug} id={`queued-${slug}`}>
            <Line>
              <span class="font-semibold">{words.queued(count, event)}</span>
              <ButtonLink
                href={`/app/events/${slug}/?send=event#sending`}
                kind="quiet"
                size="small"
                icon="send"
              >
                {words.send(count)}
                <span class="sr-only">{`${DOT}${event}`}</span>
              </ButtonLink>
            </Line>
          </li>
        ))}
      </Lines>
    </Card>
  );
}

function WaitingCard({ calls }: { calls: Attention['waitingYes'] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  const ids = calls.flatMap(({ requests }) => requests.map(({ id }) => id));
  return (
    <Card edge="open" id="waiting-yes">
      <Line>
        <span class="font-semibold">{words.saidYes(ids.length)}</span>
        <Form action="/app/dashboard/confirm/" inline>
          <input type="hidden" name="ids" value={ids.join(',')} />
          <Button size="small" kind="quiet" icon="check-check" id="confirm-all">
            {words.confirmAll(ids.length)}
          </Button>
        </Form>
      </Line>
      <Lines>
        {calls.map((call) => (
          <li key={call.call_slug} id={`yes-${call.call_slug}`}>
            <CallName call={call} />
            {skillsOf(call).map((skill) => (
              <p key={skill} class="text-muted">
                {`${skill}: `}
                {call.requests
                  .filter((each) => each.skill === skill)
                  .map((each) => each.worker_name)
                  .join(', ')}
              </p>
            ))}
          </li>
        ))}
      </Lines>
    </Card>
  );
}

function skillsOf({ requests }: Attention['waitingYes'][number]): string[] {
  return [...new Set(requests.map(({ skill }) => skill))];
}

function DroppedCard({ requests }: { requests: Attention['dropped'] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card id="dropped">
      <p class="font-semibold">{words.dropped}</p>
      <Lines>
        {requests.map((request) => (
          <li key={request.request_id} id={`dropped-${request.request_id}`}>
            <Line>
              <span>
                {words.droppedLine(request.worker_name, request.state === 'canceled')}
                <span class="text-muted">{`${DOT}${request.skill}`}</span>
              </span>
              <ButtonLink
                href={`/app/labor/${request.requirement_slug}/requests/`}
                kind="quiet"
                size="small"
              >
                {words.fill}
                <span class="sr-only">{` ${request.skill}, ${request.call_name}`}</span>
              </ButtonLink>
            </Line>
            <CallName call={request} />
          </li>
        ))}
      </Lines>
    </Card>
  );
}

function Held({
  count,
  opening,
  time_zone: zone,
}: Pick<Attention['stuckTexts'][number], 'count' | 'opening' | 'time_zone'>): JSX.Element {
  const words = useWords(TODAY_WORDS);
  const dates = useDates(zone);
  return <>{opening ? words.leaves(count, dates.time(opening)) : words.held(count)}</>;
}

function StuckCard({ texts }: { texts: Attention['stuckTexts'] }): JSX.Element {
  const words = useWords(TODAY_WORDS);
  return (
    <Card
      edge={texts.every(({ status }) => status === 'held') ? 'waiting' : 'danger'}
      id="stuck-texts"
    >
      <Lines isFirst>
        {texts.map(
          ({
            event_slug: slug,
            event_name: event,
            status,
            kind,
            reason,
            count,
            names,
            ...held
          }) => (
            <li key={`${slug} ${kind} ${reason}`}>
              <Line>
                <span class="font-semibold">
                  {status === 'held' ? (
                    <Held count={count} {...held} />
                  ) : (
                    `${words.failed(count)}: ${reason}`
                  )}
                </span>
                {status === 'failed' && (
                  <Form action={`/app/events/${slug}/messages/retry/`} inline>
                    <Button size="small" kind="quiet" icon="rotate-ccw">
                      {words.tryAgain}
                    </Button>
                  </Form>
                )}
              </Line>
              <p class="text-muted">
                <Link href={`/app/events/${slug}/`}>{event}</Link>
                {`${DOT}${names.join(', ')}`}
                {count > names.length && ` ${words.andMore(count - names.length)}`}
              </p>
            </li>
          ),
        )}
      </Lines>
    </Card>
  );
}

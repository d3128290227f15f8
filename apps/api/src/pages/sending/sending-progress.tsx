import type { JSX } from 'preact';
import type { MessageProgress } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { Progress } from '../frame/progress.js';
import { useWords } from '../frame/words.js';
import { SENDING_WORDS } from './sending.words.js';
import { sendHref } from './send-scope.js';

const MOST_FAILURES = 10;

interface SendingProgressProps {
  eventSlug: string;
  progress: MessageProgress;
  /** When the sending hours open; null: they are open. */
  opening: Date | null;
  /** IANA name of the event's zone. */
  zone: string;
  /** The progress is that of one press, which was just made or is come back to. */
  isOfOnePress: boolean;
  /** Requests that wait to be sent. */
  queued: number;
}

/** Where an event's page says how its texts go: a button for what waits, progress, and what failed with its remedy. */
export function SendingProgress(props: SendingProgressProps): JSX.Element | null {
  const { eventSlug, progress, isOfOnePress, queued } = props;
  const words = useWords(SENDING_WORDS);
  const { devTools } = usePageContext();
  const { total, waiting, held, failed, dropped, sent } = progress;
  const leaving = waiting - held;
  const hasNews = isOfOnePress ? total > 0 : leaving > 0 || held > 0 || failed > 0;
  if (!hasNews && queued === 0) return null;
  const opensPreview = queued > 0 && (
    <ButtonLink
      id="open-sending"
      href={sendHref(eventSlug, { kind: 'event' })}
      icon="send"
      hotkey="s"
    >
      {words.open(queued)}
    </ButtonLink>
  );
  if (!hasNews) return <div id="sending">{opensPreview}</div>;
  return (
    <Card id="sending">
      <Section title={words.title} actions={opensPreview}>
        {leaving > 0 ? (
          <>
            <Progress
              id="sending-progress"
              label={words.sending}
              done={isOfOnePress ? sent + failed + dropped : 0}
              total={isOfOnePress ? total - held : leaving}
              failed={failed}
            />
            <p class="text-muted">{words.mayLeave}</p>
          </>
        ) : (
          isOfOnePress && (
            <p id="sending-done">
              <Sent progress={progress} />
            </p>
          )
        )}
        {held > 0 && <Held {...props} />}
        {failed > 0 && <Failures eventSlug={eventSlug} progress={progress} />}
        {isOfOnePress && (
          <p class="flex flex-wrap gap-4">
            {devTools && (
              <Link href="/dev/phones" external id="open-phones">
                {words.phones}
              </Link>
            )}
            <Link href={`/app/events/${eventSlug}/`}>{words.close}</Link>
          </p>
        )}
      </Section>
    </Card>
  );
}

function Sent({ progress }: Pick<SendingProgressProps, 'progress'>): JSX.Element {
  const words = useWords(SENDING_WORDS);
  const { sent, sent_questions: questions, sent_offers: offers, delivered } = progress;
  return (
    <>
      {questions > 0 ? words.sentWithQuestions(sent, questions, offers) : words.sent(sent)}{' '}
      {delivered > 0 && words.delivered(delivered)}
    </>
  );
}

/** What waits, and until when: for the sending hours, or a minute after a move. */
function Held({
  progress: { held, held_moves: moves },
  opening,
  zone,
}: Pick<SendingProgressProps, 'progress' | 'opening' | 'zone'>): JSX.Element {
  const words = useWords(SENDING_WORDS);
  const dates = useDates(zone);
  if (!opening) return <p id="sending-held">{words.held(held)}</p>;
  return (
    <p id="sending-held">
      {held > moves && words.leaves(held - moves, dates.time(opening))}{' '}
      {moves > 0 && words.heldMoves(moves)}
    </p>
  );
}

function Failures({
  eventSlug,
  progress: { failures, failed },
}: Pick<SendingProgressProps, 'eventSlug' | 'progress'>): JSX.Element {
  const words = useWords(SENDING_WORDS);
  const shown = failures.filter(({ status }) => status !== 'dropped');
  return (
    <NoticeBox tone="danger" id="sending-failed">
      <p>{words.failed(failed)}</p>
      <ul>
        {shown
          .slice(0, MOST_FAILURES)
          .map(({ message_id: id, worker_name: name, reason, kind }) => (
            <li key={id} id={`failed-${id}`}>
              {`${words.failedReason(name, reason)} (${words.kinds[kind] ?? kind})`}
            </li>
          ))}
        {shown.length > MOST_FAILURES && <li>{words.more(shown.length - MOST_FAILURES)}</li>}
      </ul>
      <Form action={`/app/events/${eventSlug}/messages/retry/`} inline>
        <Button id="try-again" kind="quiet" size="small" icon="rotate-ccw">
          {words.tryAgain(failed)}
        </Button>
      </Form>
    </NoticeBox>
  );
}

import type { JSX } from 'preact';
import { zoneOf } from '#libs/event';
import { displayPhone } from '#libs/kernel';
import type { RequestWithCall, TextPreview, TimeChangeAnswers } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { peopleIn, TextsPreview } from './texts-preview.js';
import { ANSWERS_WORDS } from './time-change-answers.words.js';

export interface TimeChangeAnswersModel extends TimeChangeAnswers {
  /** The reminder that is about to be sent; null: none is open. */
  reminder: TextPreview | null;
}

/** What the confirmed crew says to the new time of a call: who can, who is silent, who cannot. */
export function TimeChangeAnswersPage(model: TimeChangeAnswersModel): JSX.Element {
  const { call, canDoIt, unanswered, cannotDoIt, reminder } = model;
  const words = useWords(ANSWERS_WORDS);
  const zone = zoneOf(call.event);
  const dates = useDates(zone);
  const path = `/app/call/confirmations/${call.slug}/`;
  const { original_date: firstDay, original_time: firstTime } = call;
  const hasMoved = call.date !== firstDay || call.time !== firstTime;
  return (
    <div class="space-y-8" id={`answers-${call.slug}`}>
      <PageHeading
        above={<Link href={`/app/events/${call.event.slug}/`}>{call.event.event_name}</Link>}
        title={words.title(call.name)}
        meta={
          <p>
            {dates.moment(call.starts_at)}
            {firstDay &&
              firstTime &&
              hasMoved &&
              ` (${words.was(`${dates.day(firstDay)} ${dates.time(firstTime)}`)})`}
          </p>
        }
      />
      {canDoIt.length + unanswered.length + cannotDoIt.length === 0 && (
        <p id="not-moved">{words.notMoved}</p>
      )}
      {reminder && (
        <Card id="remind" edge="open">
          <Section title={words.preview}>
            <TextsPreview preview={reminder} zone={zone} />
            {reminder.texts.length === 0 && <p>{words.justAsked}</p>}
            <div class="flex flex-wrap gap-3">
              {reminder.texts.length > 0 && (
                <Form action={`${path}remind/`} inline>
                  <Button icon="send" id="send">
                    {words.send(peopleIn(reminder.texts))}
                  </Button>
                </Form>
              )}
              <ButtonLink href={path} kind="quiet">
                {words.close}
              </ButtonLink>
            </div>
          </Section>
        </Card>
      )}
      <Answers id="cannot" title={words.cannotDoIt} requests={cannotDoIt} areOff />
      <Answers
        id="unanswered"
        title={words.unanswered}
        requests={unanswered}
        actions={
          unanswered.length > 0 &&
          !reminder && (
            <ButtonLink href={`${path}?remind=1#remind`} icon="bell-ring" id="open-remind">
              {words.remind(unanswered.length)}
            </ButtonLink>
          )
        }
      />
      <Answers id="can" title={words.canDoIt} requests={canDoIt} />
    </div>
  );
}

interface AnswersProps {
  id: string;
  title: string;
  requests: readonly RequestWithCall[];
  actions?: JSX.Element | false;
  /** Each with the message, and the way off the call. */
  areOff?: boolean;
}

function Answers({ id, title, requests, actions, areOff = false }: AnswersProps): JSX.Element {
  const words = useWords(ANSWERS_WORDS);
  return (
    <Section id={id} title={`${title} (${requests.length})`} actions={actions}>
      <Table
        id={`${id}-list`}
        caption={title}
        columns={[
          { key: 'worker', title: words.worker },
          { key: 'skill', title: words.skill },
          { key: 'phone', title: words.phone },
          ...(areOff
            ? [
                { key: 'message', title: words.message },
                { key: 'acts', title: words.acts, align: 'right' as const, quietTitle: true },
              ]
            : []),
        ]}
        rows={requests.map(({ id: requestId, worker, requirement, message }) => ({
          id: `answer-${requestId}`,
          cells: {
            worker: (
              <Link href={`/app/labor/${requirement.slug}/worker/${worker.id}/`}>
                {worker.name}
              </Link>
            ),
            skill: requirement.labor_type.name,
            phone: (
              <Link href={`tel:${worker.phone_number}`}>{displayPhone(worker.phone_number)}</Link>
            ),
            message,
            acts: areOff && (
              <TakeOff requestId={requestId} labor={requirement.slug} worker={worker.name} />
            ),
          },
        }))}
        empty={<p class="px-3 py-2 text-muted">{words.nobody}</p>}
      />
    </Section>
  );
}

/** Leads to the list that fills the place again. */
function TakeOff(props: { requestId: number; labor: string; worker: string }): JSX.Element {
  const words = useWords(ANSWERS_WORDS);
  return (
    <Form action={`/app/labor/${props.labor}/requests/`} inline>
      <input type="hidden" name="action" value="on_decline" />
      <input type="hidden" name="request_id" value={props.requestId} />
      <Button
        kind="quiet"
        size="small"
        confirm={words.takeOffQuestion(props.worker)}
        id={`take-off-${props.requestId}`}
      >
        {words.takeOff}
      </Button>
    </Form>
  );
}

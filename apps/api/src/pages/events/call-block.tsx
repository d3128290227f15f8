import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Card } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { durationText } from '../frame/duration.js';
import { renderedOnce } from '../frame/rendered-once.js';
import { ButtonLink } from '../frame/link.js';
import { Menu } from '../frame/menu.js';
import { useWords } from '../frame/words.js';
import { CostLater } from '../pay-lines/cost-text.js';
import { sendHref } from '../sending/send-scope.js';
import { CallMove } from './call-move.js';
import type { CallModel } from './event.model.js';
import { EVENT_WORDS } from './event.words.js';
import type { Panel } from './panel.js';
import { RequirementRow } from './requirement-row.js';

export interface CallBlockProps {
  call: CallModel;
  eventSlug: string;
  /** IANA name of the event's zone. */
  zone: string;
  /** The event goes on. */
  mayEdit: boolean;
  mayDelete: boolean;
  mayReadMoney: boolean;
  /** The company tracks time: a call has a time sheet. */
  tracksTime: boolean;
  panel: Panel | null;
}

/** A call with its requirements, and the form that is open in it. */
export function CallBlock(props: CallBlockProps): JSX.Element {
  const { panel, ...content } = props;
  return panel ? (
    <RenderedCall {...props} />
  ) : (
    renderedOnce('call of an event', content, () => <RenderedCall {...content} panel={null} />)
  );
}

function RenderedCall(props: CallBlockProps): JSX.Element {
  const { call, mayEdit, panel } = props;
  const words = useWords(EVENT_WORDS);
  const { slug, requirements, message } = call;
  const id = `call-${slug}`;
  return (
    <Card id={id}>
      <div class="space-y-3">
        <CallHead {...props} />
        {message && (
          <p class="whitespace-pre-line text-muted" id={`${id}-message`}>
            {message}
          </p>
        )}
        <CallMove call={call} zone={props.zone} />
        {panel?.at === id && panel.element}
        {requirements.length === 0 && panel?.at !== `new-labor-${slug}` && (
          <p class="text-muted" id={`${id}-empty`}>
            {words.noLabor}
          </p>
        )}
        <ul class="divide-y divide-line" id={`${id}-labor`}>
          {requirements.map((requirement) => (
            <RequirementRow
              key={requirement.slug}
              requirement={requirement}
              mayReadMoney={props.mayReadMoney}
              eventSlug={props.eventSlug}
              mayEdit={mayEdit}
              panel={panel}
            />
          ))}
        </ul>
        {panel?.at === `new-labor-${slug}`
          ? panel.element
          : mayEdit && (
              <ButtonLink
                id={`${id}-add-labor`}
                href={`/app/call/${slug}/add-labor/#new-labor-${slug}`}
                kind="quiet"
                size="small"
                icon="plus"
              >
                {words.addLabor}
              </ButtonLink>
            )}
      </div>
    </Card>
  );
}

function CallHead({
  call,
  eventSlug,
  zone,
  mayEdit,
  mayDelete,
  mayReadMoney,
  tracksTime,
}: CallBlockProps): JSX.Element {
  const words = useWords(EVENT_WORDS);
  const dates = useDates(zone);
  const { slug, name, starts_at: startsAt, minutes } = call;
  const path = `/app/call/${slug}`;
  return (
    <div class="event-call">
      <div>
        <h3 id={`call-${slug}-name`}>{name}</h3>
        <span id={`call-${slug}-time`}>
          <time dateTime={dates.machine(startsAt)}>{dates.time(startsAt)}</time>
          <span>{`${DOT}${durationText(minutes)}${DOT}${dates.relative(startsAt)}`}</span>
        </span>
        {mayReadMoney && <CostLater id={`call-${slug}-cost`} event={eventSlug} />}
      </div>
      <div>
        {tracksTime && (
          <ButtonLink id={`call-${slug}-sheet`} href={`${path}/track/`} kind="quiet" size="small">
            {words.sheet}
          </ButtonLink>
        )}
        {mayEdit && (
          <span>
            <ButtonLink
              id={`call-${slug}-edit`}
              href={`${path}/edit/#call-${slug}`}
              kind="quiet"
              size="small"
            >
              {words.edit}
            </ButtonLink>
            <ButtonLink
              id={`call-${slug}-copy`}
              href={`${path}/copy/#call-${slug}`}
              kind="quiet"
              size="small"
            >
              {words.copy}
            </ButtonLink>
          </span>
        )}
        <Menu
          id={`call-${slug}-menu`}
          label={words.moreOf(name)}
          items={[
            ...(mayEdit
              ? [
                  {
                    label: words.edit,
                    href: `${path}/edit/#call-${slug}`,
                    icon: 'pencil',
                  } as const,
                  {
                    label: words.copy,
                    href: `${path}/copy/#call-${slug}`,
                    icon: 'copy',
                  } as const,
                ]
              : []),
            ...(mayEdit && call.fill.queued > 0
              ? [
                  {
                    label: words.send(call.fill.queued),
                    href: sendHref(eventSlug, { kind: 'call', slug }),
                    icon: 'send',
                  } as const,
                ]
              : []),
            ...(mayEdit && call.fill.confirmed > 0
              ? [
                  {
                    label: words.remind,
                    href: sendHref(eventSlug, { kind: 'reminder', slug }),
                    icon: 'bell-ring',
                  } as const,
                ]
              : []),
            { label: words.board, href: `${path}/board/`, icon: 'list-checks' },
            { label: words.requests, href: `${path}/requests/`, icon: 'users' },
            ...(mayEdit
              ? [{ label: words.callSheet, href: `${path}/sheet/`, icon: 'file-text' } as const]
              : []),
            ...(call.time_has_changed
              ? [
                  {
                    label: words.confirmations,
                    href: `/app/call/confirmations/${slug}/`,
                    icon: 'clipboard-check',
                  } as const,
                ]
              : []),
            ...(mayDelete
              ? [
                  'line' as const,
                  {
                    label: words.deleteCall,
                    href: `${path}/delete/`,
                    icon: 'trash-2',
                    danger: true,
                  } as const,
                ]
              : []),
          ]}
        />
      </div>
    </div>
  );
}

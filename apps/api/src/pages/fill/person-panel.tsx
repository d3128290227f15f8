import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { CandidateInFull } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { Conversation, ConversationBubble } from '../frame/conversation-bubble.js';
import { useDates } from '../frame/dates.js';
import { DefinitionList } from '../frame/definition-list.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { type RequestState, StateBadge } from '../frame/state-badge.js';
import { useWords } from '../frame/words.js';
import { Accepted, LastWorked } from './candidate-cells.js';
import { fillPath } from './fill-query.js';
import type { ShownPerson } from './fill.model.js';
import { rowActionValues } from './fill.form.js';
import { FILL_WORDS } from './fill.words.js';
import { Availability, WorkerMarks } from './worker-marks.js';

export interface PersonPanelProps {
  person: ShownPerson;
  slug: string;
  startsAt: Date;
  zone: string;
  /** Notes and the page of the contact are for managers. */
  managesContacts: boolean;
  /** The event is: nobody is asked any more. */
  isCanceled: boolean;
  /** A page of its own, whose heading is the name. */
  isPage?: boolean;
}

/** Everything about one worker that is worth knowing before asking them. */
export function PersonPanel(props: PersonPanelProps): JSX.Element {
  const { person, slug, startsAt, zone, managesContacts, isCanceled, isPage } = props;
  const Name = isPage ? 'h1' : 'h2';
  const words = useWords(FILL_WORDS);
  return (
    <Card id="person-card">
      <div class="space-y-4 text-sm">
        <div class="space-y-1">
          <Name class="text-base font-semibold break-words">{person.name}</Name>
          <p class="flex flex-wrap gap-2">
            <WorkerMarks worker={person} explains />
          </p>
        </div>
        {isCanceled ? null : person.request_id === null ? (
          <Form id="person-form" action={fillPath(slug)} inline data-stay="">
            <Button size="small" name="act" value={rowActionValues.worker('request', person.id)}>
              {words.ask}
            </Button>
            <Button
              size="small"
              kind="quiet"
              name="act"
              value={rowActionValues.worker('reserve', person.id)}
            >
              {words.reserve}
            </Button>
            <Button
              size="small"
              kind="quiet"
              name="act"
              value={rowActionValues.worker('confirm', person.id)}
              confirm={words.confirmQuestion}
            >
              {words.confirm}
            </Button>
          </Form>
        ) : (
          <p class="text-muted">{words.onTheList}</p>
        )}
        <DefinitionList
          items={[
            { term: words.phone, value: <Numbers person={person} /> },
            {
              term: words.skills,
              value: person.labor_types.map(({ name }) => name).join(', ') || '–',
            },
            {
              term: words.availability,
              value: <Availability worker={person} startsAt={startsAt} zone={zone} most={5} />,
            },
            { term: words.lastWorked, value: <LastWorked day={person.last_worked} zone={zone} /> },
            { term: words.accepted, value: <Accepted worker={person} /> },
            ...(managesContacts && person.notes
              ? [
                  {
                    term: words.notes,
                    value: <span class="whitespace-pre-line">{person.notes}</span>,
                  },
                ]
              : []),
          ]}
        />
        <History person={person} zone={zone} managesContacts={managesContacts} />
        {person.texts.length > 0 && <Texts person={person} zone={zone} />}
        {managesContacts && (
          <p>
            <Link id="open-contact" href={`/app/worker/edit/${person.id}/`}>
              {words.openContact}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

function Numbers({ person }: { person: CandidateInFull }): JSX.Element {
  const numbers = [
    { id: 0, phone_number: person.phone_number, label: null as string | null },
    ...person.alt_phones,
  ];
  return (
    <>
      {numbers.map(({ id, phone_number, label }) => (
        <span key={id} class="block tabular-nums">
          <Link href={`tel:${phone_number}`}>{displayPhone(phone_number)}</Link>
          {label && <span class="text-muted"> {label}</span>}
        </span>
      ))}
    </>
  );
}

function Texts({ person, zone }: Pick<PersonPanelProps, 'person' | 'zone'>): JSX.Element {
  const words = useWords(FILL_WORDS);
  const dates = useDates(zone);
  return (
    <div class="space-y-1">
      <h3 class="font-semibold">{words.texts}</h3>
      <Conversation>
        {person.texts.map(({ id, direction, body, at }) => (
          <ConversationBubble
            key={id}
            id={`text-${id}`}
            direction={direction}
            text={body}
            at={dates.relative(at)}
          />
        ))}
      </Conversation>
    </div>
  );
}

function History({
  person,
  zone,
  managesContacts,
}: Pick<PersonPanelProps, 'person' | 'zone' | 'managesContacts'>): JSX.Element {
  const words = useWords(FILL_WORDS);
  const dates = useDates(zone);
  return (
    <div class="space-y-1">
      <h2 class="font-semibold">{words.history}</h2>
      {person.calls.length === 0 && <p class="text-muted">{words.historyEmpty}</p>}
      <ul class="space-y-1">
        {person.calls.map((call, index) => (
          <li key={index} class="flex flex-wrap items-baseline justify-between gap-x-2">
            <span class="min-w-0 break-words">
              {dates.day(call.date)}{' '}
              {managesContacts ? (
                <Link href={`/app/events/${call.event_slug}/`}>{call.event_name}</Link>
              ) : (
                call.event_name
              )}
              <span class="text-muted">{`${DOT}${call.skill}`}</span>
            </span>
            <StateBadge state={stateOf(call.state)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf(state: CandidateInFull['calls'][number]['state']): RequestState {
  return state === 'pending' ? 'asked' : state;
}

import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ManagerChoice } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { Form } from '../frame/form.js';
import { requestHistoryPath } from '../frame/history-paths.js';
import { renderedOnce } from '../frame/rendered-once.js';
import { Link } from '../frame/link.js';
import { Menu } from '../frame/menu.js';
import { StateBadge } from '../frame/state-badge.js';
import { useWords } from '../frame/words.js';
import { fillHref } from './fill-query.js';
import { rowActionValues } from './fill.form.js';
import {
  cannotCome,
  CREW_STATES,
  type CrewMember,
  type CrewState,
  type FillModel,
} from './fill.model.js';
import { FILL_WORDS } from './fill.words.js';
import { WorkerMarks } from './worker-marks.js';

/** The form that the buttons of the list belong to. */
const CREW = 'crew-form';

/** Choices that have a button of their own; the others are in the menu. */
const BUTTONS: readonly ManagerChoice[] = ['confirm', 'showed_up', 'call_filled'];
/** Those that text somebody what cannot be taken back. */
const ASKED_BUTTONS: readonly ManagerChoice[] = ['call_filled', 'decline'];
const HOTKEYS: Partial<Record<ManagerChoice, string>> = {
  confirm: 'c',
  showed_up: 'c',
  call_filled: 'f',
};
/** Choices about somebody confirmed that are asked about first: they text, or count against the worker. */
const ASKED_WHEN_CONFIRMED: readonly ManagerChoice[] = [
  'cancel',
  'decline',
  'no_show',
  'call_out',
  'delete',
];

const UNANSWERED: readonly CrewState[] = ['queued', 'awaiting', 'asked'];

/** Who is on the list, in columns by state, each with what can be done. Who cannot come is the first of theirs. */
export function RequestColumns({ model }: { model: FillModel }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { crew, requirement, query } = model;
  const here = fillHref(requirement.slug, query);
  return (
    <Section id="crew" title={words.crew}>
      <Form id={CREW} action={here} inline data-stay="">
        {null}
      </Form>
      {crew.length === 0 ? (
        <EmptyState
          id="crew-empty"
          title={words.crewEmpty}
          text={words.crewEmptyText}
          icon="clipboard-list"
        />
      ) : (
        <div
          id="crew-columns"
          class="grid grid-cols-1 items-start gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 min-[90rem]:grid-cols-1"
        >
          {CREW_STATES.map((state) => (
            <Column key={state} state={state} model={model} />
          ))}
        </div>
      )}
    </Section>
  );
}

/** Confirms those who said yes, as many as there is room for. */
function ConfirmAll({ model }: { model: FillModel }): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  const { confirmable, requirement, query } = model;
  if (confirmable.length < 2) return null;
  return (
    <span class="ml-auto">
      <Form action={fillHref(requirement.slug, query)} inline data-stay="" id="confirm-waiting">
        <input type="hidden" name="action" value="confirm_waiting" />
        <input type="hidden" name="request_id" value={confirmable.join(',')} />
        <Button size="small" kind="quiet" icon="check-check">
          {words.confirmAll(confirmable.length)}
        </Button>
      </Form>
    </span>
  );
}

function Column({ state, model }: { state: CrewState; model: FillModel }): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  const members = model.crew
    .filter((member) => member.state === state)
    .toSorted((one, other) => Number(cannotCome(other)) - Number(cannotCome(one)));
  if (members.length === 0) return null;
  return (
    <section id={`state-${state}`} aria-labelledby={`state-${state}-title`}>
      <h3
        id={`state-${state}-title`}
        class="flex items-center gap-2 border-b border-line pb-1 text-sm font-semibold"
      >
        <StateBadge state={state} />
        <span class="tabular-nums text-muted">{members.length}</span>
        {state === 'available' && <ConfirmAll model={model} />}
      </h3>
      {(state === 'queued' || state === 'awaiting') && (
        <p class="pt-1 text-xs text-muted">{words.columnHints[state]}</p>
      )}
      <ul class="divide-y divide-line">
        {members.map((member) => (
          <KeptMember key={member.request.id} member={member} model={model} />
        ))}
      </ul>
    </section>
  );
}

interface MemberProps {
  member: CrewMember;
  model: Pick<FillModel, 'requirement' | 'zone'>;
}

/** Requests share their requirement, of which a row shows no more than the slugs. */
function KeptMember(props: MemberProps): JSX.Element {
  const { requirement, zone } = props.model;
  const { requirement: _, call_time: __, event: ___, ...request } = props.member.request;
  const slugs = [requirement.slug, requirement.call_time.slug];
  return renderedOnce('member of a crew', [{ ...props.member, request }, slugs, zone], () => (
    <Member {...props} />
  ));
}

function Member({ member, model }: MemberProps): JSX.Element {
  const { request, choices, offer } = member;
  const { worker } = request;
  const words = useWords(FILL_WORDS);
  const isButton = (choice: ManagerChoice): boolean =>
    BUTTONS.includes(choice) || (choice === 'decline' && cannotCome(member));
  const buttons = choices.filter(isButton);
  const others = choices.filter((choice) => !isButton(choice));
  return (
    <li id={`request-${request.id}`} class="fill-member" data-row="" data-preview="">
      <div>
        <p>
          <Link href={`/app/labor/${model.requirement.slug}/worker/${worker.id}/`}>
            {worker.name}
          </Link>
          {request.reserved && <Badge tone="accent">{words.reserved}</Badge>}
          {member.state !== 'awaiting' && <WorkerMarks worker={worker} />}
          <NewTime member={member} />
        </p>
        <p>
          {displayPhone(worker.phone_number)}
          <Since member={member} zone={model.zone} />
          {member.state === 'asked' && offer && `${DOT}${words.offer[offer.status] ?? ''}`}
          {(member.state === 'queued' || member.state === 'awaiting') &&
            offer?.error &&
            `${DOT}${words.offer['failed']}: ${offer.error}`}
        </p>
      </div>
      <div>
        {buttons.map((choice) => (
          <Button
            key={choice}
            kind="quiet"
            size="small"
            form={CREW}
            name="act"
            value={rowActionValues.request(choice, request.id)}
            hotkey={HOTKEYS[choice]}
            confirm={ASKED_BUTTONS.includes(choice) ? questionOf(member, choice, words) : undefined}
            id={`${choice}-${request.id}`}
          >
            {choice === 'decline' ? words.takeOff : words.choices[choice]}
          </Button>
        ))}
        <Menu
          id={`acts-${request.id}`}
          label={words.furtherActions(worker.name)}
          items={[
            ...others.map((choice) => ({
              label:
                choice === 'delete' && !UNANSWERED.includes(member.state)
                  ? words.deleteConfirmed
                  : words.choices[choice],
              form: CREW,
              name: 'act',
              value: rowActionValues.request(choice, request.id),
              confirm: questionOf(member, choice, words),
              danger: choice === 'delete' || choice === 'no_show',
            })),
            {
              label: words.whatHappened,
              href: requestHistoryPath(model.requirement.call_time.slug, request.id),
              icon: 'history',
            },
          ]}
        />
      </div>
    </li>
  );
}

/** What somebody who is confirmed says to the new time of the call, unless they can make it. */
function NewTime({ member }: { member: CrewMember }): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  const { state, request } = member;
  if (state !== 'confirmed') return null;
  if (request.new_time === 'cannot')
    return (
      <Badge tone="danger" icon="x">
        {words.cannotCome}
      </Badge>
    );
  return request.new_time === 'silent' ? <Badge tone="warning">{words.silent}</Badge> : null;
}

function Since({ member, zone }: { member: CrewMember; zone: string }): JSX.Element | null {
  const dates = useDates(zone);
  if (!member.since) return null;
  return (
    <time dateTime={dates.machine(member.since)}>{`${DOT}${dates.relative(member.since)}`}</time>
  );
}

function questionOf(
  { state, request }: CrewMember,
  choice: ManagerChoice,
  words: (typeof FILL_WORDS)['en'],
): string | undefined {
  const isAsked =
    choice === 'call_filled' || (state === 'confirmed' && ASKED_WHEN_CONFIRMED.includes(choice));
  return isAsked ? words.questions[choice]?.(request.worker.name) : undefined;
}

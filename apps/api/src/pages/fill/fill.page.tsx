import type { JSX } from 'preact';
import { ActionBar } from '../frame/action-bar.js';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { Field } from '../frame/field.js';
import { FillBar } from '../frame/fill-bar.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { sendHref } from '../sending/send-scope.js';
import { CandidateList, type CandidateListProps } from './candidate-list.js';
import { RequestColumns } from './request-columns.js';
import { fillHref } from './fill-query.js';
import { cannotCome, type FillModel, isCanceled, isFull } from './fill.model.js';
import { FILL_WORDS } from './fill.words.js';
import { PersonPanel } from './person-panel.js';

interface FillPageProps extends CandidateListProps {
  /** A refused act. */
  error?: string;
  /** First-come places that could not be saved, as typed. */
  firstCome?: { typed: string; error: FormError };
}

/** Fills a requirement: who could come; beside them, on a narrow screen below, who was asked and the chosen person. */
export function FillPage(props: FillPageProps): JSX.Element {
  const { model, error } = props;
  const { query } = model;
  const words = useWords(FILL_WORDS);
  const canceled = isCanceled(model);
  const closed = isFull(model) && !query.showsAll;
  return (
    <>
      <Head {...props} />
      <div class="grid grid-cols-1 items-start gap-6 min-[90rem]:grid-cols-[minmax(0,1fr)_19rem]">
        <div class="min-w-0 space-y-8">
          {error && (
            <NoticeBox tone="danger" id="refused">
              {error}
            </NoticeBox>
          )}
          <Unread model={model} />
          {!canceled && <SkillOffer model={model} />}
          {canceled ? (
            <NoticeBox tone="info" id="event-canceled">
              {words.canceledText}
            </NoticeBox>
          ) : closed ? (
            <Full model={model} />
          ) : (
            <CandidateList {...props} />
          )}
          <SendBar model={model} />
        </div>
        <div class="min-w-0 space-y-6 min-[90rem]:sticky min-[90rem]:top-4 min-[90rem]:flex min-[90rem]:max-h-[calc(100dvh-2rem)] min-[90rem]:flex-col">
          <div class="min-[90rem]:max-h-[55dvh] min-[90rem]:flex-none min-[90rem]:overflow-y-auto">
            <RequestColumns model={model} />
          </div>
          <aside
            id="preview"
            class="hidden min-[90rem]:block min-[90rem]:min-h-0 min-[90rem]:overflow-y-auto"
            aria-label={words.person}
            aria-live="polite"
          >
            <Person model={model} />
          </aside>
        </div>
      </div>
    </>
  );
}

function Head({ model, firstCome }: FillPageProps): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { requirement, counts, zone, crew } = model;
  const { call_time: call } = requirement;
  const dates = useDates(zone);
  const cannot = crew.filter(cannotCome).length;
  return (
    <PageHeading
      above={<Link href={`/app/events/${call.event.slug}/`}>{call.event.event_name}</Link>}
      title={words.title(requirement.labor_type.name, call.name)}
      meta={
        <span class="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>{dates.moment(new Date(call.starts_at))}</span>
          <FillBar id="fill-bar" {...counts} />
          {counts.confirmed > counts.needed && (
            <Badge id="overbooked" tone="danger" icon="triangle-alert">
              {words.overbooked(counts.confirmed - counts.needed)}
            </Badge>
          )}
          {cannot > 0 && (
            <Link href="#state-confirmed">
              <Badge id="cannot" tone="danger" icon="triangle-alert">
                {words.cannot(cannot)}
              </Badge>
            </Link>
          )}
          {crew.length > 0 && <Link href="#crew">{words.onList(crew.length)}</Link>}
          {call.event.canceled && <Badge tone="danger">{words.canceled}</Badge>}
        </span>
      }
      actions={!isCanceled(model) && <FirstCome model={model} firstCome={firstCome} />}
    />
  );
}

/** What is chosen and not sent yet, with the button that shows the texts. */
function SendBar({ model }: { model: FillModel }): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  const { requirement, queued } = model;
  if (queued === 0 || isCanceled(model)) return null;
  return (
    <ActionBar id="send-bar" text={words.notSent(queued)}>
      <ButtonLink
        id="send-queued"
        icon="send"
        hotkey="s"
        kind={isFull(model) ? 'quiet' : 'primary'}
        href={sendHref(requirement.call_time.event.slug, { kind: 'labor', slug: requirement.slug })}
      >
        {words.send(queued)}
      </ButtonLink>
    </ActionBar>
  );
}

function FirstCome({ model, firstCome }: Pick<FillPageProps, 'model' | 'firstCome'>): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { requirement, query } = model;
  return (
    <Form action={fillHref(requirement.slug, query)} id="first-come" inline data-stay="">
      <span class="text-sm text-muted" aria-hidden="true" title={words.firstComeHint}>
        {words.firstCome}
      </span>
      <span class="w-20">
        <Field
          quietLabel
          label={words.firstCome}
          name="fcfs_positions"
          type="number"
          min={0}
          max={requirement.needed_labor}
          value={firstCome?.typed ?? requirement.fcfs_positions}
          error={firstCome?.error.fields['fcfs_positions']}
        />
      </span>
      <Button kind="quiet" size="small">
        {words.save}
      </Button>
    </Form>
  );
}

/** With scripts the page presses this itself; a GET changes nothing. */
function Unread({
  model: { unread, requirement, query },
}: {
  model: FillModel;
}): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  if (unread === 0) return null;
  return (
    <Form id="mark-read" action={fillHref(requirement.slug, query)} inline data-press-at-once="">
      <span>{words.unread(unread)}</span>
      <Button kind="quiet" size="small" name="action" value="mark_read">
        {words.markRead}
      </Button>
    </Form>
  );
}

const NAMED = 3;

/** Who was asked and lacks the skill: one more press gives it to them, never silently. */
function SkillOffer({ model }: { model: FillModel }): JSX.Element | null {
  const words = useWords(FILL_WORDS);
  const { unskilled, requirement, query, managesContacts } = model;
  if (unskilled.length === 0 || !managesContacts) return null;
  const skill = requirement.labor_type.name;
  const here = fillHref(requirement.slug, query, { unskilledIds: [] });
  return (
    <NoticeBox tone="info" id="skill-offer">
      <p>{words.withoutSkill(namesOf(unskilled, words), unskilled.length, skill)}</p>
      <Form id="skill-form" action={here} inline data-stay="">
        {unskilled.map(({ id }) => (
          <input key={id} type="hidden" name="worker_id" value={id} />
        ))}
        <Button size="small" kind="quiet" name="action" value="give_skill">
          {words.giveSkill(unskilled.length, skill)}
        </Button>
        <Link href={here}>{words.notNow}</Link>
      </Form>
    </NoticeBox>
  );
}

function namesOf(people: FillModel['unskilled'], words: (typeof FILL_WORDS)['en']): string {
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const rest = people.length - names.length;
  const all = rest > 0 ? [...names, words.others(rest)] : names;
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} ${words.and} ${all.at(-1)}`;
}

function Full({ model }: { model: FillModel }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { requirement, query } = model;
  return (
    <NoticeBox tone="success" id="full">
      <p>{words.full}</p>
      <p>{words.fullText}</p>
      <p>
        <Link href={fillHref(requirement.slug, query, { showsAll: true })}>{words.showAll}</Link>
      </p>
    </NoticeBox>
  );
}

function Person({ model }: { model: FillModel }): JSX.Element {
  const words = useWords(FILL_WORDS);
  const { person, requirement, zone, managesContacts } = model;
  if (!person) return <p class="text-sm text-muted">{words.personEmpty}</p>;
  const startsAt = new Date(requirement.call_time.starts_at);
  return (
    <PersonPanel
      slug={requirement.slug}
      {...{ person, startsAt, zone, managesContacts }}
      isCanceled={isCanceled(model)}
    />
  );
}

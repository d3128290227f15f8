import type { ComponentChildren, JSX } from 'preact';
import { type EventRow, zoneOf } from '#libs/event';
import type { StewardChoice, TextPreview } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { ConflictNotice, ShownValues } from '../frame/conflict-notice.js';
import type { EditConflict, FormValues } from '../frame/edit-conflicts.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { FormErrors } from '../frame/form-errors.js';
import { ButtonLink, Link } from '../frame/link.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { DeletedThings, type DeletedThing } from './deleted-things.js';
import { EVENT_FORM_WORDS } from './event-form.words.js';
import { TextsBox } from './texts-box.js';

interface EventPanelProps {
  event: EventRow;
  error?: FormError | null;
}

const pathOf = ({ slug }: EventPanelProps['event']): string => `/app/events/${slug}/`;

/** Who runs the event. */
export function StewardPanel({
  event,
  stewards,
  current,
  error,
}: EventPanelProps & { stewards: readonly StewardChoice[]; current: number | null }): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  return (
    <FormPanel title={words.steward} intro={words.stewardHint}>
      <Form action={`${pathOf(event)}assign-steward`} id="steward-form">
        <FormErrors error={error} shown={['steward_id']} />
        <input type="hidden" name="next" value={pathOf(event)} />
        {stewards.length === 0 && (
          <p>
            {words.noStewards} <Link href="/app/steward/invite/">{words.invite}</Link>
          </p>
        )}
        <Select
          label={words.steward}
          name="steward_id"
          value={current}
          error={error?.fields.steward_id}
          options={[
            { value: '', label: words.noSteward },
            ...stewards.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <PanelActions event={event}>
          <Button>{words.assign}</Button>
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** The note of the office. */
export function NotePanel({
  event,
  note,
  shown,
  conflicts = [],
  error,
}: EventPanelProps & {
  note: string;
  /** What the form showed when it was opened. */
  shown: FormValues;
  conflicts?: readonly EditConflict[];
}): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  return (
    <FormPanel title={words.note} intro={words.descriptionHint}>
      <Form action={`${pathOf(event)}note`} id="note-form">
        <FormErrors error={error} shown={['event_description']} />
        <ShownValues values={shown} />
        <ConflictNotice conflicts={conflicts} labels={{ event_description: words.note }} />
        <input type="hidden" name="next" value={pathOf(event)} />
        <Field
          label={words.note}
          quietLabel
          name="event_description"
          value={note}
          error={error?.fields.event_description}
          rows={5}
          maxLength={20_000}
          autofocus
        />
        <PanelActions event={event}>
          <Button>{words.noteSave}</Button>
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** What deleting does, before it is done. @param next where to go after it */
export function DeletionPanel({
  event,
  calls,
  preview,
  next,
  error,
}: EventPanelProps & { calls: number; preview: TextPreview; next: string }): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  const told = preview.texts.length;
  return (
    <FormPanel title={words.deleteTitle(event.event_name)} intro={words.deleteWhat(calls)}>
      <Form action={`${pathOf(event)}delete`} id="delete-form">
        <FormErrors error={error} />
        <input type="hidden" name="next" value={next} />
        <TextsBox preview={preview} title={words.deleteTexts} zone={zoneOf(event)} />
        <PanelActions event={event}>
          <Button kind="danger">{told > 0 ? words.deleteAndText(told) : words.deleteIt}</Button>
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** What canceling does, before it is done. */
export function CancelPanel({
  event,
  preview,
  error,
}: EventPanelProps & { preview: TextPreview }): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  const told = preview.texts.length;
  return (
    <FormPanel title={words.cancelTitle(event.event_name)} intro={words.cancelWhat}>
      <Form action={`${pathOf(event)}cancel`} id="cancel-form">
        <FormErrors error={error} />
        <input type="hidden" name="next" value={pathOf(event)} />
        <TextsBox preview={preview} title={words.cancelTexts} zone={zoneOf(event)} />
        <PanelActions event={event}>
          <Button kind="danger">{told > 0 ? words.cancelAndText(told) : words.cancelIt}</Button>
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** What can be restored of an event. */
export function DeletedPanel({
  event,
  things,
}: EventPanelProps & { things: readonly DeletedThing[] }): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  return (
    <FormPanel title={words.deletedTitle}>
      <DeletedThings things={things} next={pathOf(event)} />
      <ButtonLink href={pathOf(event)} kind="quiet">
        {words.back}
      </ButtonLink>
    </FormPanel>
  );
}

/** A box on the page of an event, with one form. */
export function FormPanel({
  title,
  intro,
  children,
  id = 'panel',
}: {
  title: string;
  intro?: ComponentChildren;
  children: ComponentChildren;
  id?: string;
}): JSX.Element {
  return (
    <Card edge="open" id={id}>
      <Section title={title} intro={intro}>
        <div class="max-w-3xl space-y-4">{children}</div>
      </Section>
    </Card>
  );
}

/** The form's buttons, and the way back to the page without it. */
export function PanelActions({
  event,
  children,
}: {
  event: Pick<EventRow, 'slug'>;
  children: ComponentChildren;
}): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  return (
    <FormActions>
      {children}
      <ButtonLink href={`/app/events/${event.slug}/`} kind="quiet">
        {words.back}
      </ButtonLink>
    </FormActions>
  );
}

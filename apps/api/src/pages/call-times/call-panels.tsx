import type { JSX } from 'preact';
import type { CallTimeWithEvent } from '#libs/call-time';
import { type EventRow, zoneOf } from '#libs/event';
import type { TextPreview } from '#libs/labor';
import { FormPanel, PanelActions } from '../events/event-panels.js';
import { TextsBox } from '../events/texts-box.js';
import type { Typed } from '../frame/typed.js';
import type { ScriptAttributes } from '../frame/attributes.js';
import { Button } from '../frame/button.js';
import { useDates } from '../frame/dates.js';
import { ConflictNotice, ShownValues } from '../frame/conflict-notice.js';
import type { EditConflict, FormValues } from '../frame/edit-conflicts.js';
import { Field } from '../frame/field.js';
import { FieldRow } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { FormErrors } from '../frame/form-errors.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { formatZone } from '../translations/format-date-time.js';
import { CALL_WORDS } from './call.words.js';

const SHOWN = ['name', 'date', 'time', 'expected_hours', 'minimum_hours', 'message'];
const HOURS = { type: 'number', min: 0, max: 24, step: 0.5 } as const;

interface CallPanelProps {
  kind: 'add' | 'edit' | 'copy';
  event: EventRow;
  /** The edited or copied call; null: a new one. */
  call: Pick<CallTimeWithEvent, 'slug' | 'name'> | null;
  /** Whether the rules of pay that count at the call, or now, pay its minimum. */
  isMinimumPaid: boolean;
  given: Typed;
  error?: FormError | null;
  /** Of an edit: what the form showed when it was opened. */
  shown?: FormValues;
  /** What somebody else changed meanwhile. */
  conflicts?: readonly EditConflict[];
  /** Who is asked again, and for which date and time that is shown. */
  asking?: { preview: TextPreview; agreed: string } | null;
  /** Why there can be no call at the date and time that are typed. */
  impossible?: FormError;
}

/** The form of a call, in its place on the event's page. */
export function CallPanel(props: CallPanelProps): JSX.Element {
  const { kind, event, call, given, error, shown, conflicts = [], asking, isMinimumPaid } = props;
  const words = useWords(CALL_WORDS);
  const asked = asking?.preview.texts.length ?? 0;
  const id = call ? `call-${call.slug}-${kind}-form` : 'new-call-form';
  const title = kind === 'add' ? words.add : words[kind](call?.name ?? '');
  const label = { add: words.add, copy: words.copyIt, edit: words.save }[kind];
  return (
    <FormPanel
      id={call ? `${id}-panel` : 'new-call'}
      title={title}
      intro={kind === 'copy' ? words.copyIntro : undefined}
    >
      <Form id={id} action={call ? `/app/call/${call.slug}/${kind}/` : undefined}>
        <FormErrors error={error} shown={SHOWN} />
        {shown && <ShownValues values={shown} />}
        <ConflictNotice
          conflicts={conflicts}
          labels={{
            name: words.name,
            date: words.date,
            time: words.time,
            expected_hours: words.expected,
            minimum_hours: words.minimum,
            message: words.message,
          }}
        />
        <Field
          id={`${id}-name`}
          label={words.name}
          name="name"
          value={given.name}
          error={error?.fields.name}
          placeholder={words.namePlaceholder}
          required
          autofocus
          maxLength={200}
          autocomplete="off"
        />
        <When
          id={id}
          event={event}
          given={given}
          error={error}
          preview={kind === 'edit' && call ? previewAttributes(call.slug, id) : {}}
        />
        <FieldRow>
          <Field
            {...HOURS}
            id={`${id}-expected`}
            label={words.expected}
            name="expected_hours"
            value={given.expected_hours}
            error={error?.fields.expected_hours}
            hint={words.expectedHint}
          />
          <Field
            {...HOURS}
            id={`${id}-minimum`}
            label={words.minimum}
            name="minimum_hours"
            value={given.minimum_hours}
            error={error?.fields.minimum_hours}
            hint={isMinimumPaid ? words.minimumHint : words.minimumUnpaid}
          />
        </FieldRow>
        <Field
          id={`${id}-message`}
          label={words.message}
          name="message"
          value={given.message}
          error={error?.fields.message}
          hint={words.messageHint}
          rows={2}
          maxLength={5000}
        />
        <div id="move-texts">
          <FormErrors error={props.impossible} />
          {asking && <input type="hidden" name="agreed" value={asking.agreed} />}
          {asking && (
            <TextsBox preview={asking.preview} title={words.askedAgain} zone={zoneOf(event)} />
          )}
        </div>
        <PanelActions event={event}>
          <Button>{asked > 0 ? words.moveAndAsk(asked) : label}</Button>
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

/** Date and time; the date of a single-day event is its only one. */
function When({
  id,
  event,
  given,
  error,
  preview,
}: Pick<CallPanelProps, 'event' | 'given' | 'error'> & {
  id: string;
  preview: ScriptAttributes;
}): JSX.Element {
  const words = useWords(CALL_WORDS);
  const { language } = usePageContext();
  const zone = zoneOf(event);
  const dates = useDates(zone);
  const { is_single_day: isSingle, start_date: first, end_date: last } = event;
  return (
    <FieldRow>
      {!isSingle && (
        <Field
          id={`${id}-date`}
          label={words.date}
          name="date"
          type="date"
          value={given.date}
          error={error?.fields.date}
          hint={words.dateHint(
            last && last !== first ? `${dates.day(first)} – ${dates.day(last)}` : dates.day(first),
          )}
          min={first}
          max={last ?? first}
          required
          {...preview}
        />
      )}
      <Field
        id={`${id}-time`}
        label={words.time}
        name="time"
        type="time"
        value={given.time}
        error={error?.fields.time}
        hint={
          isSingle
            ? `${words.fixedDate(dates.day(first))} ${formatZone(zone, language)}`
            : formatZone(zone, language)
        }
        required
        {...preview}
      />
    </FieldRow>
  );
}

/** A changed date or time shows who is asked again before one saves; without scripts, saving does. */
function previewAttributes(slug: string, formId: string): ScriptAttributes {
  return {
    'hx-get': `/app/call/${slug}/edit/`,
    'hx-trigger': 'change',
    'hx-include': `#${formId}-date, #${formId}-time`,
    'hx-select': '#move-texts',
    'hx-target': '#move-texts',
    'hx-swap': 'outerHTML',
  };
}

/** What deleting a call does, before it is done. */
export function CallDeletionPanel({
  event,
  call,
  preview,
  error,
}: {
  event: EventRow;
  call: Pick<CallTimeWithEvent, 'slug' | 'name'>;
  preview: TextPreview | null;
  error?: FormError | null;
}): JSX.Element {
  const words = useWords(CALL_WORDS);
  const told = preview?.texts.length ?? 0;
  return (
    <FormPanel
      id={`call-${call.slug}-deletion`}
      title={words.deleteTitle(call.name)}
      intro={words.deleteWhat}
    >
      <Form action={`/app/call/${call.slug}/delete/`} id="delete-call-form">
        <FormErrors error={error} />
        {preview && <TextsBox preview={preview} title={words.deleteTexts} zone={zoneOf(event)} />}
        <PanelActions event={event}>
          {preview && (
            <Button kind="danger">{told > 0 ? words.deleteAndText(told) : words.deleteIt}</Button>
          )}
        </PanelActions>
      </Form>
    </FormPanel>
  );
}

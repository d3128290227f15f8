import type { JSX } from 'preact';
import type { LocationRow } from '#libs/company';
import type { TextPreview } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { ConflictNotice, ShownValues } from '../frame/conflict-notice.js';
import type { EditConflict, FormValues } from '../frame/edit-conflicts.js';
import { Field } from '../frame/field.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { FormErrors } from '../frame/form-errors.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { usePageContext } from '../frame/page-context.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { formatZone } from '../translations/format-date-time.js';
import { EVENT_FORM_WORDS } from './event-form.words.js';
import { TextsBox } from './texts-box.js';
import type { Typed } from '../frame/typed.js';

const SHOWN = ['event_name', 'start_date', 'end_date', 'is_single_day', 'location_profile'];

export interface EventFormModel {
  /** Null: a new event. */
  event: { slug: string; event_name: string } | null;
  given: Typed;
  locations: readonly LocationRow[];
  /** IANA name; of locations without one of their own. */
  companyZone: string;
  error?: FormError | null;
  /** Of an edit: what the form showed when it was opened. */
  shown?: FormValues;
  /** What somebody else changed meanwhile. */
  conflicts?: readonly EditConflict[];
  /** Days by which all calls could move along; null: they cannot, or need not. */
  moveByDays?: number | null;
  /** Who is asked again, and for which dates that was shown. */
  asking?: { preview: TextPreview; agreed: string } | null;
  next: string;
}

/** The form of an event. The script copies the first day to the last one for a single day. */
export function EventFormPage(model: EventFormModel): JSX.Element {
  const { event, given, error, asking, next, moveByDays } = model;
  const words = useWords(EVENT_FORM_WORDS);
  const asked = asking?.preview.texts.length ?? 0;
  return (
    <>
      <PageHeading
        above={event && <Link href={`/app/events/${event.slug}/`}>{event.event_name}</Link>}
        title={event ? words.edit : words.create}
      />
      {model.locations.length === 0 && (
        <NoticeBox tone="info">
          {words.noLocation} <Link href="/app/location-profiles/create/">{words.addLocation}</Link>
        </NoticeBox>
      )}
      <Form id="event-form">
        <FormErrors error={error} shown={SHOWN} />
        <input type="hidden" name="next" value={next} />
        {asking && <input type="hidden" name="agreed" value={asking.agreed} />}
        {model.shown && <ShownValues values={model.shown} />}
        <Conflicts {...model} />
        <Field
          label={words.name}
          name="event_name"
          value={given.event_name}
          error={error?.fields.event_name}
          required
          autofocus={!event}
          maxLength={200}
          autocomplete="off"
        />
        <FieldRow>
          <Field
            label={words.start}
            name="start_date"
            type="date"
            value={given.start_date}
            error={error?.fields.start_date}
            required
          />
          <Field
            label={words.end}
            name="end_date"
            type="date"
            value={given.end_date}
            error={error?.fields.end_date}
            hint={words.endHint}
          />
        </FieldRow>
        <Checkbox
          label={words.singleDay}
          name="is_single_day"
          checked={isOn(given.is_single_day)}
          error={error?.fields.is_single_day}
        />
        {(moveByDays || isOn(given.move_calls)) && (
          <Checkbox
            label={words.moveCalls(words.days(moveByDays ?? 0))}
            name="move_calls"
            checked={isOn(given.move_calls)}
          />
        )}
        <Locations {...model} />
        <Field
          label={words.description}
          name="event_description"
          value={given.event_description}
          error={error?.fields.event_description}
          hint={words.descriptionHint}
          rows={4}
          maxLength={20_000}
        />
        {asking && (
          <TextsBox preview={asking.preview} title={words.askedAgain} zone={model.companyZone} />
        )}
        <FormActions>
          <Button>
            {!event ? words.createIt : asked > 0 ? words.saveAndAsk(asked) : words.save}
          </Button>
          <ButtonLink href={next} kind="quiet">
            {words.back}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

function Conflicts({ conflicts = [], locations }: EventFormModel): JSX.Element {
  const words = useWords(EVENT_FORM_WORDS);
  const labels = {
    event_name: words.name,
    start_date: words.start,
    end_date: words.end,
    is_single_day: words.singleDay,
    location_profile: words.location,
    event_description: words.description,
  };
  const display = (name: string, value: string): string => {
    if (name === 'is_single_day') return value === 'on' ? words.yes : words.no;
    if (name !== 'location_profile') return value;
    return locations.find(({ id }) => String(id) === value)?.name ?? value;
  };
  return <ConflictNotice conflicts={conflicts} labels={labels} display={display} />;
}

function Locations({ event, given, locations, companyZone, error }: EventFormModel): JSX.Element {
  const only = !event && locations.length === 1 ? String(locations[0]!.id) : undefined;
  const words = useWords(EVENT_FORM_WORDS);
  const { language } = usePageContext();
  return (
    <Select
      label={words.location}
      name="location_profile"
      value={given.location_profile ?? only}
      error={error?.fields.location_profile}
      hint={words.locationHint}
      required
      options={[
        { value: '', label: words.chooseLocation },
        ...locations.map(({ id, name, time_zone: zone }) => ({
          value: String(id),
          label: `${name}${DOT}${formatZone(zone ?? companyZone, language)}`,
        })),
      ]}
    />
  );
}

function isOn(value: string | undefined): boolean {
  return value === 'on' || value === 'true';
}

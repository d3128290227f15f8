import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Checkbox } from '../frame/checkbox.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { rowsOf, type SheetValues } from './call-sheet.form.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

interface CallSheetFormProps {
  slug: string;
  callName: string;
  eventName: string;
  eventSlug: string;
  when: string;
  values: SheetValues;
  /** It was saved once. */
  exists: boolean;
  /** The values are those of another call of the event. */
  isBegun: boolean;
  error?: FormError;
}

/** A manager writes what the crew reads. */
export function CallSheetFormPage(props: CallSheetFormProps): JSX.Element {
  const words = useWords(CALL_SHEET_WORDS);
  const { slug, values, error } = props;
  const fields = error?.fields ?? {};
  const text = (
    name: 'place' | 'parking' | 'dress' | 'meals' | 'notes',
    rows: number,
    hint?: string,
  ) => (
    <Field
      label={words[name]}
      name={name}
      value={values[name]}
      error={fields[name]}
      rows={rows}
      hint={hint}
      maxLength={name === 'notes' ? 4000 : 1000}
    />
  );
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={`/app/events/${props.eventSlug}/#call-${slug}`}>{props.eventName}</Link>}
        meta={`${props.callName}${DOT}${props.when}`}
        actions={
          props.exists && (
            <ButtonLink kind="quiet" href={`/app/call/${slug}/sheet.pdf`} icon="file-text">
              {words.pdf}
            </ButtonLink>
          )
        }
      />
      <p class="text-muted">{words.intro}</p>
      {props.isBegun && !error && <NoticeBox tone="info">{words.begun}</NoticeBox>}
      {error && <FormErrors error={error} />}
      <Form action={`/app/call/${slug}/sheet/`}>
        <Card>
          {text('place', 2, words.placeHint)}
          {text('parking', 2)}
          {text('dress', 2)}
          {text('meals', 2)}
          {text('notes', 4)}
        </Card>
        <Section title={words.contacts} intro={words.contactsHint}>
          <Card>
            <div class="space-y-6">
              {rowsOf(values.contacts).map(({ name, role, phone }, at) => {
                const prefix = `contact_${at + 1}`;
                const wrong = `contacts.${at}`;
                return (
                  <FieldRow key={prefix}>
                    <Field
                      label={words.contactName(at + 1)}
                      name={`${prefix}_name`}
                      value={name}
                      error={fields[`${wrong}.name`]}
                      maxLength={100}
                    />
                    <Field
                      label={words.contactRole(at + 1)}
                      name={`${prefix}_role`}
                      value={role}
                      error={fields[`${wrong}.role`]}
                      maxLength={100}
                    />
                    <Field
                      label={words.contactPhone(at + 1)}
                      name={`${prefix}_phone`}
                      type="tel"
                      value={phone}
                      error={fields[`${wrong}.phone`]}
                      maxLength={32}
                    />
                  </FieldRow>
                );
              })}
            </div>
          </Card>
        </Section>
        <Checkbox
          label={words.showsCrew}
          name="shows_crew"
          checked={values.showsCrew}
          hint={words.showsCrewHint}
        />
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </Form>
      {props.exists && (
        <Form action={`/app/call/${slug}/sheet/remove/`}>
          <Button kind="danger" confirm={words.removeAsk}>
            {words.remove}
          </Button>
        </Form>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import type { LaborTypeRow } from '#libs/company';
import type { ContactProfile } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Choice } from '../frame/choice.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { CONTACT_WORDS } from './contact.words.js';
import { SkillChoice } from './skill-choice.js';

export interface EditContactModel {
  contact: ContactProfile;
  laborTypes: readonly LaborTypeRow[];
  /** The form as it was typed in, or as the contact is. */
  typed: TypedChanges;
  error?: FormError;
}

/** The fields of the form, unread. */
export interface TypedChanges {
  name: string;
  phone_number: string;
  notes: string;
  language: string;
  primary_skill: string;
  secondary_skill: string;
  labor_types: readonly string[];
}

/** The form of a contact that nobody has changed yet. */
export function typedOf(contact: ContactProfile): TypedChanges {
  return {
    name: contact.name,
    phone_number: contact.phone_number,
    notes: contact.notes ?? '',
    language: contact.language,
    primary_skill: String(contact.primary_skill_id ?? ''),
    secondary_skill: String(contact.secondary_skill_id ?? ''),
    labor_types: contact.labor_types.map(({ id }) => String(id)),
  };
}

/** Changes one contact. */
export function EditContactPage({
  contact,
  laborTypes,
  typed,
  error,
}: EditContactModel): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const profile = `/app/worker/${contact.slug}/`;
  const skills = [
    { value: '', label: words.none },
    ...laborTypes.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const field = (name: keyof TypedChanges) => ({ name, error: error?.fields[name] });
  return (
    <>
      <PageHeading
        title={contact.name || words.unnamed}
        above={<Link href={profile}>{contact.name || words.unnamed}</Link>}
      />
      <Form id="edit-contact">
        <FormErrors error={error} shown={Object.keys(typed)} />
        <FieldRow>
          <Field
            {...field('name')}
            label={words.name}
            value={typed.name}
            maxLength={200}
            required
          />
          <Field
            {...field('phone_number')}
            {...{ label: words.phone, type: 'tel', hint: words.phoneHint, maxLength: 32 }}
            value={typed.phone_number}
            required
          />
        </FieldRow>
        <SkillChoice laborTypes={laborTypes} chosen={typed.labor_types} />
        <FieldRow>
          <Select
            {...field('primary_skill')}
            {...{ label: words.firstSkill, options: skills, value: typed.primary_skill }}
          />
          <Select
            {...field('secondary_skill')}
            {...{ label: words.secondSkill, options: skills, value: typed.secondary_skill }}
          />
        </FieldRow>
        <Field
          {...field('notes')}
          {...{ label: words.notes, hint: words.notesHint, rows: 4, maxLength: 10_000 }}
          value={typed.notes}
        />
        <Choice
          legend={words.language}
          name="language"
          options={[
            { value: 'en', label: words.languages.en },
            { value: 'es', label: words.languages.es },
          ]}
          chosen={typed.language}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <ButtonLink href={profile} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

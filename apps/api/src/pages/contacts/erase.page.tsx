import type { JSX } from 'preact';
import type { ContactProfile } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { CONTACT_WORDS } from './contact.words.js';
import { ERASE_WORDS } from './erase.words.js';

interface EraseModel {
  contact: ContactProfile;
  /** What was typed, and why it did not do. */
  refused?: { typed: string; message: string };
}

/** Forgets a person, after their name was typed. */
export function ErasePage({ contact, refused }: EraseModel): JSX.Element {
  const words = useWords(ERASE_WORDS);
  const name = contact.name || useWords(CONTACT_WORDS).unnamed;
  const profile = `/app/worker/${contact.slug}/`;
  return (
    <>
      <PageHeading
        title={words.title(name)}
        above={<Link href={profile}>{name}</Link>}
        meta={words.intro}
      />
      {refused && <NoticeBox tone="danger">{refused.message}</NoticeBox>}
      <Card edge="danger">
        <ul class="list-disc space-y-1 pl-5">
          {words.what.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Form id="erase">
        <Field
          {...{ name: 'name', label: words.confirmLabel, hint: name, maxLength: 200 }}
          value={refused?.typed}
          autocomplete="off"
        />
        <FormActions>
          <Button kind="danger">{words.erase}</Button>
          <ButtonLink href={profile} kind="quiet">
            {words.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

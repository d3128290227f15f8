import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { IMPORT_WORDS } from './import.words.js';

/** Chooses a file of contacts. */
export function ImportPage({ error }: { error?: FormError }): JSX.Element {
  const words = useWords(IMPORT_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href="/app/workers/">{words.contacts}</Link>}
        meta={words.intro}
      />
      <Form multipart id="upload" action="/app/contacts/import/">
        <FormErrors error={error} shown={['file']} />
        <Field
          {...{ name: 'file', label: words.file, hint: words.fileHint, type: 'file' }}
          accept=".vcf,.vcard,.csv,.tsv,.txt,text/vcard,text/csv"
          error={error?.fields['file']}
          required
        />
        <FormActions>
          <Button icon="eye">{words.look}</Button>
          <Link href="/app/workers/?dialog=add-contact">{words.byHand}</Link>
        </FormActions>
      </Form>
      <Section id="phone" title={words.phoneTitle} intro={words.phoneText}>
        <Form action="/app/contacts/import/phone/" inline>
          <Button kind="quiet" icon="smartphone">
            {words.phoneButton}
          </Button>
        </Form>
      </Section>
      <Section title={words.howTitle}>
        <Card>
          <ul class="list-disc space-y-1 pl-5">
            {words.how.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Card>
      </Section>
    </>
  );
}

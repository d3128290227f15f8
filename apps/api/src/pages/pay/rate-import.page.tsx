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
import { RATE_IMPORT_WORDS } from './rate-import.words.js';
import { ratesHref } from './rates.form.js';

interface RateImportProps {
  company: { slug: string; name: string };
  error: FormError | null;
}

/** Chooses a table of rates. */
export function RateImportPage({ company, error }: RateImportProps): JSX.Element {
  const words = useWords(RATE_IMPORT_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={ratesHref(company.slug, {})}>{words.rates}</Link>}
        meta={words.intro}
      />
      <Form multipart id="upload">
        <FormErrors error={error} shown={['file']} />
        <Field
          {...{ name: 'file', label: words.file, hint: words.fileHint, type: 'file' }}
          accept=".csv,.tsv,.txt,text/csv"
          error={error?.fields['file']}
          required
        />
        <FormActions>
          <Button icon="eye">{words.look}</Button>
        </FormActions>
      </Form>
      <Section id="how" title={words.howTitle}>
        <Card>
          <ul class="list-disc space-y-1 pl-5">
            {words.how.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p class="mt-4">
            <code>{words.example}</code>
          </p>
        </Card>
      </Section>
    </>
  );
}

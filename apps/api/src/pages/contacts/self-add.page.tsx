import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { SELF_ADD_WORDS } from './self-add.words.js';

interface SelfAddModel {
  companyName: string;
  refused?: { error: FormError; name: string; phoneNumber: string };
}

/** Where people add themselves to a company's contacts. */
export function SelfAddPage({ companyName, refused }: SelfAddModel): JSX.Element {
  const words = useWords(SELF_ADD_WORDS);
  const error = refused?.error;
  return (
    <>
      <PageHeading title={words.title(companyName)} meta={words.intro(companyName)} />
      <Form>
        <FormErrors error={error} shown={['name', 'phone_number']} />
        <Field
          {...{ name: 'name', label: words.name, autocomplete: 'name', maxLength: 200 }}
          value={refused?.name}
          error={error?.fields['name']}
          required
        />
        <Field
          {...{ name: 'phone_number', label: words.phone, hint: words.phoneHint, type: 'tel' }}
          value={refused?.phoneNumber}
          error={error?.fields['phone_number']}
          autocomplete="tel"
          maxLength={32}
          required
        />
        <FormActions>
          <Button>{words.send}</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** The same for everybody: nobody learns here whose number a company has. */
export function SelfAddThanksPage({ companyName }: { companyName: string }): JSX.Element {
  const words = useWords(SELF_ADD_WORDS);
  return (
    <>
      <PageHeading title={words.thanksTitle} />
      <Card edge="success">
        <p>{words.thanks(companyName)}</p>
        <p class="text-muted">{words.thanksKnown}</p>
      </Card>
    </>
  );
}

interface PosterModel {
  companyName: string;
  /** The public address, and its QR code as a `data:` URL. */
  url: string;
  image: string;
}

/** A sheet to print and hang up: the code, and the address for whoever cannot scan. */
export function SelfAddPosterPage({ companyName, url, image }: PosterModel): JSX.Element {
  const words = useWords(SELF_ADD_WORDS);
  return (
    <div class="poster">
      <PageHeading
        title={words.posterTitle}
        above={companyName}
        meta={words.posterIntro(companyName)}
      />
      <img src={image} alt={words.alt} class="poster-code" width="480" height="480" />
      <p class="poster-address">
        {words.posterOr} <strong>{url}</strong>
      </p>
      <p class="no-print text-muted">
        {words.print} <Link href="/app/workers/">{words.back}</Link>
      </p>
    </div>
  );
}

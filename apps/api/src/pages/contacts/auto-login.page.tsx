import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { FormActions } from '../frame/field-row.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { AUTO_LOGIN_WORDS } from './auto-login.words.js';

/** The code that opens the import on a phone; black on white, as cameras need it. */
export function PhoneLinkPage({ url, image }: { url: string; image: string }): JSX.Element {
  const words = useWords(AUTO_LOGIN_WORDS);
  return (
    <div class="poster">
      <PageHeading title={words.title} meta={words.intro} />
      <img src={image} alt={words.alt} class="poster-code" width="320" height="320" />
      <p class="poster-address">{url}</p>
      <p>
        <Link href="/app/contacts/import/">{words.back}</Link>
      </p>
    </div>
  );
}

/** What the phone shows first: nothing happens before somebody presses. */
export function OpenOnPhonePage(): JSX.Element {
  const words = useWords(AUTO_LOGIN_WORDS);
  return (
    <>
      <PageHeading title={words.openTitle} meta={words.openText} />
      <Form>
        <FormActions>
          <Button>{words.open}</Button>
        </FormActions>
      </Form>
    </>
  );
}

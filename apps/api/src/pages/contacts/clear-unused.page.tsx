import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import { Form } from '../frame/form.js';
import { ButtonLink, Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { CONTACTS_WORDS } from './contacts.words.js';

/** How many contacts would be deleted, before they are. */
export function ClearUnusedPage({ count }: { count: number }): JSX.Element {
  const words = useWords(CONTACTS_WORDS);
  return (
    <>
      <PageHeading
        title={words.clearTitle}
        above={<Link href="/app/workers/">{words.title}</Link>}
      />
      <Card id="unused">
        <p>{count === 0 ? words.clearNone : words.clearIntro(count)}</p>
        {count > 0 && <p class="text-muted">{words.clearText}</p>}
      </Card>
      <Form>
        <FormActions>
          {count > 0 && <Button kind="danger">{words.clearButton(count)}</Button>}
          <ButtonLink href="/app/workers/" kind="quiet">
            {words.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { Form } from '../frame/form.js';
import { useWords } from '../frame/words.js';
import { NewPasswordFields } from '../passwords/passwords.page.js';
import { PASSWORDS_WORDS } from '../passwords/passwords.words.js';
import { AccountHeading } from './account-tabs.js';

/** Another password for whoever knows the present one. */
export function PasswordPage({ refusal }: { refusal?: FormError }): JSX.Element {
  const words = useWords(PASSWORDS_WORDS);
  return (
    <>
      <AccountHeading current="password" />
      <Card>
        <Form>
          <Field
            label={words.current}
            name="current_password"
            type="password"
            autocomplete="current-password"
            error={refusal?.fields['current_password']}
            required
          />
          <NewPasswordFields refusal={refusal} />
          <FormActions>
            <Button>{words.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}

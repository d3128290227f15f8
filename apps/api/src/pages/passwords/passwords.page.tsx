import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { useWords } from '../frame/words.js';
import { PASSWORDS_WORDS } from './passwords.words.js';

export function ForgotPasswordPage({ refusal }: { refusal?: FormError }): JSX.Element {
  const words = useWords(PASSWORDS_WORDS);
  return (
    <Column>
      <Heading>{words.forgot}</Heading>
      <Card>
        <Form action="/app/forgot-password/">
          <FormErrors error={refusal} />
          <Field
            label={words.email}
            name="email"
            autocomplete="email"
            hint={words.emailHint}
            required
            maxLength={254}
          />
          <Button>{words.send}</Button>
        </Form>
      </Card>
    </Column>
  );
}

/** Behind a mailed link, which is proof enough. */
export function NewPasswordPage({ refusal }: { refusal?: FormError }): JSX.Element {
  const words = useWords(PASSWORDS_WORDS);
  return (
    <Column>
      <Heading>{words.choose}</Heading>
      <Card>
        <Form>
          <NewPasswordFields refusal={refusal} />
          <Button>{words.save}</Button>
        </Form>
      </Card>
    </Column>
  );
}

/** A new password, twice, with what is wrong with it. */
export function NewPasswordFields({ refusal }: { refusal?: FormError }): JSX.Element {
  const words = useWords(PASSWORDS_WORDS);
  const fields = refusal?.fields ?? {};
  return (
    <>
      <FormErrors
        error={refusal}
        shown={['current_password', 'new_password', 'confirm_password']}
      />
      <Field
        label={words.fresh}
        name="new_password"
        type="password"
        autocomplete="new-password"
        hint={words.freshHint}
        error={fields['new_password']}
        required
      />
      <Field
        label={words.again}
        name="confirm_password"
        type="password"
        autocomplete="new-password"
        error={fields['confirm_password']}
        required
      />
    </>
  );
}

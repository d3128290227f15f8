import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { useWords } from '../frame/words.js';
import { AccountHeading } from './account-tabs.js';
import { ACCOUNT_WORDS } from './account.words.js';

export interface ProfileModel {
  username: string;
  values: Readonly<
    Record<'first_name' | 'last_name' | 'email' | 'phone_number', string | undefined>
  >;
  error: FormError | null;
}

const SHOWN = ['first_name', 'last_name', 'email', 'phone_number', 'current_password'];

/** Name, address and number of one's own account. */
export function ProfilePage({ username, values, error }: ProfileModel): JSX.Element {
  const { profilePage: words } = useWords(ACCOUNT_WORDS);
  const field = (name: keyof ProfileModel['values']) => ({
    name,
    value: values[name],
    error: error?.fields[name],
  });
  return (
    <>
      <AccountHeading current="profile" meta={`${words.username}: ${username}`} />
      <Card>
        <Form>
          <FormErrors error={error} shown={SHOWN} />
          <FieldRow>
            <Field
              {...field('first_name')}
              label={words.firstName}
              autocomplete="given-name"
              maxLength={150}
            />
            <Field
              {...field('last_name')}
              label={words.lastName}
              autocomplete="family-name"
              maxLength={150}
            />
          </FieldRow>
          <FieldRow>
            <Field
              {...field('email')}
              label={words.email}
              type="email"
              autocomplete="email"
              maxLength={254}
            />
            <Field
              {...field('phone_number')}
              label={words.phone}
              type="tel"
              autocomplete="tel"
              maxLength={32}
            />
          </FieldRow>
          <Field
            name="current_password"
            label={words.current}
            hint={words.currentHint}
            type="password"
            autocomplete="current-password"
            error={error?.fields['current_password']}
          />
          <FormActions>
            <Button>{words.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}

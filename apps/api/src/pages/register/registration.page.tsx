import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';
import { useWords } from '../frame/words.js';
import { REGISTRATION_WORDS } from './registration.words.js';

export interface RegistrationModel {
  title: string;
  /** The inviting company; null: the owner registers a new one. */
  companyName: string | null;
  /** Values of the previous attempt. */
  values: Readonly<Record<string, unknown>>;
  refusal?: FormError;
}

/** Registration of a user who was invited by text. */
export function RegistrationPage({
  title,
  companyName,
  values,
  refusal,
}: RegistrationModel): JSX.Element {
  const words = useWords(REGISTRATION_WORDS);
  const field = (name: string): { name: string; value: string; error?: string } => ({
    name,
    value: typeof values[name] === 'string' ? values[name] : '',
    error: refusal?.fields[name],
  });
  const password = (name: string): { name: string; error?: string } => ({
    name,
    error: refusal?.fields[name],
  });
  return (
    <Column>
      <Heading above={companyName ?? undefined}>{title}</Heading>
      {companyName === null && <p class="text-muted">{words.ownerIntro}</p>}
      <Card>
        <Form>
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          {companyName === null && (
            <Field
              label={words.company}
              {...field('company_name')}
              autocomplete="organization"
              required
              maxLength={200}
            />
          )}
          {companyName === null && (
            <Field
              label={words.shortName}
              {...field('company_short_name')}
              hint={words.shortNameHint}
              maxLength={10}
            />
          )}
          <Field
            label={words.firstName}
            {...field('first_name')}
            hint={words.firstNameHint}
            autocomplete="given-name"
            required
            maxLength={150}
          />
          <Field
            label={words.email}
            {...field('email')}
            autocomplete="email"
            required
            maxLength={254}
          />
          <Field
            label={words.username}
            {...field('username')}
            hint={words.usernameHint}
            autocomplete="username"
            required
            maxLength={150}
          />
          <Field
            label={words.password}
            {...password('password')}
            type="password"
            hint={words.passwordHint}
            autocomplete="new-password"
            required
            maxLength={200}
          />
          <Field
            label={words.again}
            {...password('confirm_password')}
            type="password"
            autocomplete="new-password"
            required
            maxLength={200}
          />
          <Button>{words.create}</Button>
        </Form>
      </Card>
    </Column>
  );
}

import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';

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
      <Card>
        <Form>
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          <Field
            label="User name"
            {...field('username')}
            hint="You log in with it: letters, digits and @ . + - _"
            autocomplete="username"
            required
            maxLength={150}
          />
          <Field
            label="First name"
            {...field('first_name')}
            hint="The crew reads it in our texts."
            autocomplete="given-name"
            required
            maxLength={150}
          />
          <Field
            label="Email address"
            {...field('email')}
            autocomplete="email"
            required
            maxLength={254}
          />
          {companyName === null && (
            <Field
              label="Company"
              {...field('company_name')}
              autocomplete="organization"
              required
              maxLength={200}
            />
          )}
          {companyName === null && (
            <Field
              label="Short name of the company"
              {...field('company_short_name')}
              hint="Optional, at most 10 characters: for texts."
              maxLength={10}
            />
          )}
          <Field
            label="Password"
            {...password('password')}
            type="password"
            hint="At least 8 characters, not digits alone."
            autocomplete="new-password"
            required
            maxLength={200}
          />
          <Field
            label="Password, once more"
            {...password('confirm_password')}
            type="password"
            autocomplete="new-password"
            required
            maxLength={200}
          />
          <Button>Create account</Button>
        </Form>
      </Card>
    </Column>
  );
}

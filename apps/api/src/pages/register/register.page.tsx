import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';
import type { RegisterForm } from './register.form.js';

export interface RegisterModel {
  token: string;
  company: string;
  /** E.164. */
  phoneNumber: string;
  given?: RegisterForm;
  refusal?: FormError;
}

/** Asks for a code, then for the account: two forms on one page, so that no input is lost while the text arrives. */
export function RegisterPage({
  token,
  company,
  phoneNumber,
  given = {},
  refusal,
}: RegisterModel): JSX.Element {
  const fields = refusal?.fields ?? {};
  return (
    <Column>
      <Heading above={company}>Your own account</Heading>
      {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
      <Card>
        <Section
          title="1. Get a code"
          intro={`We text it to ${displayPhone(phoneNumber)}. It is valid for five minutes.`}
        >
          <Form action="/app/user/register/start/">
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet">Text me a code</Button>
          </Form>
        </Section>
      </Card>
      <Card>
        <Section title="2. Make the account">
          <Form action="/app/user/register/">
            <input type="hidden" name="token" value={token} />
            <Field
              label="Code"
              name="verification_code"
              autocomplete="one-time-code"
              error={fields['verification_code']}
              required
              maxLength={16}
            />
            <Field
              label="User name"
              name="username"
              value={given.username}
              autocomplete="username"
              error={fields['username']}
              required
              maxLength={150}
            />
            <Field
              label="Email address"
              name="email"
              value={given.email}
              autocomplete="email"
              error={fields['email']}
              required
              maxLength={254}
            />
            <Field
              label="First name"
              name="first_name"
              value={given.first_name}
              autocomplete="given-name"
              maxLength={150}
            />
            <Field
              label="Last name"
              name="last_name"
              value={given.last_name}
              autocomplete="family-name"
              maxLength={150}
            />
            <Field
              label="Password"
              name="password"
              type="password"
              autocomplete="new-password"
              error={fields['password']}
              required
            />
            <Button>Make my account</Button>
          </Form>
        </Section>
      </Card>
    </Column>
  );
}

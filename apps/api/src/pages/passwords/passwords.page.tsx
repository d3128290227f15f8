import type { JSX } from 'preact';
import { MIN_PASSWORD_LENGTH } from '#libs/identity';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';

export function ForgotPasswordPage({ refusal }: { refusal?: FormError }): JSX.Element {
  return (
    <Column>
      <Heading>Forgot your password?</Heading>
      <Card>
        <Form action="/app/forgot-password/">
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          <Field
            label="Email address"
            name="email"
            autocomplete="email"
            hint="We mail you a link to choose a new password."
            required
            maxLength={254}
          />
          <Button>Send the link</Button>
        </Form>
      </Card>
    </Column>
  );
}

/** @param asksForCurrent false behind a mailed link, which is proof enough */
export function NewPasswordPage({
  asksForCurrent,
  refusal,
}: {
  asksForCurrent: boolean;
  refusal?: FormError;
}): JSX.Element {
  const fields = refusal?.fields ?? {};
  return (
    <Column>
      <Heading>Choose a new password</Heading>
      <Card>
        <Form>
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          {asksForCurrent && (
            <Field
              label="Current password"
              name="current_password"
              type="password"
              autocomplete="current-password"
              error={fields['current_password']}
              required
            />
          )}
          <Field
            label="New password"
            name="new_password"
            type="password"
            autocomplete="new-password"
            hint={`At least ${MIN_PASSWORD_LENGTH} characters, and not digits alone.`}
            error={fields['new_password']}
            required
          />
          <Field
            label="The same again"
            name="confirm_password"
            type="password"
            autocomplete="new-password"
            error={fields['confirm_password']}
            required
          />
          <Button>Save</Button>
        </Form>
      </Card>
    </Column>
  );
}

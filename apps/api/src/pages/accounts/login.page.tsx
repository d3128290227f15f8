import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';

export interface LoginModel {
  next: string;
  username?: string;
  /** True when the password was right and the account has a second factor. */
  asksForCode?: boolean;
  refusal?: FormError;
}

export function LoginPage({ next, username, asksForCode, refusal }: LoginModel): JSX.Element {
  return (
    <Column>
      <Heading>Log in</Heading>
      <Card>
        <Form action="/app/login/">
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          <input type="hidden" name="next" value={next} />
          <Field
            label="User name"
            name="username"
            value={username}
            autocomplete="username"
            error={refusal?.fields['username']}
            required
            autofocus={!username}
            maxLength={150}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autocomplete="current-password"
            error={refusal?.fields['password']}
            required
            autofocus={!!username}
            maxLength={200}
          />
          {asksForCode && (
            <Field
              label="Code of your authenticator app"
              name="otp"
              hint="Six digits, or one of your recovery codes."
              autocomplete="one-time-code"
              maxLength={64}
            />
          )}
          <Button>Log in</Button>
        </Form>
      </Card>
      <p class="text-sm">
        <Link href="/app/forgot-password/">Forgot your password?</Link>
      </p>
    </Column>
  );
}

import type { JSX } from 'preact';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { Refusal } from '../frame/refusal.js';

export interface LoginModel {
  next: string;
  username?: string;
  refusal?: Refusal;
}

export function LoginPage({ next, username, refusal }: LoginModel): JSX.Element {
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
          <Button>Log in</Button>
        </Form>
      </Card>
      <p class="text-sm">
        <Link href="/app/forgot-password/">Forgot your password?</Link>
      </p>
    </Column>
  );
}

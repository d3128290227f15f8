import type { JSX } from 'preact';
import { DEMONSTRATION_PASSWORD } from '../../demonstration/accounts.js';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import type { FormError } from '../frame/form-error.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { LOGIN_WORDS } from './login.words.js';

export interface LoginModel {
  next: string;
  username?: string;
  /** True when the password was right and the account has a second factor. */
  asksForCode?: boolean;
  refusal?: FormError;
  /** Demonstration accounts of this machine, offered as buttons. */
  demonstration?: readonly string[];
}

export function LoginPage(model: LoginModel): JSX.Element {
  const { next, username, asksForCode, refusal, demonstration = [] } = model;
  const words = useWords(LOGIN_WORDS);
  return (
    <Column>
      <Heading>{words.title}</Heading>
      <Card>
        <Form action="/app/login/">
          {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
          <input type="hidden" name="next" value={next} />
          <Field
            label={words.username}
            name="username"
            value={username}
            autocomplete="username"
            error={refusal?.fields['username']}
            required
            autofocus={!username}
            maxLength={150}
          />
          <Field
            label={words.password}
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
              label={words.code}
              name="otp"
              hint={words.codeHint}
              autocomplete="one-time-code"
              maxLength={64}
            />
          )}
          <Button>{words.logIn}</Button>
        </Form>
      </Card>
      <p>
        <Link href="/app/forgot-password/">{words.forgot}</Link>
      </p>
      {demonstration.length > 0 && <Demonstration accounts={demonstration} next={next} />}
    </Column>
  );
}

/** Each account is a button that signs in. The password is public; the accounts exist on this machine only. */
export function Demonstration({
  accounts,
  next,
}: {
  accounts: readonly string[];
  next: string;
}): JSX.Element {
  const words = useWords(LOGIN_WORDS);
  return (
    <Section title={words.demonstration} intro={words.demonstrationIntro}>
      <ul class="grid gap-2">
        {accounts.map((name) => (
          <li key={name}>
            <Form action="/app/login/" inline>
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="username" value={name} />
              <input type="hidden" name="password" value={DEMONSTRATION_PASSWORD} />
              <Button kind="quiet" size="small">
                {name}
              </Button>
              <span class="text-sm text-muted">{words.roles[name]}</span>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

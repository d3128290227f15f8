import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import { Button } from '../frame/button.js';
import { Card, Heading, Section } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import type { FormError } from '../frame/form-error.js';
import { useWords } from '../frame/words.js';
import type { RegisterForm } from './register.form.js';
import { REGISTER_WORDS } from './register.words.js';
import { REGISTRATION_WORDS } from './registration.words.js';

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
  const words = useWords(REGISTER_WORDS);
  const fieldWords = useWords(REGISTRATION_WORDS);
  const fields = refusal?.fields ?? {};
  return (
    <Column>
      <Heading above={company}>{words.title}</Heading>
      {refusal && <NoticeBox tone="danger">{refusal.message}</NoticeBox>}
      <Card>
        <Section title={words.code} intro={words.codeIntro(displayPhone(phoneNumber))}>
          <Form action="/app/user/register/start/">
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet">{words.sendCode}</Button>
          </Form>
        </Section>
      </Card>
      <Card>
        <Section title={words.account}>
          <Form action="/app/user/register/">
            <input type="hidden" name="token" value={token} />
            <Field
              label={words.codeField}
              name="verification_code"
              autocomplete="one-time-code"
              error={fields['verification_code']}
              required
              maxLength={16}
            />
            <Field
              label={fieldWords.username}
              name="username"
              value={given.username}
              autocomplete="username"
              error={fields['username']}
              required
              maxLength={150}
            />
            <Field
              label={fieldWords.email}
              name="email"
              value={given.email}
              autocomplete="email"
              error={fields['email']}
              required
              maxLength={254}
            />
            <Field
              label={fieldWords.firstName}
              name="first_name"
              value={given.first_name}
              autocomplete="given-name"
              maxLength={150}
            />
            <Field
              label={words.lastName}
              name="last_name"
              value={given.last_name}
              autocomplete="family-name"
              maxLength={150}
            />
            <Field
              label={fieldWords.password}
              name="password"
              type="password"
              autocomplete="new-password"
              error={fields['password']}
              required
            />
            <Field
              label={fieldWords.again}
              name="confirm_password"
              type="password"
              autocomplete="new-password"
              error={fields['confirm_password']}
              required
            />
            <Button>{words.create}</Button>
          </Form>
        </Section>
      </Card>
    </Column>
  );
}

/** What stands at the end of a registration, for whoever comes back to its address. */
export function RegisteredPage(): JSX.Element {
  const words = useWords(REGISTER_WORDS);
  return (
    <Column>
      <Heading>{words.doneTitle}</Heading>
      <Card>
        <p>{words.doneText}</p>
      </Card>
      <p>
        <ButtonLink href="/app/dashboard/">{words.doneLink}</ButtonLink>
      </p>
    </Column>
  );
}

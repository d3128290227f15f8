import type { JSX } from 'preact';
import type { SecondFactorStatus } from '#libs/identity';
import { Button, type ButtonKind } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { AccountHeading } from './account-tabs.js';
import { ACCOUNT_WORDS } from './account.words.js';

const ADDRESS = '/app/account/second-factor/';

export interface SecondFactorModel {
  status: SecondFactorStatus;
  /** A secret that waits for its first code: as text, and as the picture that the app scans; null: none. */
  begun: { secret: string; picture: string } | null;
  /** The form that was refused. */
  refused: { action: string; error: FormError } | null;
}

/** Setting the authenticator app up, new recovery codes, and taking it away. */
export function SecondFactorPage({ status, begun, refused }: SecondFactorModel): JSX.Element {
  const { factorPage: words } = useWords(ACCOUNT_WORDS);
  const errorOf = (action: string): FormError | null =>
    refused?.action === action ? refused.error : null;
  return (
    <>
      <AccountHeading current="factor" meta={words.intro} />
      {status.required && !status.enabled && <NoticeBox tone="warning">{words.required}</NoticeBox>}
      {begun ? (
        <Confirming {...begun} error={errorOf('confirm')} />
      ) : status.enabled ? (
        <Enabled status={status} errorOf={errorOf} />
      ) : (
        <Card>
          <Section title={words.off}>
            <ActionForm
              action="begin"
              label={words.begin}
              kind="primary"
              error={errorOf('begin')}
            />
          </Section>
        </Card>
      )}
    </>
  );
}

function Confirming({
  secret,
  picture,
  error,
}: {
  secret: string;
  picture: string;
  error: FormError | null;
}): JSX.Element {
  const { factorPage: words } = useWords(ACCOUNT_WORDS);
  return (
    <Card>
      <Section title={words.scanTitle} intro={words.scanIntro}>
        <img src={picture} alt={words.scanAlt} width="240" height="240" />
        <p>
          {`${words.secret}: `}
          <code id="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <Form action={ADDRESS}>
          <FormErrors error={error} shown={['otp']} />
          <input type="hidden" name="action" value="confirm" />
          <input type="hidden" name="secret" value={secret} />
          <Field
            label={words.otp}
            name="otp"
            hint={words.otpHint}
            error={error?.fields['otp']}
            autocomplete="one-time-code"
            maxLength={64}
            required
            autofocus
          />
          <FormActions>
            <Button>{words.confirm}</Button>
          </FormActions>
        </Form>
      </Section>
    </Card>
  );
}

function Enabled({
  status,
  errorOf,
}: {
  status: SecondFactorStatus;
  errorOf: (action: string) => FormError | null;
}): JSX.Element {
  const { factorPage: words } = useWords(ACCOUNT_WORDS);
  return (
    <>
      <NoticeBox tone="success">
        <p>{words.on}</p>
        <p>{words.left(status.recoveryCodesLeft)}</p>
      </NoticeBox>
      <Card>
        <Section title={words.renewTitle} intro={words.renewIntro}>
          <ActionForm action="renew" label={words.renew} error={errorOf('renew')} asksForCode />
        </Section>
      </Card>
      {!status.required && (
        <Card>
          <Section title={words.disableTitle}>
            <ActionForm
              action="disable"
              label={words.disable}
              kind="danger"
              error={errorOf('disable')}
              asksForCode
            />
          </Section>
        </Card>
      )}
    </>
  );
}

function ActionForm({
  action,
  label,
  kind = 'quiet',
  error,
  asksForCode = false,
}: {
  action: string;
  label: string;
  kind?: ButtonKind;
  error: FormError | null;
  asksForCode?: boolean;
}): JSX.Element {
  const { factorPage: words } = useWords(ACCOUNT_WORDS);
  return (
    <Form action={ADDRESS}>
      <FormErrors error={error} shown={['current_password', 'otp']} />
      <input type="hidden" name="action" value={action} />
      <Field
        label={words.current}
        name="current_password"
        id={`${action}-password`}
        type="password"
        autocomplete="current-password"
        error={error?.fields['current_password']}
        required
      />
      {asksForCode && (
        <Field
          label={words.otpOrRecovery}
          name="otp"
          id={`${action}-otp`}
          autocomplete="one-time-code"
          error={error?.fields['otp']}
          maxLength={64}
          required
        />
      )}
      <FormActions>
        <Button kind={kind}>{label}</Button>
      </FormActions>
    </Form>
  );
}

/** Shown once, right after they were made. */
export function RecoveryCodesPage({ codes }: { codes: readonly string[] }): JSX.Element {
  const { factorPage: words } = useWords(ACCOUNT_WORDS);
  return (
    <>
      <AccountHeading current="factor" meta={words.on} />
      <Card>
        <Section title={words.codesTitle} intro={words.codesIntro}>
          <ol id="recovery-codes">
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <ButtonLink href={ADDRESS}>{words.codesDone}</ButtonLink>
        </Section>
      </Card>
    </>
  );
}

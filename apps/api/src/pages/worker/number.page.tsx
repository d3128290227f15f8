import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { OwnNumber, DuplicateContact } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { ME_PATH } from './me.page.js';
import { NUMBER_WORDS } from './number.words.js';
import { WORKER_WORDS } from './worker.words.js';

export const NUMBER_PATH = '/app/user-profile/number/';

export interface NumberModel {
  own: OwnNumber;
  /** Companies that could not take the number over. */
  splits: readonly DuplicateContact[];
  /** A form that was refused, with the number that was typed. */
  refused?: { part: 'number' | 'code'; error: FormError; typed: string };
}

/** The worker's number: another one counts once its code has come back. */
export function NumberPage({ own, splits, refused }: NumberModel): JSX.Element {
  const words = useWords(NUMBER_WORDS);
  const { phoneNumber, isProven, wanted } = own;
  const shown = phoneNumber && displayPhone(phoneNumber);
  const meta = shown ? (isProven ? words.now(shown) : words.unproven(shown)) : words.none;
  return (
    <>
      <PageHeading
        above={<Link href={ME_PATH}>{useWords(WORKER_WORDS).me.title}</Link>}
        title={words.title}
        meta={meta}
      />
      {splits.length > 0 && (
        <NoticeBox tone="warning" id="split">
          {splits.map(({ slug, company_name: company, phone_number: old, proven_number: own }) => (
            <p key={slug}>{words.split(company, displayPhone(old), displayPhone(own))}</p>
          ))}
        </NoticeBox>
      )}
      {(wanted ?? refused?.part === 'code') && (
        <CodeForm wanted={wanted} error={refused?.part === 'code' ? refused.error : null} />
      )}
      <NumberForm refused={refused?.part === 'number' ? refused : undefined} isFirst={!wanted} />
    </>
  );
}

function CodeForm({
  wanted,
  error,
}: {
  wanted: string | null;
  error: FormError | null;
}): JSX.Element {
  const words = useWords(NUMBER_WORDS);
  return (
    <Section
      title={words.enter}
      intro={wanted ? words.enterIntro(displayPhone(wanted)) : undefined}
      id="code"
    >
      <Card>
        <Form>
          <FormErrors error={error} shown={['code']} />
          <Field
            label={words.code}
            name="code"
            autocomplete="one-time-code"
            maxLength={16}
            error={error?.fields['code']}
            required
          />
          <FormActions>
            <Button>{words.confirm}</Button>
          </FormActions>
        </Form>
      </Card>
    </Section>
  );
}

function NumberForm({
  refused,
  isFirst,
}: {
  refused: NumberModel['refused'];
  isFirst: boolean;
}): JSX.Element {
  const words = useWords(NUMBER_WORDS);
  const error = refused?.error ?? null;
  return (
    <Section title={words.change} intro={words.changeIntro} id="change">
      <Card>
        <Form>
          <FormErrors error={error} shown={['phone_number', 'current_password']} />
          <Field
            label={words.number}
            name="phone_number"
            type="tel"
            autocomplete="tel"
            value={refused?.typed}
            maxLength={32}
            error={error?.fields['phone_number']}
            required
          />
          <Field
            label={words.current}
            name="current_password"
            type="password"
            autocomplete="current-password"
            error={error?.fields['current_password']}
            required
          />
          <FormActions>
            <Button kind={isFirst ? 'primary' : 'quiet'}>{words.send}</Button>
          </FormActions>
        </Form>
      </Card>
    </Section>
  );
}

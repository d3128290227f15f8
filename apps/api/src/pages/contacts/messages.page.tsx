import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { ContactProfile, ConversationText } from '#libs/labor';
import { companyNameInTexts } from '#libs/messaging';
import { Badge } from '../frame/badge.js';
import { Button } from '../frame/button.js';
import { Conversation, ConversationBubble } from '../frame/conversation-bubble.js';
import { useDates } from '../frame/dates.js';
import { EmptyState } from '../frame/empty-state.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { consentOf } from './consent-badge.js';
import { ContactHeading } from './contact-heading.js';
import { MESSAGES_WORDS } from './messages.words.js';

export interface MessagesModel {
  contact: ContactProfile;
  company: CompanyRow;
  texts: readonly ConversationText[];
  /** A text that was refused. */
  refused?: { error: FormError; typed: string };
}

/** What the company and a contact wrote to each other, and a box to go on. */
export function MessagesPage(model: MessagesModel): JSX.Element {
  const { contact, texts } = model;
  const words = useWords(MESSAGES_WORDS);
  return (
    <>
      <ContactHeading contact={contact} current="messages" />
      {texts.length === 0 ? (
        <EmptyState icon="message-square" title={words.none} text={words.noneText} />
      ) : (
        <Conversation>
          {texts.map((text) => (
            <Bubble key={text.id} text={text} zone={contact.company.time_zone} />
          ))}
        </Conversation>
      )}
      <Reply {...model} />
    </>
  );
}

function Bubble({ text, zone }: { text: ConversationText; zone: string }): JSX.Element {
  const words = useWords(MESSAGES_WORDS);
  const { id, direction, body, at, kind, status } = text;
  const hasFailed = status === 'failed' || status === 'undelivered' || status === 'dropped';
  const word = status ? (words.states[status] ?? status) : kind ? words.automatic : '';
  return (
    <ConversationBubble
      id={`text-${id}`}
      direction={direction}
      text={body}
      at={useDates(zone).moment(at)}
      state={hasFailed ? <Badge tone="danger">{word}</Badge> : word}
    />
  );
}

function Reply({ contact, company, refused }: MessagesModel): JSX.Element {
  const words = useWords(MESSAGES_WORDS);
  const consent = consentOf(contact);
  if (consent !== 'yes') return <NoticeBox tone="info">{words.cannot[consent]}</NoticeBox>;
  const name = companyNameInTexts({
    companyName: company.name,
    companyShortName: company.name_short,
  });
  return (
    <Form id="reply">
      <FormErrors error={refused?.error} shown={['text']} />
      <Field
        {...{ name: 'text', label: words.text, hint: words.hint(name), rows: 3, maxLength: 1500 }}
        value={refused?.typed}
        error={refused?.error.fields['text']}
        required
      />
      <FormActions>
        <Button icon="send">{words.send}</Button>
      </FormActions>
    </Form>
  );
}

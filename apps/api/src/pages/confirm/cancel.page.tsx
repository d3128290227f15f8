import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

export interface CancelModel {
  language: Language;
  eventName: string;
  callName: string;
  when: string;
  /** Path of the page with all calls of the event. */
  back: string;
  /** Only a confirmed call can be canceled. */
  isConfirmed: boolean;
  refused?: string;
}

/** Asks for confirmation before a position is given up. */
export function CancelPage({
  language,
  eventName,
  callName,
  when,
  back,
  isConfirmed,
  refused,
}: CancelModel): JSX.Element {
  const { cancel: words, confirm } = TRANSLATIONS[language];
  return (
    <Column>
      <Heading above={eventName}>{isConfirmed ? words.title : confirm.yourCalls}</Heading>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      <Card>
        <p>{isConfirmed ? words.ask(callName, when) : words.impossible}</p>
        {isConfirmed && <p class="mt-3 text-muted">{words.consequence}</p>}
      </Card>
      {isConfirmed ? (
        <Form>
          <div class="answers">
            <ButtonLink href={back}>{words.keep}</ButtonLink>
            <Button kind="danger">{words.yes}</Button>
          </div>
        </Form>
      ) : (
        <ButtonLink href={back}>{confirm.yourCalls}</ButtonLink>
      )}
    </Column>
  );
}

import type { JSX } from 'preact';
import type { AccountChangeRow } from '#libs/identity';
import { displayPhone } from '#libs/kernel';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { ACCOUNT_CHANGE_WORDS } from './account-change.words.js';

export interface AccountChangeModel {
  change: AccountChangeRow;
  refused?: string;
}

/** Asks for confirmation of a changed address or number, or of its undoing. */
export function AccountChangePage({ change, refused }: AccountChangeModel): JSX.Element {
  const words = useWords(ACCOUNT_CHANGE_WORDS);
  const isUndo = change.kind === 'undo';
  return (
    <Column>
      <Heading above={change.username}>{isUndo ? words.undo : words.confirm}</Heading>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      <Card>
        {change.old_email !== change.new_email && (
          <p>{words.email(change.old_email, change.new_email)}</p>
        )}
        {change.old_phone_number !== change.new_phone_number && (
          <p>
            {words.phone(displayed(change.old_phone_number), displayed(change.new_phone_number))}
          </p>
        )}
        <p class="mt-3 text-muted">{isUndo ? words.askUndo : words.ask}</p>
      </Card>
      <Form>
        <Button kind={isUndo ? 'danger' : 'primary'}>{isUndo ? words.undoIt : words.yes}</Button>
      </Form>
    </Column>
  );
}

function displayed(phoneNumber: string | null): string | null {
  return phoneNumber === null ? null : displayPhone(phoneNumber);
}

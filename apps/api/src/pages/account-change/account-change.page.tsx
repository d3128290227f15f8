import type { JSX } from 'preact';
import type { AccountChangeRow } from '#libs/identity';
import { displayPhone } from '#libs/kernel';
import { Button } from '../frame/button.js';
import { Card, Heading } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { NoticeBox } from '../frame/notice-box.js';

export interface AccountChangeModel {
  change: AccountChangeRow;
  refused?: string;
}

/** Asks for confirmation of a changed address or number, or of its undoing. */
export function AccountChangePage({ change, refused }: AccountChangeModel): JSX.Element {
  const isUndo = change.kind === 'undo';
  return (
    <Column>
      <Heading above={change.username}>{isUndo ? 'Undo the change' : 'Confirm the change'}</Heading>
      {refused && <NoticeBox tone="danger">{refused}</NoticeBox>}
      <Card>
        {change.old_email !== change.new_email && (
          <p>{`Email address: from ${change.old_email || 'none'} to ${change.new_email}`}</p>
        )}
        {change.old_phone_number !== change.new_phone_number && (
          <p>{`Phone number: from ${displayed(change.old_phone_number)} to ${displayed(change.new_phone_number)}`}</p>
        )}
        <p class="mt-3 text-muted">
          {isUndo
            ? 'Undoing it brings the old one back, voids whatever was changed since, and logs everybody out of the account.'
            : 'If you did not ask for this, do nothing and use the other link in the mail.'}
        </p>
      </Card>
      <Form>
        <Button kind={isUndo ? 'danger' : 'primary'}>
          {isUndo ? 'Undo it' : 'Yes, it was me'}
        </Button>
      </Form>
    </Column>
  );
}

function displayed(phoneNumber: string | null): string {
  return phoneNumber === null ? 'none' : displayPhone(phoneNumber);
}

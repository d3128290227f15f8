import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ContactProfile } from '#libs/labor';
import { Badge } from '../frame/badge.js';
import { Button, IconButton } from '../frame/button.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Table, type TableRow } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { CONTACT_WORDS } from './contact.words.js';

/** A number as it was typed in, unread. */
export interface TypedNumber {
  phoneNumber: string;
  label: string;
}

interface ContactNumbersProps {
  contact: ContactProfile;
  refused?: { error: FormError; typed: TypedNumber };
}

/** The number that is texted, and alternate ones, which are recognised when they write. */
export function ContactNumbers({ contact, refused }: ContactNumbersProps): JSX.Element {
  const words = useWords(CONTACT_WORDS);
  const action = `/app/worker/${contact.slug}/numbers/`;
  const primary: TableRow = {
    id: 'number-primary',
    cells: {
      number: displayPhone(contact.phone_number),
      label: <Badge tone="accent">{words.primary}</Badge>,
    },
  };
  const alternates = contact.alt_phones.map(({ id, phone_number: number, label }): TableRow => ({
    id: `number-${id}`,
    cells: {
      number: displayPhone(number),
      label: label || words.noLabel,
      actions: (
        <Form inline id={`number-${id}-form`} action={action}>
          <input type="hidden" name="alt_id" value={id} />
          <Button
            {...{ kind: 'quiet', size: 'small', name: 'do', value: 'primary' }}
            confirm={words.makePrimaryConfirm(displayPhone(number))}
          >
            {words.makePrimary}
          </Button>
          <IconButton icon="trash-2" label={words.removeNumber} name="do" value="remove" />
        </Form>
      ),
    },
  }));
  return (
    <>
      <Table
        id="numbers"
        caption={words.numbers}
        columns={[
          { key: 'number', title: words.number },
          { key: 'label', title: words.label },
          { key: 'actions', title: words.edit, quietTitle: true, align: 'right' },
        ]}
        rows={[primary, ...alternates]}
        empty=""
      />
      <details id="add-number-panel" open={refused !== undefined}>
        <summary class="w-fit cursor-pointer font-semibold text-accent">{words.addNumber}</summary>
        <div class="max-w-3xl pt-3">
          <Form action={action} id="add-number">
            <FormErrors error={refused?.error} shown={['phone_number', 'label']} />
            <input type="hidden" name="do" value="add" />
            <FieldRow>
              <Field
                {...{ name: 'phone_number', label: words.number, type: 'tel', maxLength: 32 }}
                value={refused?.typed.phoneNumber}
                error={refused?.error.fields['phone_number']}
                autocomplete="off"
              />
              <Field
                {...{ name: 'label', label: words.label, hint: words.labelHint, maxLength: 100 }}
                value={refused?.typed.label}
                error={refused?.error.fields['label']}
                autocomplete="off"
              />
            </FieldRow>
            <FormActions>
              <Button kind="quiet" icon="plus">
                {words.addNumber}
              </Button>
            </FormActions>
          </Form>
        </div>
      </details>
    </>
  );
}

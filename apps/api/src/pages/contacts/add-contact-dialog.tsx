import type { JSX } from 'preact';
import type { LaborTypeRow } from '#libs/company';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { Dialog } from '../frame/dialog.js';
import { FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { useWords } from '../frame/words.js';
import { CONTACTS_WORDS } from './contacts.words.js';
import { SkillChoice } from './skill-choice.js';

/** A contact as it was typed in, unread. */
export interface TypedContact {
  name: string;
  phoneNumber: string;
  laborTypes: readonly string[];
  consents: boolean;
}

interface AddContactDialogProps {
  laborTypes: readonly LaborTypeRow[];
  refused?: { error: FormError; typed: TypedContact };
}

/** Adds one contact by hand. */
export function AddContactDialog({ laborTypes, refused }: AddContactDialogProps): JSX.Element {
  const words = useWords(CONTACTS_WORDS);
  const { error, typed } = refused ?? {};
  return (
    <Dialog
      id="add-contact"
      title={words.addTitle}
      trigger={{ label: words.add, kind: 'primary', icon: 'user-plus' }}
      open={refused !== undefined}
    >
      <Form action="/app/workers/">
        <FormErrors error={error} shown={['name', 'phone_number']} />
        <input type="hidden" name="add_worker" value="1" />
        <Field
          {...{ name: 'name', label: words.name, value: typed?.name, error: error?.fields['name'] }}
          maxLength={200}
          autocomplete="off"
          required
        />
        <Field
          {...{ name: 'phone_number', label: words.phone, hint: words.phoneHint, type: 'tel' }}
          value={typed?.phoneNumber}
          error={error?.fields['phone_number']}
          maxLength={32}
          autocomplete="off"
          required
        />
        <SkillChoice laborTypes={laborTypes} chosen={typed?.laborTypes ?? []} />
        <Checkbox
          {...{ name: 'sms_consent', label: words.agreed, hint: words.agreedHint }}
          checked={typed?.consents}
        />
        <FormActions>
          <Button>{words.save}</Button>
          <Button kind="quiet" name="then" value="another">
            {words.saveAndAnother}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

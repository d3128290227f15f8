import type { JSX } from 'preact';
import type { ReachedRequirement } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { Field } from '../frame/field.js';
import { FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { fillPath } from './fill-query.js';
import { FILL_WORDS } from './fill.words.js';

/** What somebody typed, to be shown again. */
export interface TypedContact {
  name: string;
  phone_number: string;
  sms_consent: boolean;
  has_skill: boolean;
}

interface ContactFormProps {
  requirement: Pick<ReachedRequirement, 'slug' | 'labor_type'>;
  /** Where it is posted. */
  action: string;
  typed?: TypedContact;
  error?: FormError | null;
}

/** A new contact who is put on the list at once. */
export function ContactForm({ requirement, action, typed, error }: ContactFormProps): JSX.Element {
  const words = useWords(FILL_WORDS);
  return (
    <Form action={action} id="contact-form" data-stay="">
      <FormErrors error={error} shown={['name', 'phone_number']} />
      {error?.code === 'worker.exists' && typed && (
        <p>
          <Link
            href={`${fillPath(requirement.slug)}?search=${encodeURIComponent(typed.phone_number)}`}
          >
            {words.contactFind}
          </Link>
        </p>
      )}
      <p class="text-muted">{words.addContactIntro}</p>
      <Field
        label={words.contactName}
        name="name"
        id="contact-name"
        value={typed?.name}
        error={error?.fields['name']}
        required
        maxLength={100}
      />
      <Field
        label={words.contactPhone}
        name="phone_number"
        id="contact-phone"
        type="tel"
        autocomplete="off"
        value={typed?.phone_number}
        error={error?.fields['phone_number']}
        required
        maxLength={32}
      />
      <Checkbox
        label={words.contactSkill(requirement.labor_type.name)}
        name="has_skill"
        id="contact-skill"
        checked={typed?.has_skill ?? true}
      />
      <Checkbox
        label={words.contactConsent}
        hint={words.contactConsentHint}
        name="sms_consent"
        id="contact-consent"
        checked={typed?.sms_consent ?? false}
      />
      <FormActions>
        <Button name="action" value="add_worker">
          {words.contactAdd}
        </Button>
      </FormActions>
    </Form>
  );
}

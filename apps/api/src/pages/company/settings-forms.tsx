import type { JSX } from 'preact';
import { DOT } from '../frame/dot.js';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Switch } from '../frame/checkbox.js';
import { Field } from '../frame/field.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { OWNER_WORDS } from './owner.words.js';
import type { FormValues } from './settings-changes.js';
import type { SettingsFormName } from './settings.form.js';

/** One form of the settings page: what stands in its fields, and what was wrong with it. */
export interface SettingsFormModel {
  values: FormValues;
  error: FormError | null;
  /** Address of the page with its company. */
  action: string;
}

/** What stands in a field, and what was wrong with it, by its name. */
function fieldsOf({ values, error }: SettingsFormModel) {
  return (name: string): { name: string; value?: string; error?: string } => ({
    name,
    value: values[name],
    error: error?.fields[name],
  });
}

interface SettingsFormProps extends SettingsFormModel {
  name: SettingsFormName;
  shown: readonly string[];
  save: string;
  children: JSX.Element | JSX.Element[];
}

/** Fields, their errors, and the button that saves them. */
export function SettingsForm(props: SettingsFormProps): JSX.Element {
  const { name, error, action, shown, save, children } = props;
  return (
    <Form action={action} id={`${name}-form`}>
      <FormErrors error={error} shown={shown} />
      <input type="hidden" name="form" value={name} />
      {children}
      <FormActions>
        <Button kind="quiet">{save}</Button>
      </FormActions>
    </Form>
  );
}

const DETAILS = [
  ...['name', 'name_short', 'address', 'city', 'state', 'zip_code'],
  ...['phone_number', 'email', 'website'],
];

export function DetailsSection(model: SettingsFormModel): JSX.Element {
  const { details: words } = useWords(OWNER_WORDS);
  const field = fieldsOf(model);
  return (
    <Card id="details">
      <Section title={words.title} intro={words.intro}>
        <SettingsForm {...model} name="details" shown={DETAILS} save={words.save}>
          <FieldRow>
            <Field {...field('name')} label={words.name} maxLength={200} required />
            <Field
              {...field('name_short')}
              label={words.shortName}
              hint={words.shortNameHint}
              maxLength={10}
            />
          </FieldRow>
          <Field {...field('address')} label={words.address} maxLength={200} />
          <FieldRow>
            <Field {...field('city')} label={words.city} maxLength={200} />
            <Field {...field('state')} label={words.state} maxLength={200} />
            <Field {...field('zip_code')} label={words.zip} maxLength={10} />
          </FieldRow>
          <FieldRow>
            <Field {...field('phone_number')} label={words.phone} type="tel" maxLength={32} />
            <Field {...field('email')} label={words.email} type="email" maxLength={254} />
          </FieldRow>
          <Field
            {...field('website')}
            label={words.website}
            hint={words.websiteHint}
            maxLength={200}
          />
        </SettingsForm>
      </Section>
    </Card>
  );
}

const RULES = ['minimum_hours', 'meal_penalty_trigger_time', 'hour_round_up', 'rest_hours'];

export function WorkRulesSection(model: SettingsFormModel): JSX.Element {
  const { rules: words } = useWords(OWNER_WORDS);
  const { values, error } = model;
  const hours = (name: string) => ({
    name,
    type: 'number' as const,
    value: values[name],
    error: error?.fields[name],
    min: 0,
    max: 24,
    step: 0.5,
  });
  return (
    <Card id="work_rules">
      <Section title={words.title} intro={words.intro}>
        <SettingsForm {...model} name="work_rules" shown={RULES} save={words.save}>
          <FieldRow>
            <Field
              {...hours('minimum_hours')}
              label={words.minimum}
              hint={words.minimumHint}
              required
            />
            <Field
              {...hours('meal_penalty_trigger_time')}
              label={words.trigger}
              hint={words.triggerHint}
              required
            />
          </FieldRow>
          <FieldRow>
            <Field
              {...hours('hour_round_up')}
              max={60}
              step={1}
              label={words.roundUp}
              hint={words.roundUpHint}
              required
            />
            <Field {...hours('rest_hours')} label={words.rest} hint={words.restHint} />
          </FieldRow>
        </SettingsForm>
      </Section>
    </Card>
  );
}

const TEXTS = [
  ...['sending_from', 'sending_until', 'reminder_hours', 'sms_sender', 'text_countries'],
];

export function TextsSection(model: SettingsFormModel): JSX.Element {
  const { texts: words } = useWords(OWNER_WORDS);
  const field = fieldsOf(model);
  return (
    <Card id="texts">
      <Section title={words.title} intro={words.intro}>
        <SettingsForm {...model} name="texts" shown={TEXTS} save={words.save}>
          <FieldRow>
            <Field {...field('sending_from')} label={words.from} type="time" required />
            <Field
              {...field('sending_until')}
              label={words.until}
              hint={words.untilHint}
              type="time"
              required
            />
          </FieldRow>
          <Field
            {...field('reminder_hours')}
            label={words.reminders}
            hint={words.remindersHint}
            maxLength={60}
          />
          <FieldRow>
            <Field
              {...field('sms_sender')}
              label={words.sender}
              hint={words.senderHint}
              maxLength={40}
            />
            <Field
              {...field('text_countries')}
              label={words.countries}
              hint={words.countriesHint}
              maxLength={300}
            />
          </FieldRow>
        </SettingsForm>
      </Section>
    </Card>
  );
}

export function SecuritySection({
  isRequired,
  ...model
}: SettingsFormModel & { isRequired: boolean }): JSX.Element {
  const { security: words } = useWords(OWNER_WORDS);
  return (
    <Card id="security">
      <Section title={words.title} intro={words.intro}>
        <SettingsForm {...model} name="security" shown={[]} save={words.save}>
          <Switch label={words.required} name="required" checked={isRequired} />
        </SettingsForm>
        <p>
          <Link href="/app/account/second-factor/">{words.own}</Link>
          {DOT}
          <Link href="/app/change-password/">{words.password}</Link>
        </p>
      </Section>
    </Card>
  );
}

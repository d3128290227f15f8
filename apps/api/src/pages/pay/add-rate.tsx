import type { JSX } from 'preact';
import { RATE_PERS, type RateFormOptions } from '#libs/pay';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Select } from '../frame/select.js';
import { Suggestions } from '../frame/suggestions.js';
import { useWords } from '../frame/words.js';
import type { RatesQuery } from './rates.form.js';
import { RATES_WORDS } from '../pay-lines/rates.words.js';

interface AddRateProps {
  choices: RateFormOptions;
  query: RatesQuery;
  /** Of what the address names, for people; null: nothing. */
  onlyName: string | null;
  today: string;
  typed: Readonly<Record<string, string>>;
  error: FormError | null;
}

/** The form of a new rate. What the address names is not asked again. */
export function AddRate({
  choices,
  query,
  onlyName,
  today,
  typed,
  error,
}: AddRateProps): JSX.Element {
  const words = useWords(RATES_WORDS);
  const { day } = useDates('UTC');
  const any = { value: '', label: words.any };
  const isOfRequirement = query.requirement !== null;
  const field = (name: string) => ({ name, id: `new-${name}`, error: error?.fields[name] });
  return (
    <Section id="add-rate" title={words.addTitle} intro={onlyName && words.forOnly(onlyName)}>
      <Form id="new-rate">
        <FormErrors
          error={error}
          shown={['worker', 'skill', 'location', 'event', 'amount', 'per', 'effective_from']}
        />
        <input type="hidden" name="action" value="add" />
        <FieldRow>
          {query.worker === null && (
            <Field
              {...field('worker')}
              label={words.worker}
              hint={words.workerHint}
              value={typed['worker']}
              list="rate-workers"
              autocomplete="off"
              maxLength={250}
            />
          )}
          {!isOfRequirement && (
            <Select
              {...field('skill')}
              label={words.skill}
              value={typed['skill'] ?? query.skill}
              options={[any, ...choices.skills.map(({ id, name }) => option(id, name))]}
            />
          )}
          {!isOfRequirement && query.event === null && (
            <Select
              {...field('location')}
              label={words.location}
              value={typed['location'] ?? query.location}
              options={[any, ...choices.locations.map(({ id, name }) => option(id, name))]}
            />
          )}
          {!isOfRequirement && query.event === null && (
            <Select
              {...field('event')}
              label={words.event}
              value={typed['event']}
              options={[
                any,
                ...choices.events.map(({ slug, name, date }) =>
                  option(slug, `${name}, ${day(date)}`),
                ),
              ]}
            />
          )}
        </FieldRow>
        <FieldRow>
          <Field
            {...field('amount')}
            label={words.amount}
            hint={words.amountHint}
            value={typed['amount']}
            autocomplete="off"
            maxLength={20}
            required
          />
          <Select
            {...field('per')}
            label={words.per}
            value={typed['per'] ?? 'hour'}
            options={RATE_PERS.map((per) => option(per, words.pers[per]))}
          />
          <Field
            {...field('effective_from')}
            label={words.from}
            type="date"
            value={typed['effective_from'] ?? today}
            required
          />
        </FieldRow>
        <FormActions>
          <Button icon="plus">{words.add}</Button>
        </FormActions>
        <Suggestions id="rate-workers" values={choices.workers} />
      </Form>
    </Section>
  );
}

function option(value: string | number, label: string): { value: string; label: string } {
  return { value: String(value), label };
}

import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import { addDays } from '#libs/kernel';
import { type PayPeriodDates, PERIOD_KINDS } from '#libs/pay';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Choice } from '../frame/choice.js';
import { useDates } from '../frame/dates.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { PAY_SETTINGS_WORDS } from './pay-settings.words.js';
import { PayHeading } from './pay-tabs.js';

const FIELDS = [
  ...['workweek_day', 'workweek_time', 'workweek_from', 'period_kind', 'period_anchor'],
  ...['adp_company_code', 'adp_batch_id', 'payroll_company_id'],
] as const;

export interface PaySettingsModel {
  company: CompanyRow;
  /** As stored, or as typed and refused; by field. */
  values: Readonly<Record<string, string>>;
  period: PayPeriodDates;
  /** Day from which the workweek counts; null: from the beginning. */
  since: string | null;
  error: FormError | null;
}

/** Workweek, pay period, and how payroll files name the company. */
export function PaySettingsPage(model: PaySettingsModel): JSX.Element {
  const { company, values, period, since, error } = model;
  const words = useWords(PAY_SETTINGS_WORDS);
  const { day } = useDates('UTC');
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: values[name],
    error: error?.fields[name],
  });
  return (
    <>
      <PayHeading tab="settings" company={company} />
      <Form id="pay-settings">
        <FormErrors error={error} shown={[...FIELDS]} />
        <Section id="workweek" title={words.week} intro={words.weekIntro}>
          <FieldRow>
            <Select
              {...field('workweek_day')}
              label={words.day}
              options={words.days.map((label, at) => ({ value: String(at), label }))}
            />
            <Field
              {...field('workweek_time')}
              label={words.time}
              type="time"
              hint={words.timeHint}
              required
            />
            <Field
              {...field('workweek_from')}
              label={words.from}
              type="date"
              hint={since === null ? words.fromHint : words.fromSince(day(since))}
            />
          </FieldRow>
        </Section>
        <Section
          id="period"
          title={words.period}
          intro={words.now(day(period.from), day(addDays(period.until, -1)))}
        >
          <Choice
            legend={words.kind}
            name="period_kind"
            chosen={values['period_kind']}
            error={error?.fields['period_kind']}
            options={PERIOD_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <Field
            {...field('period_anchor')}
            label={words.anchor}
            type="date"
            hint={words.anchorHint}
            required
          />
        </Section>
        <Section id="payroll" title={words.payroll}>
          <FieldRow>
            <Field
              {...field('adp_company_code')}
              label={words.adp}
              hint={words.adpHint}
              maxLength={20}
              autocomplete="off"
            />
            <Field
              {...field('adp_batch_id')}
              label={words.batch}
              maxLength={20}
              autocomplete="off"
            />
            <Field
              {...field('payroll_company_id')}
              label={words.other}
              maxLength={50}
              autocomplete="off"
            />
          </FieldRow>
        </Section>
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </Form>
    </>
  );
}

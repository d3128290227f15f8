import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PayExportRow, RateFormOptions } from '#libs/pay';
import { Button } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { useDates } from '../frame/dates.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Suggestions } from '../frame/suggestions.js';
import { useWords } from '../frame/words.js';
import { ExportList } from './export-parts.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

export interface PayExportsModel {
  company: CompanyRow;
  files: readonly PayExportRow[];
  /** Contacts and events that can be named. */
  choices: Pick<RateFormOptions, 'workers' | 'events'>;
  /** First and last date that the form begins with. */
  dates: { from: string; until: string };
  refused?: { error: FormError; typed: Readonly<Record<string, string>> };
}

const FIELDS = ['format', 'from', 'until', 'worker', 'event'];

/** Files of hours and pay, and the form that asks for a table of dates. */
export function PayExportsPage(model: PayExportsModel): JSX.Element {
  const { company, files, dates, choices, refused } = model;
  const { day } = useDates('UTC');
  const words = useWords(PAY_PERIOD_WORDS);
  const typed = (name: string, otherwise = ''): string => refused?.typed[name] ?? otherwise;
  const error = (name: string): string | undefined => refused?.error.fields[name];
  return (
    <>
      <PageHeading
        title={words.exports}
        above={<Link href={payPath(company, 'periods/')}>{words.allPeriods}</Link>}
      />
      <Section title={words.tableTitle} intro={words.tableText} id="table">
        <Form action={payPath(company, 'exports/')}>
          <FormErrors error={refused?.error} shown={FIELDS} />
          <FieldRow>
            <Field
              {...{ name: 'from', label: words.from, type: 'date', required: true }}
              value={typed('from', dates.from)}
              error={error('from')}
            />
            <Field
              {...{ name: 'until', label: words.until, type: 'date', required: true }}
              value={typed('until', dates.until)}
              error={error('until')}
            />
            <Select
              {...{ name: 'format', label: words.format }}
              options={['xlsx', 'csv'].map((value) => ({
                value,
                label: words.formats[value] ?? value,
              }))}
              value={typed('format', 'xlsx')}
              error={error('format')}
            />
          </FieldRow>
          <FieldRow>
            <Field
              {...{ name: 'worker', label: words.onlyWorker, maxLength: 250, autocomplete: 'off' }}
              hint={words.onlyWorkerHint}
              list="export-workers"
              value={typed('worker')}
              error={error('worker')}
            />
            <Select
              {...{ name: 'event', label: words.onlyEvent }}
              options={[
                { value: '', label: words.allEvents },
                ...choices.events.map(({ slug, name, date }) => ({
                  value: slug,
                  label: `${name}, ${day(date)}`,
                })),
              ]}
              value={typed('event')}
              error={error('event')}
            />
          </FieldRow>
          <FormActions>
            <Button>{words.makeFile}</Button>
          </FormActions>
          <Suggestions id="export-workers" values={choices.workers} />
        </Form>
      </Section>
      <Section title={words.files} id="files">
        <ExportList files={files} company={company} />
      </Section>
    </>
  );
}

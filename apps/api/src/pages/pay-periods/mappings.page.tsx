import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import {
  codesText,
  columnsText,
  DATE_FORMATS,
  EARNING_KEYS,
  HOURS_FORMATS,
  MAPPING_LINES,
  MAPPING_PRESETS,
  PAYROLL_FIELDS,
  type PayrollMapping,
  type PayrollMappingRow,
} from '#libs/pay';
import { Button, IconButton } from '../frame/button.js';
import { Section } from '../frame/card.js';
import { Checkbox } from '../frame/checkbox.js';
import { EmptyState } from '../frame/empty-state.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Field } from '../frame/field.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { usePageContext } from '../frame/page-context.js';
import { PageHeading } from '../frame/page-heading.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { MAPPING_WORDS } from './mappings.words.js';
import { namedEarning } from '../pay-lines/earning-words.js';
import { payPath } from './pay-periods.page.js';

export interface MappingsModel {
  company: CompanyRow;
  mappings: readonly PayrollMappingRow[];
  /** What the form begins with: an own mapping, or a preset. */
  shown: { id: number | null; name: string; mapping: PayrollMapping };
  refused?: { error: FormError; typed: Readonly<Record<string, string>> };
}

const SHOWN = ['name', 'columns', 'codes', 'lines', 'dates', 'hours', 'delimiter', 'decimal_mark'];

/** How the company's payroll wants its CSV: columns in their order, headings, dates and numbers. */
export function MappingsPage(model: MappingsModel): JSX.Element {
  const { company, mappings, shown } = model;
  const words = useWords(MAPPING_WORDS);
  return (
    <>
      <PageHeading
        title={words.title}
        above={<Link href={payPath(company, 'periods/')}>{words.periods}</Link>}
        meta={words.intro}
      />
      <Table
        id="mappings"
        caption={words.title}
        columns={[
          { key: 'name', title: words.name },
          { key: 'columns', title: words.columns, align: 'right' },
          { key: 'remove', title: words.remove, quietTitle: true, align: 'right' },
        ]}
        rows={mappings.map(({ id, name, mapping }) => ({
          id: `mapping-${id}`,
          cells: {
            name: <Link href={`${payPath(company, 'mappings/')}&mapping=${id}`}>{name}</Link>,
            columns: mapping.columns.length,
            remove: (
              <Form inline action={payPath(company, `mappings/${id}/remove/`)}>
                <IconButton
                  icon="trash-2"
                  label={`${words.remove}: ${name}`}
                  confirm={words.removeConfirm(name)}
                />
              </Form>
            ),
          },
        }))}
        empty={<EmptyState title={words.none} />}
      />
      <Section
        id="mapping"
        title={shown.id === null ? words.add : shown.name}
        intro={
          <>
            {words.presets}{' '}
            {MAPPING_PRESETS.map(({ id, name, source, readOn }) => (
              <span key={id}>
                <Link href={`${payPath(company, 'mappings/')}&preset=${id}`}>{name}</Link> (
                <Link href={source} external>
                  {words.source(readOn)}
                </Link>
                )
              </span>
            ))}
          </>
        }
      >
        <MappingForm {...model} />
      </Section>
    </>
  );
}

function MappingForm({ company, shown, refused }: MappingsModel): JSX.Element {
  const words = useWords(MAPPING_WORDS);
  const { language } = usePageContext();
  const { mapping } = shown;
  const typed = (name: string, otherwise: string): string =>
    refused ? (refused.typed[name] ?? '') : otherwise;
  const error = (name: string): string | undefined => refused?.error.fields[name];
  const select = (
    name: string,
    value: string,
    options: readonly (readonly [string, string])[],
  ): JSX.Element => (
    <Select
      {...{
        name,
        label: words.labels[name] ?? name,
        value: typed(name, value),
        error: error(name),
      }}
      options={options.map(([option, label]) => ({ value: option, label }))}
    />
  );
  return (
    <Form action={payPath(company, 'mappings/')}>
      <FormErrors error={refused?.error} shown={SHOWN} />
      {shown.id !== null && <input type="hidden" name="id" value={shown.id} />}
      <Field
        {...{ name: 'name', label: words.name, maxLength: 60, required: true }}
        value={typed('name', shown.name)}
        error={error('name')}
        autocomplete="off"
      />
      <Field
        {...{ name: 'columns', label: words.columns, rows: 12 }}
        hint={words.columnsHint(PAYROLL_FIELDS.join(', '))}
        value={typed('columns', columnsText(mapping.columns))}
        error={error('columns')}
      />
      <Field
        {...{ name: 'codes', label: words.codes, rows: 5 }}
        hint={words.codesHint(
          [...EARNING_KEYS, 'hours_125'].map((key) => namedEarning(key, language)).join(', '),
        )}
        value={typed('codes', codesText(mapping.codes))}
        error={error('codes')}
      />
      <FieldRow>
        {select(
          'lines',
          mapping.lines,
          MAPPING_LINES.map((each) => [each, words.lines[each]]),
        )}
        {select(
          'dates',
          mapping.dates,
          DATE_FORMATS.map((each) => [each, each]),
        )}
        {select(
          'hours',
          mapping.hours,
          HOURS_FORMATS.map((each) => [each, words.hours[each]]),
        )}
      </FieldRow>
      <FieldRow>
        {select('delimiter', DELIMITER_NAMES[mapping.delimiter], words.delimiters)}
        {select('decimal_mark', mapping.decimalMark === ',' ? 'comma' : 'point', words.marks)}
      </FieldRow>
      <Checkbox
        {...{ name: 'headings', label: words.headings, value: 'on' }}
        checked={refused ? refused.typed['headings'] === 'on' : mapping.hasHeadings}
      />
      <FormActions>
        <Button>{words.save}</Button>
      </FormActions>
    </Form>
  );
}

/** Names of delimiters in a form: browsers and people lose a tab. */
export const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

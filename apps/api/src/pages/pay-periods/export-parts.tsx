import type { JSX } from 'preact';
import type { CompanyRow } from '#libs/company';
import type { PayExportRow, PayrollMappingRow } from '#libs/pay';
import { Button } from '../frame/button.js';
import { EmptyState } from '../frame/empty-state.js';
import { useDates } from '../frame/dates.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import type { FormError } from '../frame/form-error.js';
import { FormErrors } from '../frame/form-errors.js';
import { Form } from '../frame/form.js';
import { Progress } from '../frame/progress.js';
import { Select } from '../frame/select.js';
import { Table } from '../frame/table.js';
import { useWords } from '../frame/words.js';
import { payPath } from './pay-periods.page.js';
import { PAY_PERIOD_WORDS } from './pay-periods.words.js';

/** Asks for a file of a closed period. */
export function PayrollForm({
  action,
  mappings,
  refused,
}: {
  action: string;
  mappings: readonly PayrollMappingRow[];
  refused?: { error: FormError; typed: Readonly<Record<string, string>> };
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const formats = Object.entries(words.formats)
    .filter(([value]) => value !== 'mapped' || mappings.length > 0)
    .map(([value, label]) => ({ value, label }));
  return (
    <Form action={action}>
      <FormErrors error={refused?.error} shown={['format', 'mapping']} />
      <FieldRow>
        <Select
          {...{ name: 'format', label: words.format, options: formats }}
          value={refused?.typed['format'] ?? 'adp'}
          error={refused?.error.fields['format']}
        />
        {mappings.length > 0 && (
          <Select
            {...{ name: 'mapping', label: words.mapping }}
            options={[
              { value: '', label: words.noMapping },
              ...mappings.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            value={refused?.typed['mapping']}
            error={refused?.error.fields['mapping']}
          />
        )}
      </FieldRow>
      <FormActions>
        <Button>{words.makeFile}</Button>
      </FormActions>
    </Form>
  );
}

/** Files that were made, the latest first. */
export function ExportList({
  files,
  company,
}: {
  files: readonly PayExportRow[];
  company: CompanyRow;
}): JSX.Element {
  const words = useWords(PAY_PERIOD_WORDS);
  const { day, moment } = useDates(company.time_zone);
  return (
    <Table
      id="files-list"
      caption={words.files}
      columns={[
        { key: 'file', title: words.file },
        { key: 'format', title: words.format },
        { key: 'period', title: words.period },
        { key: 'made', title: words.made },
        { key: 'rows', title: words.rows, align: 'right' },
      ]}
      rows={files.map((file) => ({
        id: `file-${file.id}`,
        href: payPath(company, `exports/${file.id}/`),
        muted: file.state === 'deleted' || file.state === 'failed',
        cells: {
          file: file.file_name,
          format: words.formats[file.format],
          period: words.dates(day(file.options.from), day(file.options.until)),
          made: words.closedBy(file.created_by, moment(file.created_at)),
          rows:
            file.state === 'running' ? (
              <Progress done={file.done} total={file.total} label={words.progress} />
            ) : (
              (file.summary?.rows ?? '–')
            ),
        },
      }))}
      empty={<EmptyState title={words.noneFiles} />}
    />
  );
}

import type { JSX } from 'preact';
import { COLUMN_ROLES, type ColumnPlan } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Checkbox } from '../frame/checkbox.js';
import { Disclosure } from '../frame/disclosure.js';
import { FieldRow, FormActions } from '../frame/field-row.js';
import { Form } from '../frame/form.js';
import { Select } from '../frame/select.js';
import { useWords } from '../frame/words.js';
import { IMPORT_WORDS } from './import.words.js';

/** Columns beside each other. */
const IN_A_ROW = 4;

/**
 * What each column of a table holds, as it is read now; goes into the address.
 *
 * @param isOpen the columns cannot be read as they were guessed
 */
export function ImportColumns({
  plan,
  titles,
  isOpen,
}: {
  plan: ColumnPlan;
  titles: readonly string[];
  isOpen: boolean;
}): JSX.Element | null {
  const words = useWords(IMPORT_WORDS);
  if (plan.roles.length === 0) return null;
  const readAs = plan.roles
    .flatMap((role) => (role === 'skip' ? [] : [words.roles[role]]))
    .join(', ');
  const options = COLUMN_ROLES.map((value) => ({ value, label: words.roles[value] }));
  const rows = Array.from({ length: Math.ceil(plan.roles.length / IN_A_ROW) }, (_, row) =>
    plan.roles.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
  return (
    <Disclosure
      id="columns"
      open={isOpen}
      summary={
        <>
          <b class="flex-none font-semibold">{words.columns}</b>
          <span class="text-muted">{readAs}</span>
        </>
      }
    >
      <p class="pb-3 text-muted">{words.columnsIntro}</p>
      <Form method="get" id="columns-form">
        <input type="hidden" name="mapped" value="1" />
        {rows.map((roles, row) => (
          <FieldRow key={row}>
            {roles.map((role, index) => {
              const at = row * IN_A_ROW + index;
              const title = (titles[at] ?? '').trim().slice(0, 60);
              return (
                <Select
                  key={at}
                  name={`c${at}`}
                  label={title || words.column(at + 1)}
                  options={options}
                  value={role}
                />
              );
            })}
          </FieldRow>
        ))}
        <Checkbox name="header" label={words.header} checked={plan.hasHeader} />
        <FormActions>
          <Button kind="quiet">{words.apply}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  );
}

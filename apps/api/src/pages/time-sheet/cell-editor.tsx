import type { ComponentChildren, JSX } from 'preact';
import { displayTime } from '#libs/kernel';
import { isClosed, type SheetField } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { Choice } from '../frame/choice.js';
import { Field } from '../frame/field.js';
import { Form } from '../frame/form.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { Suggestions } from '../frame/suggestions.js';
import { useWords } from '../frame/words.js';
import type { SheetModel, SheetRowView } from './sheet.model.js';
import { sheetHref, sheetPath } from './sheet-href.js';
import { SHEET_APPROVAL_WORDS } from './sheet-approval.words.js';
import { SHEET_WORDS } from './sheet.words.js';

interface CellProps {
  model: SheetModel;
  row: SheetRowView;
  field: SheetField;
  /** What was typed, and why it was not saved. */
  refused?: { typed: string; error: string; reason: string | null; needsReason: boolean };
}

/** Every half hour of a day, in the order of a day that begins with the call. */
function halfHoursFrom(time: string): string[] {
  const first = Number(time.slice(0, 2)) * 2 + (Number(time.slice(3, 5)) >= 30 ? 1 : 0);
  return Array.from({ length: 48 }, (_, nth) => {
    const half = (first + nth) % 48;
    return displayTime(`${Math.floor(half / 2)}:${half % 2 ? '30' : '00'}`);
  });
}

/** The field of one cell, which scripts put into the cell itself. */
export function CellEditor({ model, row, field, refused }: CellProps): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { text, shown } = row.cells[field];
  const isTime = field !== 'breaks';
  return (
    <Form action={sheetPath(model.slug)} id="cell-editor">
      <input type="hidden" name="action" value="edit_cells" />
      <input type="hidden" name="request_id" value={row.id} />
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="shown" value={shown} />
      <Field
        label={words.edit(words.fields[field], row.name)}
        name="typed"
        value={refused?.typed ?? text}
        error={refused?.needsReason ? undefined : refused?.error}
        hint={isTime ? words.hint : words.breaksHint}
        list={isTime ? 'half-hours' : undefined}
        autocomplete="off"
        maxLength={200}
      />
      <ReasonField model={model} refused={refused} />
      {isTime && <Suggestions id="half-hours" values={halfHoursFrom(model.board.call.time)} />}
      <Button>{words.save}</Button>
    </Form>
  );
}

/** The value of one cell. */
export function CellValue({ model, row, field }: CellProps): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { text, mark } = row.cells[field];
  const query = `request_id=${row.id}&field=${field}`;
  return (
    <p id={`cell-${row.id}-${field}`}>
      <Link
        href={`${sheetPath(model.slug)}edit/?${query}`}
        label={`${words.cell(words.fields[field], row.name)}: ${text || words.none}`}
      >
        {`${text || words.none} ${mark}`.trim()}
      </Link>
    </p>
  );
}

/** One break: when it begins, how long it is, or that it goes. */
export function BreakEditor({
  model,
  row,
  id,
  refused,
}: Omit<CellProps, 'field'> & { id: number }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const found = row.breaks.find((each) => each.id === id);
  return (
    <>
      <Form action={sheetHref(model.slug, { row: row.id })} id="break-editor">
        <input type="hidden" name="request_id" value={row.id} />
        <input type="hidden" name="meal_break_id" value={id} />
        <Field
          label={words.breakTime}
          name="time"
          value={refused?.typed ?? found?.text}
          error={refused?.needsReason ? undefined : refused?.error}
          hint={words.hint}
          autocomplete="off"
          maxLength={200}
        />
        <ReasonField model={model} refused={refused} />
        <Choice
          legend={words.breakLength}
          name="duration"
          chosen={String(found?.minutes ?? 30)}
          options={([30, 60] as const).map((minutes) => ({
            value: String(minutes),
            label: words.lengths[minutes],
          }))}
        />
        <Button name="action" value="update_meal_break">
          {words.save}
        </Button>
      </Form>
      <Form action={`/app/call/delete_meal_break/${id}/`} inline id="break-deletion">
        <ReasonField model={model} />
        <Button kind="danger">{words.deleteBreak}</Button>
      </Form>
    </>
  );
}

/** Approved hours change only with a reason. */
function ReasonField({
  model,
  refused,
}: {
  model: Pick<SheetModel, 'sheet'>;
  refused?: CellProps['refused'];
}): JSX.Element | null {
  const words = useWords(SHEET_APPROVAL_WORDS);
  if (!isClosed(model.sheet.state.state)) return null;
  const isMissing = refused?.needsReason ?? false;
  return (
    <Field
      {...{ label: words.reason, hint: words.reasonHint, name: 'reason', maxLength: 500 }}
      value={refused?.reason}
      error={isMissing ? refused?.error : undefined}
      autofocus={isMissing}
    />
  );
}

export function OwnPage({
  model,
  children,
}: {
  model: SheetModel;
  children: ComponentChildren;
}): JSX.Element {
  const words = useWords(SHEET_WORDS);
  return (
    <Column>
      <PageHeading
        above={<Link href={sheetPath(model.slug)}>{words.back}</Link>}
        title={words.title(model.board.call.name)}
      />
      {children}
    </Column>
  );
}

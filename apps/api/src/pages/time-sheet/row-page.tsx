import type { JSX } from 'preact';
import { Grid } from '../frame/grid.js';
import { Form } from '../frame/form.js';
import { Link } from '../frame/link.js';
import { PageHeading } from '../frame/page-heading.js';
import { useWords } from '../frame/words.js';
import { gridOf, MARKED, ROW_ACTS } from './sheet-grid.js';
import type { SheetModel, SheetRowView } from './sheet.model.js';
import { sheetHref } from './sheet-href.js';
import { SHEET_WORDS } from './sheet.words.js';

/** One row as a page of its own, with what its hours come from. */
export function RowPage({ row, model }: { row: SheetRowView; model: SheetModel }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { call } = model.board;
  return (
    <>
      <PageHeading
        above={<Link href={sheetHref(model.slug, {})}>{words.title(call.name)}</Link>}
        title={row.name}
      />
      <Form id={ROW_ACTS} action={sheetHref(model.slug, { row: row.id })} inline>
        <input type="hidden" name="request_id" value={row.id} />
      </Form>
      <Grid
        id="sheet"
        caption={words.caption(call.name)}
        {...gridOf([row], model, words)}
        selectable={{ name: 'request_id', form: MARKED }}
        form={ROW_ACTS}
      />
    </>
  );
}

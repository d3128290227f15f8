import type { JSX } from 'preact';
import type { SheetField } from '#libs/time-entry';
import { Button } from '../frame/button.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { useWords } from '../frame/words.js';
import { cellText } from './sheet.model.js';
import { sheetPath } from './sheet-href.js';
import { SHEET_WORDS } from './sheet.words.js';

/** A cell that two people changed. */
export interface ShownConflict {
  requestId: number;
  field: SheetField;
  name: string;
  /** As the cell is compared. */
  current: string;
  wanted: string;
  /** As it was typed. */
  typed: string;
  by: string | null;
}

export interface SheetRefusal {
  /** Sentences in the reader's language. */
  lines: readonly string[];
  conflicts: readonly ShownConflict[];
  /** Saved, but worth a second look. */
  warnings: readonly string[];
  /** The sheet is approved, and nobody said why it changes. */
  needsReason: boolean;
}

/** Why something was not saved; beside a conflict, both values to choose from. Always there, since answers fill it. */
export function SheetNotice({
  refusal,
  slug,
}: {
  refusal: SheetRefusal | null;
  slug: string;
}): JSX.Element {
  return (
    <div id="sheet-notice" class="space-y-2" aria-live="assertive" data-answer="">
      {refusal && refusal.lines.length > 0 && (
        <NoticeBox tone="danger" id="refused">
          {refusal.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </NoticeBox>
      )}
      {refusal && refusal.warnings.length > 0 && (
        <NoticeBox tone="warning" id="odd">
          {refusal.warnings.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </NoticeBox>
      )}
      {refusal?.conflicts.map((conflict) => (
        <ConflictBox
          key={`${conflict.requestId} ${conflict.field}`}
          conflict={conflict}
          slug={slug}
        />
      ))}
    </div>
  );
}

function ConflictBox({ conflict, slug }: { conflict: ShownConflict; slug: string }): JSX.Element {
  const words = useWords(SHEET_WORDS);
  const { language } = usePageContext();
  const { requestId, field, name, current, wanted, typed, by } = conflict;
  const text = (shown: string): string => cellText(field, shown, language) || words.none;
  const cell = words.cell(words.fields[field], name);
  return (
    <NoticeBox tone="warning" id={`conflict-${requestId}-${field}`}>
      <p>
        {words.conflict(cell, by ?? words.somebody, text(current))} {words.mine(text(wanted))}
      </p>
      <Form action={sheetPath(slug)} inline data-cell="">
        <input type="hidden" name="action" value="edit_cells" />
        <input type="hidden" name="request_id" value={requestId} />
        <input type="hidden" name="field" value={field} />
        <input type="hidden" name="typed" value={typed} />
        <input type="hidden" name="shown" value={current} />
        <Button kind="quiet" size="small">
          {words.useMine(text(wanted))}
        </Button>
        <ButtonLink kind="quiet" size="small" href={sheetPath(slug)} data-here="">
          {words.keepTheirs(text(current))}
        </ButtonLink>
      </Form>
    </NoticeBox>
  );
}

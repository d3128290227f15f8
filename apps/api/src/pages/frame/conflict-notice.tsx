import type { JSX } from 'preact';
import { Choice } from './choice.js';
import { CONFLICT_WORDS } from './conflict-notice.words.js';
import { type EditConflict, type FormValues, KEEP_PREFIX, SHOWN_FIELD } from './edit-conflicts.js';
import { NoticeBox } from './notice-box.js';
import { useWords } from './words.js';

/**
 * The hidden field that tells what the form showed when it was opened. Stands in every form that edits something which
 * others edit too; `mergeEdit` compares. A page that is read again leaves it alone once something was typed.
 *
 * @param values what the fields show: text by field name
 */
export function ShownValues({ values }: { values: FormValues }): JSX.Element {
  return <input type="hidden" name={SHOWN_FIELD} value={JSON.stringify(values)} data-shown />;
}

interface ConflictNoticeProps {
  conflicts: readonly EditConflict[];
  /** Labels of the fields, by name. */
  labels: Readonly<Record<string, string>>;
  /** Shows a value as the form does: the name of a location for its id. Default: the value itself. */
  display?: (name: string, value: string) => string;
}

/**
 * Above the fields of a form that could not be saved because somebody else changed the same fields: both values of each,
 * and which of them is to stay. Stands inside the form, whose fields hold what was typed and whose `ShownValues` hold
 * what is stored now; sending it again saves.
 *
 * How a page uses it:
 * ```tsx
 * const FIELDS = ['event_name', 'notes'] as const;
 *
 * const edit = readEdit(body, FIELDS);
 * return this.unitOfWork.as(by, async (work) => {
 *   const stored = valuesOf(await this.events.lock(work, slug)); // text, as the form shows it
 *   const { changes, conflicts } = mergeEdit(edit, stored);
 *   if (conflicts.length > 0) return page(<EventForm values={edit.typed} shown={stored} conflicts={conflicts} />, { title, status: 409 });
 *   await this.events.change(work, slug, changesFrom(changes));
 *   return seeOther(…);
 * });
 *
 * <Form>
 *   <ShownValues values={shown} />
 *   <ConflictNotice conflicts={conflicts} labels={{ event_name: words.name, notes: words.notes }} />
 *   …fields
 * </Form>
 * ```
 */
export function ConflictNotice({
  conflicts,
  labels,
  display = (_name, value) => value,
}: ConflictNoticeProps): JSX.Element | null {
  const words = useWords(CONFLICT_WORDS);
  if (conflicts.length === 0) return null;
  const shown = (name: string, value: string): string => display(name, value) || words.empty;
  return (
    <>
      <NoticeBox tone="warning" id="conflict">
        <p>{words.explain(conflicts.length)}</p>
      </NoticeBox>
      {conflicts.map(({ name, theirs, mine }) => (
        <Choice
          key={name}
          legend={labels[name] ?? name}
          name={KEEP_PREFIX + name}
          chosen="mine"
          options={[
            { value: 'mine', label: shown(name, mine), hint: words.mine },
            { value: 'theirs', label: shown(name, theirs), hint: words.theirs },
          ]}
        />
      ))}
    </>
  );
}

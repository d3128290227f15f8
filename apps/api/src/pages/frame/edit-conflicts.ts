/** What a form holds: text by field name. A check box that is not ticked is ''. */
export type FormValues = Readonly<Record<string, string>>;

/** A sent form that edits something. */
export interface SentEdit {
  /** What the form showed when it was opened; null: it did not say, so nothing can be compared. */
  shown: FormValues | null;
  typed: FormValues;
}

/** A field that two people changed, to different values. */
export interface EditConflict {
  name: string;
  /** What is stored now. */
  theirs: string;
  mine: string;
}

export interface MergedEdit {
  /** The fields that the sender changed, and nobody else did: these are to be saved. */
  changes: FormValues;
  /** Not empty: save nothing, and show the form again with both values. */
  conflicts: readonly EditConflict[];
}

/** Hidden field with the values that the form showed. */
export const SHOWN_FIELD = 'shown';
/** A choice of the conflict notice: `keep.<field>` is `mine` or `theirs`. */
export const KEEP_PREFIX = 'keep.';

/**
 * Reads the edited fields of a form, with the choices made after a conflict: for `theirs`, the value that the form
 * showed counts as typed.
 *
 * @param body the form as it was sent
 * @param names of the fields that can be edited; others are left out
 */
export function readEdit(body: unknown, names: readonly string[]): SentEdit {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const shown = parseShown(sent[SHOWN_FIELD], names);
  const typed = Object.fromEntries(
    names.map((name) => {
      const isTheirs = shown && sent[KEEP_PREFIX + name] === 'theirs';
      return [name, (isTheirs ? shown[name] : undefined) ?? textOf(sent[name])];
    }),
  );
  return { shown, typed };
}

/**
 * Compares what somebody typed with what is stored now, by what the form showed when it was opened. Fields that the
 * sender left alone stay as others made them; a field that both changed is a conflict, unless both mean the same.
 *
 * @param stored what the form would show now; read it in the transaction that saves, with the row locked
 */
export function mergeEdit({ shown, typed }: SentEdit, stored: FormValues): MergedEdit {
  const changes: Record<string, string> = {};
  const conflicts: EditConflict[] = [];
  for (const [name, mine] of Object.entries(typed)) {
    const theirs = stored[name] ?? '';
    const before = shown?.[name] ?? theirs;
    if (isSame(mine, theirs) || isSame(mine, before)) continue;
    if (isSame(before, theirs)) changes[name] = mine;
    else conflicts.push({ name, theirs, mine });
  }
  return { changes, conflicts };
}

/** Browsers send line ends as two characters. */
function isSame(one: string, other: string): boolean {
  return unixLines(one) === unixLines(other);
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function parseShown(sent: unknown, names: readonly string[]): FormValues | null {
  if (typeof sent !== 'string') return null;
  try {
    const values = JSON.parse(sent) as unknown;
    if (typeof values !== 'object' || values === null) return null;
    const known = Object.entries(values).filter(
      ([name, value]) => names.includes(name) && typeof value === 'string',
    );
    return Object.fromEntries(known);
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

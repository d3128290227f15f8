import {
  COLUMN_ROLES,
  type ColumnPlan,
  type ContactBatch,
  contactsOf,
  contactsOfTable,
  GUESSED_ROWS,
  guessColumns,
  type ImportJob,
  readTable,
} from '#libs/labor';
import { DomainError } from '#libs/kernel';

/** A file as it was read, for its preview. */
export interface ReadFile {
  /** Null: the file has no columns, being one of contact cards. */
  plan: ColumnPlan | null;
  /** Titles of the columns, or what their first cells hold. */
  titles: readonly string[];
  /** Null: it cannot be read so. */
  batch: ContactBatch | null;
  refusal: DomainError | null;
}

type Given = Readonly<Record<string, unknown>>;

/** The columns as an address states them (`c0=name&c1=phone&header=on&mapped=1`); null: it states none. */
export function planIn(query: Given): ColumnPlan | null {
  if (query['mapped'] !== '1') return null;
  const roles: ColumnPlan['roles'] = [];
  while (roles.length < 100 && `c${roles.length}` in query) {
    const given = query[`c${roles.length}`];
    roles.push(COLUMN_ROLES.find((role) => role === given) ?? 'skip');
  }
  return { roles, hasHeader: query['header'] === 'on' };
}

/** Reads an uploaded file as the address says, else as it looks. */
export async function readFile(job: ImportJob, query: Given): Promise<ReadFile> {
  if (job.kind === 'vcard') return attempt({ plan: null, titles: [] }, () => contactsOf(job));
  let rows: string[][];
  try {
    rows = await readTable(job.content!);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { plan: { roles: [], hasHeader: false }, titles: [], batch: null, refusal: error };
  }
  const plan = planIn(query) ?? guessColumns(rows.slice(0, GUESSED_ROWS));
  return attempt({ plan, titles: rows[0] ?? [] }, () => contactsOfTable(rows, plan));
}

async function attempt(
  about: Pick<ReadFile, 'plan' | 'titles'>,
  read: () => Promise<ContactBatch>,
): Promise<ReadFile> {
  try {
    return { ...about, batch: await read(), refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...about, batch: null, refusal: error };
  }
}

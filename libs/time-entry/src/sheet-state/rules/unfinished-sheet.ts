/** What a time sheet lacks. The first three keep it from being submitted, the others may stay so. */
export const UNFINISHED_KINDS = [
  ...(['not_begun', 'still_in', 'on_break'] as const),
  ...(['no_hours', 'kept_scan', 'dispute'] as const),
] as const;
export type UnfinishedKind = (typeof UNFINISHED_KINDS)[number];

export interface Unfinished {
  kind: UnfinishedKind;
  /** Null: it concerns no row. */
  request_id: number | null;
  /** Of the worker; null: nobody knows whose it is. */
  name: string | null;
}

/** One row of a sheet: a confirmed worker. Instants as JSON has them. */
export interface SheetRowFacts {
  request_id: number;
  name: string;
  start_at: string | null;
  end_at: string | null;
  breaks: { starts_at: string; minutes: number }[];
}

export interface SheetFacts {
  starts_at: Date;
  /** Confirmed workers, by name. */
  rows: SheetRowFacts[];
  /** Scans at the event that wait to be judged: of its crew, or of nobody known. */
  kept_scans: { name: string | null }[];
  /** Open disputes. */
  disputes: { request_id: number; name: string }[];
}

const MINUTE = 60_000;

/** What is unfinished on a sheet, what keeps it from being submitted first. */
export function unfinishedOf(
  { starts_at: startsAt, rows, kept_scans: scans, disputes }: SheetFacts,
  now: Date,
): Unfinished[] {
  const found: Unfinished[] = [
    ...(startsAt > now ? [{ kind: 'not_begun' as const, request_id: null, name: null }] : []),
    ...rows.flatMap((row) => unfinishedRow(row, now)),
    ...scans.map(({ name }) => ({ kind: 'kept_scan' as const, request_id: null, name })),
    ...disputes.map((dispute) => ({ kind: 'dispute' as const, ...dispute })),
  ];
  return found.sort((a, b) => UNFINISHED_KINDS.indexOf(a.kind) - UNFINISHED_KINDS.indexOf(b.kind));
}

/** Whether a person may say that it stays so. */
export function mayStayUnfinished(kind: UnfinishedKind): boolean {
  return kind === 'no_hours' || kind === 'kept_scan' || kind === 'dispute';
}

function unfinishedRow({ request_id, name, ...row }: SheetRowFacts, now: Date): Unfinished[] {
  const as = (kind: UnfinishedKind): Unfinished[] => [{ kind, request_id, name }];
  if (row.start_at === null) return as('no_hours');
  if (row.end_at === null) return as('still_in');
  const isOnBreak = row.breaks.some(
    ({ starts_at: at, minutes }) => Date.parse(at) + minutes * MINUTE > now.getTime(),
  );
  return isOnBreak ? as('on_break') : [];
}

/** A time sheet goes from each state to the next; `returned` goes back. */
export const SHEET_STATES = ['draft', 'submitted', 'approved', 'exported'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** What can happen to a whole time sheet. */
export type SheetStep = 'submitted' | 'approved' | 'returned' | 'exported';

const MOVES: Readonly<Record<SheetStep, { from: SheetState; to: SheetState }>> = {
  submitted: { from: 'draft', to: 'submitted' },
  approved: { from: 'submitted', to: 'approved' },
  returned: { from: 'submitted', to: 'draft' },
  exported: { from: 'approved', to: 'exported' },
};

/** Where a step leads. `repeated`: it is there already; `closed`, `draft`: why it cannot be. */
export type SheetMove = { to: SheetState } | 'repeated' | 'closed' | 'draft';

/** The hours of a closed sheet change only with a reason. */
export function isClosed(state: SheetState): boolean {
  return state === 'approved' || state === 'exported';
}

/** What a step does to a sheet in a state (docs/decisions/0048-approved-hours-change-with-a-reason.md). */
export function sheetMove(state: SheetState, step: SheetStep): SheetMove {
  const { from, to } = MOVES[step];
  if (state === from) return { to };
  if (state === to) return 'repeated';
  return isClosed(state) ? 'closed' : 'draft';
}

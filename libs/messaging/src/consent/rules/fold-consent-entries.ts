/** One line of the ledger of a phone number, as far as the fold needs it. */
export interface ConsentLedgerEntry {
  kind: 'asked' | 'unasked' | 'granted' | 'revoked';
  /** null means every company that sends from our number: a STOP when revoked, a START when granted. */
  companyId: number | null;
  at: Date;
}

/** How a phone number stands to one company. */
export interface ConsentFlags {
  granted: boolean;
  /** Asked since the last stop, answered or not. */
  asked: boolean;
  stopped: boolean;
}

/**
 * The present state for one company: the fold of the number's ledger, oldest line first, lines of one instant in the given
 * order. A STOP ends with a START and with nothing else: what a company writes down meanwhile has to wait for it. A START
 * gives consent back only where there was one; a company that was never granted anything may ask again.
 */
export function foldConsentEntries(
  entries: readonly ConsentLedgerEntry[],
  companyId: number,
): ConsentFlags {
  let state: FoldState = { granted: false, asked: false, stop: null };
  const ours = entries.filter((entry) => entry.companyId === null || entry.companyId === companyId);
  for (const entry of ours.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    state = applyEntry(state, entry);

  const stopped = state.stop !== null;
  return { granted: state.granted && !stopped, asked: state.asked, stopped };
}

/** Whether our consent question waits for its answer: only then does a bare "no" unsubscribe. */
export function isQuestionOpen({ granted, asked, stopped }: ConsentFlags): boolean {
  return asked && !granted && !stopped;
}

/** `granted` survives a stop here, for the START that may follow. */
interface FoldState {
  granted: boolean;
  asked: boolean;
  stop: 'number' | 'company' | null;
}

function applyEntry(state: FoldState, { kind, companyId }: ConsentLedgerEntry): FoldState {
  switch (kind) {
    case 'asked':
      return { ...state, asked: true };
    case 'unasked':
      return { ...state, asked: false };
    case 'revoked':
      return {
        ...state,
        asked: false,
        stop: companyId === null || state.stop === 'number' ? 'number' : 'company',
      };
    case 'granted':
      if (companyId === null) return { ...state, stop: null };
      return { ...state, granted: true, stop: state.stop === 'number' ? 'number' : null };
  }
}

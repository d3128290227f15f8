/** The part of a ledger entry that the fold needs. */
export interface ConsentLedgerEntry {
  kind: 'asked' | 'unasked' | 'granted' | 'revoked';
  /** Null: all companies. A STOP when revoked, a START when granted. */
  companyId: number | null;
  /** The company's own sender that a STOP or START was sent to; null or absent: the shared one. */
  ownSender?: string | null;
  at: Date;
}

/** Consent of a phone number for one company. */
export interface ConsentFlags {
  granted: boolean;
  /** Asked since the last STOP, answered or not. */
  asked: boolean;
  stopped: boolean;
}

/**
 * Folds the ledger of a number into the present consent for one company: oldest entry first, ties
 * in the given order. Only a START ends a STOP; other entries in between take effect after it. A
 * START restores only consents that existed; a company without one may ask again. Both hold for the
 * companies on the sender they were sent to.
 *
 * @param ownSender of the company; null: the shared one
 */
export function foldConsentEntries(
  entries: readonly ConsentLedgerEntry[],
  companyId: number,
  ownSender: string | null = null,
): ConsentFlags {
  let state: FoldState = { granted: false, asked: false, stop: null };
  const ours = entries.filter((entry) =>
    entry.companyId === null
      ? (entry.ownSender ?? null) === ownSender
      : entry.companyId === companyId,
  );
  for (const entry of ours.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    state = applyEntry(state, entry);

  const stopped = state.stop !== null;
  return { granted: state.granted && !stopped, asked: state.asked, stopped };
}

/** Whether our consent question is open; only then does a bare "no" unsubscribe. */
export function isQuestionOpen({ granted, asked, stopped }: ConsentFlags): boolean {
  return asked && !granted && !stopped;
}

/** Survives a STOP, for the START that may follow. */
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

import fc from 'fast-check';
import {
  foldConsentEntries,
  isQuestionOpen,
  type ConsentLedgerEntry,
} from './fold-consent-entries.js';

const ACME = 1;
const BOLT = 2;

/** 'asked acme, granted acme, STOP': an entry each day, in this order. */
function ledger(history: string): ConsentLedgerEntry[] {
  const lines = history.split(', ').filter((line) => line !== '-');
  return lines.map((line, day) => {
    const at = new Date(Date.UTC(2031, 4, day + 1));
    if (line === 'STOP') return { kind: 'revoked', companyId: null, at };
    if (line === 'START') return { kind: 'granted', companyId: null, at };
    const [kind, company] = line.split(' ') as [ConsentLedgerEntry['kind'], string];
    return { kind, companyId: company === 'acme' ? ACME : BOLT, at };
  });
}

function told(entries: readonly ConsentLedgerEntry[], companyId: number): string {
  const state = foldConsentEntries(entries, companyId);
  return state.stopped
    ? 'stopped'
    : state.granted
      ? 'granted'
      : isQuestionOpen(state)
        ? 'open'
        : 'new';
}

describe('the current consent', () => {
  it.each`
    history                                              | acme         | bolt         | because
    ${'-'}                                               | ${'new'}     | ${'new'}     | ${'nothing was ever said'}
    ${'asked acme'}                                      | ${'open'}    | ${'new'}     | ${'only one of them asked'}
    ${'asked acme, unasked acme'}                        | ${'new'}     | ${'new'}     | ${'the question never arrived'}
    ${'asked acme, granted acme'}                        | ${'granted'} | ${'new'}     | ${'a grant is for one company'}
    ${'granted acme'}                                    | ${'granted'} | ${'new'}     | ${'a manager may have ticked it'}
    ${'granted acme, STOP'}                              | ${'stopped'} | ${'stopped'} | ${'a stop holds for the number we send from'}
    ${'granted acme, STOP, START'}                       | ${'granted'} | ${'new'}     | ${'a start gives back what there was'}
    ${'asked bolt, granted acme, STOP, START'}           | ${'granted'} | ${'new'}     | ${'a question that was stopped may be asked again'}
    ${'granted acme, STOP, STOP, START'}                 | ${'granted'} | ${'new'}     | ${'saying it twice changes nothing'}
    ${'granted acme, STOP, START, STOP, START'}          | ${'granted'} | ${'new'}     | ${'as often as they like'}
    ${'STOP, START'}                                     | ${'new'}     | ${'new'}     | ${'a start grants nothing by itself'}
    ${'START'}                                           | ${'new'}     | ${'new'}     | ${'there was nothing to start again'}
    ${'asked acme, START'}                               | ${'open'}    | ${'new'}     | ${'the answer to the question is a line of its own'}
    ${'granted acme, STOP, asked acme'}                  | ${'stopped'} | ${'stopped'} | ${'a question lifts no stop'}
    ${'granted acme, granted bolt, revoked acme'}        | ${'stopped'} | ${'granted'} | ${'a line may name one company'}
    ${'granted acme, granted bolt, revoked acme, START'} | ${'granted'} | ${'granted'} | ${'a start reaches all'}
    ${'revoked acme, granted acme'}                      | ${'granted'} | ${'new'}     | ${'they changed their mind about that company'}
    ${'STOP, granted bolt'}                              | ${'stopped'} | ${'stopped'} | ${'no company can lift what was said to the number'}
    ${'STOP, granted bolt, granted bolt'}                | ${'stopped'} | ${'stopped'} | ${'not by saying it again either'}
    ${'STOP, granted bolt, START'}                       | ${'new'}     | ${'granted'} | ${'the number itself can'}
    ${'STOP, revoked bolt, granted bolt'}                | ${'stopped'} | ${'stopped'} | ${'the wider word stands'}
    ${'STOP, revoked bolt, revoked bolt, granted bolt'}  | ${'stopped'} | ${'stopped'} | ${'however often the narrower one is said'}
  `('$history: acme $acme, bolt $bolt, because $because', (row) => {
    expect(told(ledger(row.history), ACME)).toBe(row.acme);
    expect(told(ledger(row.history), BOLT)).toBe(row.bolt);
  });

  it.each`
    history                                   | own          | shared       | because
    ${'granted acme, STOP own'}               | ${'stopped'} | ${'granted'} | ${'a stop holds for the sender it was sent to'}
    ${'granted acme, STOP'}                   | ${'granted'} | ${'stopped'} | ${'the shared sender is another one'}
    ${'granted acme, STOP own, START'}        | ${'stopped'} | ${'granted'} | ${'so does a start'}
    ${'granted acme, STOP own, START own'}    | ${'granted'} | ${'granted'} | ${'it was sent to the same one'}
    ${'granted acme, STOP own, granted acme'} | ${'stopped'} | ${'granted'} | ${'a company cannot lift it'}
  `('$history: own sender $own, shared one $shared, because $because', (row) => {
    const OWN = '+14155550199';
    const entries = (row.history as string).split(', ').map((line, day): ConsentLedgerEntry => {
      const [entry] = ledger(line.replace(' own', ''));
      const at = new Date(Date.UTC(2031, 4, day + 1));
      return { ...entry!, at, ...(line.endsWith(' own') && { ownSender: OWN }) };
    });
    const of = (sender: string | null): string => {
      const { granted, stopped } = foldConsentEntries(entries, ACME, sender);
      return stopped ? 'stopped' : granted ? 'granted' : 'new';
    };
    expect([of(OWN), of(null)]).toEqual([row.own, row.shared]);
  });

  const line = fc.record({
    kind: fc.constantFrom('asked', 'granted', 'revoked'),
    companyId: fc.constantFrom(ACME, BOLT, null),
    at: fc.date({ min: new Date('2031-01-01'), max: new Date('2031-12-31'), noInvalidDate: true }),
  });

  it('does not depend on the order in which the lines are read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ at }) => at.getTime() }), (lines) => {
        expect(foldConsentEntries(lines.toReversed(), ACME)).toEqual(
          foldConsentEntries(lines, ACME),
        );
      }),
    );
  });

  it('is never granted while stopped, nor to whom nobody granted anything', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { granted, stopped } = foldConsentEntries(lines, ACME);
        expect(granted && stopped).toBe(false);
        if (granted)
          expect(
            lines.some(({ kind, companyId }) => kind === 'granted' && companyId === ACME),
          ).toBe(true);
      }),
    );
  });

  it('is stopped for everybody after a STOP', () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom(ACME, BOLT, 3), (lines, company) => {
        const stop = { kind: 'revoked' as const, companyId: null, at: new Date('2032-01-01') };
        expect(foldConsentEntries([...lines, stop], company)).toEqual({
          granted: false,
          asked: false,
          stopped: true,
        });
      }),
    );
  });
});

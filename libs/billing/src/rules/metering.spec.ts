import { compareWindow, decideUsage, lackingOnInvoice, windowOf } from './metering.js';

const HOUR = 3_600_000;
const NOW = new Date('2031-05-01T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

describe('reporting usage to Stripe', () => {
  it.each`
    used       | tried   | billed  | invoiced | decision     | because
    ${1}       | ${null} | ${100}  | ${null}  | ${'send'}    | ${'it is new'}
    ${1}       | ${null} | ${null} | ${null}  | ${'wait'}    | ${'there is no subscription yet'}
    ${200}     | ${null} | ${100}  | ${null}  | ${'free'}    | ${'it was used before there was one'}
    ${30}      | ${22.9} | ${100}  | ${null}  | ${'send'}    | ${'Stripe still knows the identifier'}
    ${30}      | ${23}   | ${100}  | ${null}  | ${'compare'} | ${'it may have forgotten'}
    ${34 * 24} | ${null} | ${9999} | ${null}  | ${'send'}    | ${'34 days are taken'}
    ${817}     | ${null} | ${9999} | ${null}  | ${'book'}    | ${'older is not sent'}
    ${817}     | ${30}   | ${9999} | ${null}  | ${'compare'} | ${'it may have arrived when it was younger'}
    ${817}     | ${1}    | ${9999} | ${null}  | ${'compare'} | ${'it may have arrived an hour ago'}
    ${10}      | ${null} | ${100}  | ${5}     | ${'book'}    | ${'its invoice is finalized'}
    ${10}      | ${null} | ${100}  | ${10}    | ${'send'}    | ${'the invoice ends just before it'}
    ${10}      | ${6}    | ${100}  | ${5}     | ${'compare'} | ${'it may be on that invoice'}
  `(
    'used $used h ago, tried $tried h ago, invoiced until $invoiced h ago: $decision, because $because',
    (row: Row) => {
      const when = (hours: number | null) => (hours === null ? null : ago(hours));
      const usage = { usedAt: ago(row.used), firstTriedAt: when(row.tried) };
      const billedFrom = when(row.billed);
      const decision = decideUsage(usage, {
        now: NOW,
        billedFrom,
        invoicedUntil: when(row.invoiced),
      });
      expect(decision).toBe(row.decision);
    },
  );

  it.each`
    confirmed | settled | doubtful     | summed | found                                        | because
    ${[3]}    | ${0}    | ${[2]}       | ${5}   | ${{ kind: 'arrived', arrived: 2 }}           | ${'Stripe has it'}
    ${[3]}    | ${0}    | ${[2]}       | ${3}   | ${{ kind: 'missing', arrived: 0, value: 2 }} | ${'Stripe has it not'}
    ${[3]}    | ${0}    | ${[2, 1, 1]} | ${5}   | ${{ kind: 'missing', arrived: 2, value: 2 }} | ${'some arrived, whichever'}
    ${[]}     | ${0}    | ${[2]}       | ${0}   | ${{ kind: 'missing', arrived: 0, value: 2 }} | ${'nothing arrived in that hour'}
    ${[3]}    | ${4}    | ${[2]}       | ${7}   | ${{ kind: 'missing', arrived: 0, value: 2 }} | ${'four were found earlier'}
    ${[3]}    | ${0}    | ${[2]}       | ${6}   | ${{ kind: 'differs', value: 1 }}             | ${'Stripe has more than we ever sent'}
    ${[3]}    | ${0}    | ${[2]}       | ${2}   | ${{ kind: 'differs', value: -1 }}            | ${'Stripe lost what it took'}
  `('took $confirmed, perhaps $doubtful, sums $summed: $found, because $because', (row: Window) => {
    const window = {
      confirmed: row.confirmed.map((value) => ({ value, at: ago(30) })),
      doubtful: row.doubtful.map((value) => ({ value, lastTriedAt: ago(30) })),
      settled: row.settled,
      summed: row.summed,
    };
    expect(compareWindow(window, NOW)).toEqual(row.found);
  });

  it('waits until Stripe has added up', () => {
    const doubtful = [{ value: 2, lastTriedAt: ago(30) }];
    const fresh = { confirmed: [{ value: 3, at: ago(0.9) }], settled: 0, doubtful, summed: 0 };
    expect(compareWindow(fresh, NOW)).toEqual({ kind: 'wait' });
    const tried = {
      confirmed: [],
      settled: 0,
      doubtful: [{ value: 2, lastTriedAt: ago(0.9) }],
      summed: 0,
    };
    expect(compareWindow(tried, NOW)).toEqual({ kind: 'wait' });
    const settled = { ...fresh, confirmed: [{ value: 3, at: ago(1) }], summed: 5 };
    expect(compareWindow(settled, NOW)).toEqual({ kind: 'arrived', arrived: 2 });
  });

  it('compares by whole hours, the end excluded', () => {
    const { start, end } = windowOf(new Date('2031-05-01T12:59:59.999Z'));
    expect(start).toEqual(new Date('2031-05-01T12:00:00Z'));
    expect(end).toEqual(windowOf(new Date('2031-05-01T13:00:00Z')).start);
  });

  it.each`
    used   | billed | listed | lacking
    ${100} | ${100} | ${0}   | ${0}
    ${100} | ${90}  | ${4}   | ${6}
    ${100} | ${110} | ${0}   | ${-10}
  `('an invoice of $billed of $used with $listed listed lacks $lacking', (row: Invoice) => {
    expect(lackingOnInvoice(row.used, row.billed, row.listed)).toBe(row.lacking);
  });
});

interface Row {
  used: number;
  tried: number | null;
  billed: number | null;
  invoiced: number | null;
  decision: string;
}

interface Window {
  confirmed: number[];
  doubtful: number[];
  settled: number;
  summed: number;
  found: object;
}

interface Invoice {
  used: number;
  billed: number;
  listed: number;
  lacking: number;
}

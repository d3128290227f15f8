import type { EntryPunch } from '#libs/pay';

const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const english = {
  why: 'Why this amount?',
  of: (worker: string, skill: string) => `${worker} · ${skill}`,
  total: 'Total',
  /** Without a rate. */
  hoursOnly: 'hours only',
  hoursOnlyText: 'No rate counts for this work, so there are hours and no amounts.',
  setRate: 'Set a rate',
  voided: 'These hours do not count.',
  canceled: {
    /** @param notice null: the call had begun */
    text: (at: string, by: string | null, notice: string | null) =>
      `Canceled on ${at}${by ? ` by ${by}` : ''}, ${notice ? `${notice} before the call` : 'after the call began'}.`,
    withdrawn: 'They were on the call again, so nothing is owed for it.',
    nothing: 'No rule pays for it.',
    owed: 'What is owed for it',
    /** In place of hours. */
    shift: 'Canceled',
  },
  running: 'Still clocked in: what it comes to now.',
  overlap: (from: string, to: string) =>
    `${from} to ${to} lies in another entry too and is paid there.`,
  lines: 'Hours',
  linesIntro: 'Open a line to see its rule, what was counted, and the punches.',
  adders: 'Beside the hours',
  nothing: 'No paid time.',
  unpaidBreak: 'unpaid break',
  details: {
    rule: 'Rule',
    regular: 'No rule pays more for these minutes.',
    version: 'Version',
    versionOf: (version: number, from: string | null) =>
      from ? `${version}, counts from ${from}` : `${version}`,
    shipped: 'the rules that come with the product',
    layer: 'Kind',
    layers: { federal: 'federal', state: 'state', contract: 'contract' },
    date: 'Date',
    threshold: 'Threshold',
    hours: (hours: string) => `${hours} h`,
    clock: (from: string, to: string | null) => (to ? `from ${from} to ${to}` : `from ${from}`),
    counter: 'Counter',
    counted: (before: string, after: string) => `${before} h before, ${after} h after`,
    multiplier: 'Multiplier',
    base: 'Amount',
    straight: (straight: string, premium: string | null, rate: string) =>
      `${straight} for the time at ${rate}${premium ? `, ${premium} on top` : ''}`,
    covered: (premium: string | null) =>
      premium ? `${premium} on top of what the rate covers` : 'covered by the rate',
    inRate: { day: 'in the day rate', call: 'in the rate for the call' },
    onTop: (parts: string) => `${parts} on top`,
    week: 'Workweek',
    weekFrom: (day: string) => `from ${day}`,
    premium: 'Of what is on top',
    split: (federal: string, state: string, contract: string) =>
      `${federal} federal, ${state} state, ${contract} contract`,
    punches: 'Punches',
  },
  per: {
    hour: (rate: string) => `${rate} an hour`,
    day: (rate: string) => `${rate} a day`,
    call: (rate: string) => `${rate} a call`,
  },
  federalPart: (cents: string) => `${cents} of it is federal overtime`,
  week: {
    title: (day: string) => `Regular rate of the week from ${day}`,
    intro: 'What overtime is a multiple of: pay for work, divided by the hours worked.',
    rate: (rate: string) => `${rate} an hour`,
    entry: 'Work',
    hours: 'Hours',
    at: 'Rate',
    pay: 'Pay for work',
    sum: (pay: string, hours: string, rate: string) => `${pay} ÷ ${hours} = ${rate}`,
    bonus: (cents: string) => `Bonuses of the week, which have a step of their own: ${cents}`,
    here: 'this work',
    none: 'no rate: left out',
  },
  punches: {
    title: 'Punches',
    none: 'Nothing was punched: the hours were imported.',
    edges: {
      start: 'In',
      end: 'Out',
      end_removed: 'Out taken back',
      break_start: 'Break',
      break_removed: 'Break removed',
      voided: 'Hours voided',
      restored: 'Hours count again',
    } satisfies Record<EntryPunch['edge'], string>,
    sources: {
      time_sheet: 'time sheet',
      scanner: 'scanner',
      station: 'sign-in station',
      clock_in_page: 'their own phone',
      demonstration: 'demonstration data',
    } satisfies Record<EntryPunch['source'], string>,
    line: (edge: string, raw: string, counted: string | null) =>
      counted === null || raw === counted
        ? `${edge} ${raw}`
        : `${edge} ${raw}, counts as ${counted}`,
    pause: (length: string, isPaid: boolean) => `${length} ${isPaid ? 'paid' : 'unpaid'}`,
    by: (source: string, person: string | null) => (person ? `${person}, ${source}` : source),
  },
  call: {
    title: 'Pay of the call',
    columns: { worker: 'Name', skill: 'Skill', hours: 'Hours', higher: 'Of which', pay: 'Pay' },
    workers: (count: number) => plural(count, 'worker', 'workers'),
    none: 'Nobody has paid time on this call yet.',
    sheet: 'Time sheet',
    report: 'Report',
  },
  worker: {
    title: 'What was earned',
    columns: { date: 'Date', call: 'Call', hours: 'Hours', higher: 'Of which', pay: 'Pay' },
    none: 'No paid time in these days.',
    from: 'From',
    until: 'To',
    contact: 'Contact',
  },
  /** '8 h, of which 2 h at 1.5' */
  ofWhich: (hours: string, multiplier: string) => `${hours} at ${multiplier}`,
  added: (hours: string) => `${hours} not worked`,
  cost: {
    planned: (amount: string) => `${amount} planned`,
    soFar: (amount: string) => `${amount} so far`,
    /** What every plan assumes. */
    meals: 'if meals are in time',
    withoutRate: (count: number) => plural(count, 'person without a rate', 'people without a rate'),
    ahead: (count: number) =>
      count === 1
        ? 'One person passes 40 h of the week if they come'
        : `${count} people pass 40 h of the week if they come`,
    aheadOf: (name: string, hours: string, week: string) =>
      `${name}: ${hours} in the week from ${week}`,
    title: 'Costs',
    show: 'What it costs',
    columns: { skill: 'Skill', confirmed: 'Confirmed', cost: 'Cost' },
    none: 'No labor to pay yet.',
  },
  candidate: {
    title: 'Cost',
    cost: (hours: string, higher: string, pay: string) =>
      `${hours}${higher ? `, of which ${higher}` : ''}: ${pay}`,
    hours: (hours: string, higher: string) => `${hours}${higher ? `, of which ${higher}` : ''}`,
    assumes: 'Costs are those of the whole call if meals are in time.',
  },
};

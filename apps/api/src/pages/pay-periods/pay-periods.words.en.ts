export const english = {
  title: 'Pay periods',
  open: 'Open',
  closed: 'Closed',
  isOpen: 'Open',
  isClosed: 'Closed',
  period: 'Period',
  approved: 'Approved calls',
  drafts: 'Not approved',
  state: 'State',
  running: 'running',
  over: 'can be closed',
  payday: 'Payday',
  workers: 'Workers',
  hours: 'Hours',
  amount: 'Amount',
  corrections: 'Corrections',
  closedBy: (name: string | null, when: string) => (name ? `by ${name}, ${when}` : when),
  noneOpen: 'Nothing is open.',
  noneClosed: 'No period is closed yet.',
  dates: (from: string, last: string) => `${from} to ${last}`,
  allPeriods: 'All periods',
  closeTitle: 'Close this period',
  close: 'Close the period',
  closeText: (approved: number, drafts: number) =>
    `${approved} approved ${approved === 1 ? 'call is' : 'calls are'} exported, and their lines frozen. ${
      drafts === 0
        ? 'Nothing is left over.'
        : `${drafts} ${drafts === 1 ? 'call that is' : 'calls that are'} not approved will come with the next period.`
    } Later changes of frozen hours, rates or rules are paid in the next period, as differences. This cannot be undone.`,
  closeConfirm: (amount: string | null) =>
    `Close this pay period${amount === null ? '' : ` and pay ${amount}`}? It cannot be opened again.`,
  closesAfter: (day: string) => `It can be closed after ${day}.`,
  paydayHint: 'The day on which it is paid. Its year is the tax year.',
  closedNotice: 'The period is closed.',
  closedMeanwhile: (name: string | null, when: string) =>
    name
      ? `${name} closed this period ${when}. Nothing of yours was added.`
      : `This period was closed ${when}. Nothing of yours was added.`,
  ahead: 'What closing would pay',
  aheadText:
    'Approved hours until the last day, canceled shifts that a rule pays, and corrections of closed periods: what closing now would freeze. Hours that are not approved stand beside, and come later.',
  notApproved: 'Not approved',
  differences: 'Corrections that come along',
  differencesText:
    'Hours, rates or rules of closed periods have changed since. Closing this period pays the difference.',
  noneDiffer: 'Nothing that was paid has changed.',
  paidIn: 'Paid in',
  before: 'Paid',
  after: 'Comes to',
  difference: 'Difference',
  uncounted: (count: number) =>
    `${count} time entries of closed periods may be paid otherwise by now: too many to compute here. Closing computes them, and pays what differs.`,
  mind: 'Before you close',
  mindDrafts: (count: number) =>
    count === 1
      ? 'One call is not approved: its hours come with a later period.'
      : `${count} calls are not approved: their hours come with a later period.`,
  mindDisputes: (count: number) =>
    count === 1
      ? 'One worker has said that their hours are wrong, and has no answer.'
      : `${count} workers have said that their hours are wrong, and have no answer.`,
  mindScans: (count: number) =>
    count === 1 ? 'One scan waits to be judged.' : `${count} scans wait to be judged.`,
  mindRates: (count: number) =>
    count === 1
      ? 'One time entry has no rate: it would be hours without money.'
      : `${count} time entries have no rate: they would be hours without money.`,
  mindNumbers: (count: number) =>
    count === 1 ? 'One worker has no payroll number.' : `${count} workers have no payroll number.`,
  toRates: 'Rates',
  nothingOpen: 'No dispute, scan, rate or number is open.',
  withDisputes: (state: string, count: number) =>
    `${state}, ${count} open ${count === 1 ? 'dispute' : 'disputes'}`,
  waiting: 'Calls that are in no closed period',
  waitingClosed: 'Carried into the next period',
  waitingText: 'Calls until the last day of this period, earlier ones included.',
  noneWaiting: 'No hours wait.',
  call: 'Call',
  event: 'Event',
  date: 'Date',
  sheet: 'Time sheet',
  people: 'With hours',
  states: {
    draft: 'draft',
    submitted: 'submitted',
    approved: 'approved',
    exported: 'exported',
  } as Record<string, string>,
  worker: 'Worker',
  number: 'Payroll number',
  noNumber: 'none',
  regular: 'Regular',
  overtime: 'At 1.5',
  double: 'At 2',
  other: 'Other hours',
  otherPay: 'Other pay',
  noWorkers: 'Nobody is paid in this period.',
  withoutRate: (count: number) =>
    `${count} time ${count === 1 ? 'entry has' : 'entries have'} no rate, and hours only.`,
  numbers: 'Payroll numbers that are missing',
  numbersText:
    'Workers without a number stand in payroll files with an empty cell, so that your payroll refuses their line instead of forgetting them.',
  allNumbers: 'Payroll numbers',
  knownNumbers: (count: number) =>
    `Correct ${count === 1 ? 'a number' : `one of ${count} numbers`}; a blank one is taken away`,
  saveNumbers: 'Save the numbers',
  numbersSaved: 'The payroll numbers are saved.',
  files: 'Files',
  filesText:
    'The same file of a closed period has the same bytes each time. Every file is noted in the audit trail.',
  format: 'Format',
  formats: {
    adp: 'ADP (paydata import)',
    gusto: 'Gusto (hours)',
    mapped: 'CSV as mapped',
    csv: 'Table (CSV)',
    xlsx: 'Table (Excel)',
  } as Record<string, string>,
  mapping: 'Mapping',
  mappings: 'Payroll formats',
  otherPayroll: 'Another payroll: say which columns it wants',
  noMapping: 'none',
  makeFile: 'Make the file',
  noneFiles: 'No file was made yet.',
  file: 'File',
  made: 'Made',
  exports: 'Files of hours and pay',
  tableTitle: 'A table of dates',
  tableText: 'Every line as it counts now, of calls on these dates, in closed periods or not.',
  from: 'From',
  until: 'Until',
  onlyWorker: 'Only this contact',
  onlyWorkerHint: 'A name; blank: all',
  onlyEvent: 'Only this event',
  allEvents: 'All events',
  download: 'Download',
  progress: 'Writing the file',
  progressText: 'You can leave this page; the file will be here.',
  failed: 'The file could not be written. Ask for it again.',
  deleted: 'The file was deleted. Make it again: a closed period gives the same bytes.',
  rows: 'Rows',
  control: 'Control totals',
  kind: 'Kind of pay',
  checksum: 'SHA-256',
  missing: 'What your payroll will ask for',
  missingCodes: (codes: string) => `No code for: ${codes}.`,
  missingCompany: 'Your company has no code of the payroll yet (pay settings).',
  left: 'What this format has no column for',
  leftText: 'Type these into the payroll by hand.',
  tax: 'Qualified overtime',
  taxText:
    'Form W-2, box 12, code TT: the part of overtime that federal law requires above the regular rate, in the year of the payday. No tax advice.',
  year: (year: number) => `Tax year ${year}`,
  federal: 'Code TT',
  stateOt: 'State premium',
  contractOt: 'Contract premium',
  paid: 'Paid',
  weeks: 'Weeks',
  week: (day: string) => `Week of ${day}`,
  noneTax: 'Nothing was paid in this year.',
  why: 'Why',
  line: 'Kind',
  correction: 'correction',
  minutesAt: (hours: string, multiplier: string) => `${hours} × ${multiplier}`,
  reports: 'Attendance',
};

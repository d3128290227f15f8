import { wallClock } from '#libs/kernel';
import type { Table, TableCell } from '../files/table-file.js';
import type { FrozenItem } from '../periods/rules/frozen-item.js';
import { itemSentence } from '../periods/rules/frozen-sentence.js';

/** A line or adder with what its entry belongs to. */
export interface ExportedItem extends FrozenItem {
  workerId: number;
  worker: string;
  payrollNumber: string | null;
  skill: string;
  event: string;
  call: string;
  callDate: string;
  /** IANA name of the event's zone. */
  zone: string;
  isDifference: boolean;
}

const TEXTS = [
  'Worker',
  'Payroll number',
  'Skill',
  'Event',
  'Call',
  'Date',
  'From',
  'To',
  'Earning',
];
const MOMENTS: Readonly<Record<string, 'day' | 'minute'>> = {
  Date: 'day',
  From: 'minute',
  To: 'minute',
};
const MONEY = ['Amount', 'Federal premium', 'State premium', 'Contract premium'];

/** Columns of the table of hours and pay. */
export const EXPORT_COLUMNS: Table['columns'] = [
  ...TEXTS.map((title) => ({ title, ...(title in MOMENTS && { moment: MOMENTS[title] }) })),
  { title: 'Minutes', decimals: 0 },
  { title: 'Hours', decimals: 2 },
  { title: 'Multiplier', decimals: 2 },
  { title: 'Rate', decimals: 4 },
  ...MONEY.map((title) => ({ title, decimals: 2 })),
  ...[{ title: 'Correction' }, { title: 'Because' }],
];

/** Cells in the order of the columns. Rates are per hour; amounts in units of the currency. */
export function exportRow(item: ExportedItem): TableCell[] {
  const time = (minute: number | null): string =>
    minute === null ? '' : localTime(minute, item.zone);
  return [
    ...[item.worker, item.payrollNumber ?? '', item.skill, item.event, item.call, item.date],
    ...[time(item.from), time(item.to), item.earning],
    ...[item.minutes, item.minutes === null ? null : item.minutes / 60],
    item.multiplier === null ? null : item.multiplier / 100,
    item.rate === null ? null : item.rate / 10_000,
    item.cents === null ? null : item.cents / 100,
    ...[item.federal / 100, item.state / 100, item.contract / 100],
    item.isDifference ? 'yes' : '',
    itemSentence(item, 'en'),
  ];
}

/** 'YYYY-MM-DD HH:MM' of a minute since 1970. */
function localTime(minute: number, zone: string): string {
  return wallClock(new Date(minute * 60_000), zone)
    .slice(0, 16)
    .replace('T', ' ');
}

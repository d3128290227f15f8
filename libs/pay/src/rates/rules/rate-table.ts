import { isDate, readMoney } from '#libs/kernel';
import type { Rate } from '../../engine/pay-input.js';
import { isPlausible } from './most-of-rates.js';

/** What a column of a table of rates holds; the first five name what is paid. */
export const RATE_COLUMN_ROLES = [
  ...(['worker', 'skill', 'location', 'event', 'requirement'] as const),
  ...(['amount', 'per', 'from'] as const),
];
export type RateColumnRole = (typeof RATE_COLUMN_ROLES)[number];
export type NamingColumn = Exclude<RateColumnRole, 'amount' | 'per' | 'from'>;

/**
 * Why a line is no rate. `high`: above `MOST_OF_RATES`. `unknown`, `several`: it names nothing of the company, or several things.
 * `twice`: it names something that implies the rest. `repeated`: an earlier line names the same from the same day on.
 */
export interface RateLineProblem {
  column: RateColumnRole;
  because: 'unreadable' | 'high' | 'unknown' | 'several' | 'twice' | 'repeated';
}

/** A line as it was typed, and what could be read without knowing the company. */
export interface RateLine {
  /** As a spreadsheet counts: the titles are row 1. */
  row: number;
  /** Trimmed; '': the cell is empty, or the column is not there. */
  cells: Readonly<Record<RateColumnRole, string>>;
  /** Null: `problem` says why. */
  rate: Rate | null;
  /** 'YYYY-MM-DD'. */
  from: string | null;
  problem: RateLineProblem | null;
}

export interface RateTable {
  lines: RateLine[];
  /** Titles of columns that hold nothing of a rate. */
  ignored: string[];
}

/** Why a table cannot be read as rates: a column is not there, or there twice. */
export type RateTableProblem = { missing: RateColumnRole } | { twice: RateColumnRole };

const TITLES: Record<RateColumnRole, RegExp> = {
  worker: /^(worker|name|contact|crew|person|trabajador(a)?|nombre|contacto)$/,
  skill: /^(skill|role|position|labor type|oficio|puesto|especialidad)$/,
  location: /^(location|venue|house|lugar|ubicaci[oó]n|sede)$/,
  event: /^(event|show|evento)$/,
  requirement: /^(requirement|requisito)$/,
  amount: /^(amount|rate|pay|price|importe|tarifa|pago)$/,
  per: /^(per|unit|por|unidad)$/,
  from: /^(from|effective[ _]from|since|start|date|desde|fecha)$/,
};

const PERS: Record<Rate['per'], RegExp> = {
  hour: /^(|h|hr|hour(ly)?|hora)$/,
  day: /^(day|daily|d[ií]a)$/,
  call: /^(call|flat|llamada|turno)$/,
};

/**
 * Reads a table of rates by the titles in its first row, in English or Spanish. A blank `per` means an hour; dates are
 * '2031-05-01' or, as American spreadsheets write them, '5/1/2031'.
 */
export function readRateTable([titles = [], ...rows]: readonly (readonly string[])[]):
  RateTable | RateTableProblem {
  const roles = titles.map((title) => roleOf(title));
  for (const role of RATE_COLUMN_ROLES) {
    const found = roles.filter((each) => each === role).length;
    if (found > 1) return { twice: role };
    if (found === 0 && (role === 'amount' || role === 'from')) return { missing: role };
  }
  const lines = rows.flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cells = Object.fromEntries(
      RATE_COLUMN_ROLES.map((role) => [role, row[roles.indexOf(role)]?.trim() ?? '']),
    ) as Record<RateColumnRole, string>;
    return [readLine(index + 2, cells)];
  });
  const ignored = titles.filter((title, at) => roles[at] === null && title.trim() !== '');
  return { lines, ignored };
}

function roleOf(title: string): RateColumnRole | null {
  const text = title.trim().toLowerCase();
  return RATE_COLUMN_ROLES.find((role) => TITLES[role].test(text)) ?? null;
}

function readLine(row: number, cells: RateLine['cells']): RateLine {
  const amount = readMoney(cells.amount, 4);
  const per = (Object.keys(PERS) as Rate['per'][]).find((each) =>
    PERS[each].test(cells.per.toLowerCase()),
  );
  const from = readDay(cells.from);
  const isAmount = amount !== null && amount > 0;
  const unreadable = !isAmount ? 'amount' : !per ? 'per' : from === null ? 'from' : null;
  const rate = isAmount && per ? { per, amount } : null;
  const isHigh = rate !== null && !isPlausible(rate);
  return {
    ...{ row, cells, from },
    rate: isHigh ? null : rate,
    problem: isHigh
      ? { column: 'amount', because: 'high' }
      : unreadable && { column: unreadable, because: 'unreadable' },
  };
}

function readDay(typed: string): string | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  const date = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : typed;
  return isDate(date) ? date : null;
}

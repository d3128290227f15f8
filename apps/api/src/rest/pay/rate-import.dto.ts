import type { ApiBodyOptions } from '@nestjs/swagger';
import { moneyText } from '#libs/kernel';
import {
  type ClosedPayEffect,
  countRates,
  type PreviewedRate,
  type Rate,
  RATE_PERS,
  rateLineSentence,
} from '#libs/pay';
import {
  choice,
  date,
  flag,
  integer,
  list,
  money,
  nullable,
  object,
  type Static,
  text,
} from '../../edge/openapi/response-shapes.js';
import { CLOSED_PAY, presentClosedPay } from './closed-pay-effect.shape.js';
import { Flag } from '../../edge/validation/fields.js';

export class RateImportQuery {
  @Flag({
    optional: true,
    description: 'Only says what would become of each line; nothing is stored.',
  })
  preview?: boolean;
  @Flag({
    optional: true,
    description:
      'Stores lines that change what closed pay periods come to, as `closed_pay` of the preview says; without it that is refused (409).',
  })
  confirmed?: boolean;
}

export const RATE_FILE_BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description:
          'Comma-separated values with titles in the first row: `amount` and `from`, and any of `per` (hour, day, call; blank: hour), `worker`, `skill`, `location`, `event`, `requirement`.',
        example: 'rates.csv',
      },
    },
  },
};

const OUTCOMES = ['added', 'changed', 'same', 'refused'] as const;

export const RateImportShape = object('PayRateImport', {
  stored: flag(true, 'False: it was a preview.'),
  added: integer(41, 'Rates that are new.'),
  changed: integer(2, 'Rates of the same work and day that have another amount now.'),
  same: integer(7, 'Known already.'),
  refused: integer(1, 'Lines that are no rate.'),
  ignored_columns: list(text('Notes'), 'Titles that mean nothing here.'),
  lines: list(
    object('PayRateImportLine', {
      row: integer(2, 'As a spreadsheet counts: the titles are row 1.'),
      outcome: choice(OUTCOMES, 'What becomes of the line.'),
      problem: nullable(
        text('The company has no contact of this name.', 'Why it is refused, for people.'),
      ),
      worker: text('Ann Ames', 'As it was typed, like the next four; blank: any.'),
      skill: text('Rigger', 'Name of the skill, as typed.'),
      location: text('Arena'),
      event: text('Harbor Lights Tour'),
      requirement: text('Qx7kP2m', 'Slug of the requirement, as typed.'),
      amount: nullable(money('22.00', 'Null: it cannot be read.')),
      per: nullable(choice(RATE_PERS, 'What is paid so much for; null: it cannot be read.')),
      effective_from: nullable(
        date('2031-05-01', 'In the zone of the event; null: it cannot be read.'),
      ),
      amount_before: nullable(money('21.00', 'Of the rate that is changed; null: there is none.')),
    }),
    'Each line of the file that is not blank.',
  ),
  closed_pay: CLOSED_PAY,
});
export type RateImportView = Static<typeof RateImportShape>;

export function presentRateImport(
  { result: lines, effect }: { result: readonly PreviewedRate[]; effect: ClosedPayEffect | null },
  ignored: readonly string[],
  stored: boolean,
): RateImportView {
  return {
    stored,
    ...countRates(lines),
    ignored_columns: [...ignored],
    lines: lines.map(({ row, outcome, problem, cells, rate, from, before }) => ({
      row,
      outcome,
      problem: problem && rateLineSentence(problem, 'en'),
      worker: cells.worker,
      skill: cells.skill,
      location: cells.location,
      event: cells.event,
      requirement: cells.requirement,
      amount: amountOf(rate),
      per: rate?.per ?? null,
      effective_from: from,
      amount_before: amountOf(before),
    })),
    closed_pay: presentClosedPay(effect),
  };
}

function amountOf(rate: Rate | null): string | null {
  return rate && moneyText(rate.amount, 4);
}

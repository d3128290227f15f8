import { timeOfMinute } from '#libs/kernel';
import { type PaySettingsRow, payPeriodOf, PERIOD_KINDS, type PeriodKind } from '#libs/pay';
import {
  choice,
  date,
  inline,
  integer,
  nullable,
  object,
  type Static,
  text,
  time,
} from '../../edge/openapi/response-shapes.js';
import { CLOSED_PAY } from './closed-pay-effect.shape.js';
import { Choice, DateText, Text, TimeText, WholeNumber } from '../../edge/validation/fields.js';

/** What is left out stays. */
export class PaySettingsDto {
  @WholeNumber({
    optional: true,
    min: 0,
    max: 6,
    example: 0,
    description: 'Weekday on which the workweek starts, on the clocks of the company; 0 is Sunday.',
  })
  workweek_day?: number;
  @TimeText({
    optional: true,
    example: '00:00',
    description: 'Time at which it starts, on the clocks of the company.',
  })
  workweek_time?: string;
  @DateText({
    optional: true,
    example: '2031-06-01',
    description:
      'Day from which a moved workweek counts, in the zone of the company: from its first start on that day or later. Left out: tomorrow, or from the beginning where nobody has worked yet. Without a move: another day for the last one.',
  })
  workweek_from?: string;
  @Choice(PERIOD_KINDS, { optional: true, description: 'How long a pay period is.' })
  period_kind?: PeriodKind;
  @DateText({
    optional: true,
    example: '2031-05-04',
    description:
      'A day on which a pay period begins, in the zone of the company. Half months begin on the 1st to 13th and 15 days later, months on the 1st to 28th.',
  })
  period_anchor?: string;
  @Text({
    max: 20,
    optional: true,
    blank: true,
    example: 'ABC',
    description: "`Co Code` of ADP's files: up to three letters and digits.",
  })
  adp_company_code?: string;
  @Text({
    max: 20,
    optional: true,
    blank: true,
    example: '1',
    description: "`Batch ID` of ADP's files.",
  })
  adp_batch_id?: string;
  @Text({
    max: 50,
    optional: true,
    blank: true,
    example: '7757616923',
    description: 'How another payroll names the company.',
  })
  payroll_company_id?: string;
}

const SETTINGS = {
  workweek_day: integer(0, 'Weekday on which the workweek starts; 0 is Sunday.'),
  workweek_time: time('00:00:00', 'On the clocks of the company.'),
  workweek_from: nullable(
    date(
      '2031-06-01',
      'Day from which this workweek counts, in the zone of the company, since it was moved; null: from the beginning.',
    ),
  ),
  period_kind: choice(PERIOD_KINDS),
  period_anchor: date(
    '2031-05-04',
    'A day on which a pay period begins, in the zone of the company.',
  ),
  period_now: inline(
    {
      from: date('2031-05-04', 'Its first day, in the zone of the company.'),
      until: date('2031-05-11', 'The first day after it, in the zone of the company.'),
    },
    'The pay period that runs.',
  ),
  adp_company_code: text('ABC', 'Blank: not set, here and below.'),
  adp_batch_id: text('1'),
  payroll_company_id: text('7757616923'),
};
export const PaySettingsShape = object('PaySettings', SETTINGS);
export const ChangedPaySettingsShape = object('ChangedPaySettings', {
  ...SETTINGS,
  closed_pay: CLOSED_PAY,
});
export type ChangedPaySettingsView = Static<typeof ChangedPaySettingsShape>;
export type PaySettingsView = Static<typeof PaySettingsShape>;

/** @param today in the company's zone */
export function presentPaySettings(settings: PaySettingsRow, today: string): PaySettingsView {
  const { workweek_day, workweek_minute, workweek_from } = settings;
  const { period_kind, period_anchor } = settings;
  const { adp_company_code, adp_batch_id, payroll_company_id } = settings;
  return {
    workweek_day,
    workweek_time: `${timeOfMinute(workweek_minute)}:00`,
    workweek_from,
    period_kind,
    period_anchor,
    period_now: payPeriodOf({ kind: period_kind, anchor: period_anchor }, today),
    adp_company_code,
    adp_batch_id,
    payroll_company_id,
  };
}

export function settingsChanges(body: PaySettingsDto): Partial<PaySettingsRow> {
  const { workweek_time, ...settings } = body;
  const [hour = 0, minute = 0] = (workweek_time ?? '').split(':').map(Number);
  return {
    ...settings,
    ...(workweek_time !== undefined && { workweek_minute: hour * 60 + minute }),
  };
}

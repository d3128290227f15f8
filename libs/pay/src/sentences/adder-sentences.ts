import type { AdderBecause, AdderKind, PayAdder } from '../engine/pay-result.js';
import type { PayLanguage } from './pay-sentences.js';
import { clockHoursText } from './clock-hours-text.js';

type Sentence = (hours: string, set: string) => string;

const ENGLISH: Record<AdderKind, Sentence> = {
  top_up: (hours, set) => `${hours} h more, up to the minimum of the call, ${set}`,
  increment: (hours, set) => `${hours} h more, up to a whole step of time, ${set}`,
  meal_premium: (hours, set) => `${hours} h at the regular rate for a meal that was due, ${set}`,
  reporting: (hours, set) => `${hours} h more, since the worker was sent home, ${set}`,
  spread: (hours, set) => `${hours} h for a long spread of hours, ${set}`,
  cancellation: (hours, set) => `${hours} h for a cancellation at short notice, ${set}`,
  day_rate: () => 'day rate',
  call_rate: () => 'rate for the call',
  travel: () => 'travel',
  per_diem: () => 'per diem',
  bonus: () => 'bonus',
  gift: () => 'gift',
  bonus_overtime: () => 'overtime on the bonuses of the week',
  federal_difference: () => 'what federal overtime of the week asks for beyond the premiums paid',
};

const SPANISH: Record<AdderKind, Sentence> = {
  top_up: (hours, set) => `${hours} h más, hasta el mínimo del turno, ${set}`,
  increment: (hours, set) => `${hours} h más, hasta una fracción entera de tiempo, ${set}`,
  meal_premium: (hours, set) => `${hours} h a la tarifa regular por una comida que tocaba, ${set}`,
  reporting: (hours, set) => `${hours} h más, porque se envió a la persona a casa, ${set}`,
  spread: (hours, set) => `${hours} h por una jornada muy extendida, ${set}`,
  cancellation: (hours, set) => `${hours} h por una cancelación con poco aviso, ${set}`,
  day_rate: () => 'tarifa por día',
  call_rate: () => 'tarifa por turno',
  travel: () => 'viaje',
  per_diem: () => 'viáticos',
  bonus: () => 'bono',
  gift: () => 'regalo',
  bonus_overtime: () => 'horas extra sobre los bonos de la semana',
  federal_difference: () =>
    'lo que piden las horas extra federales de la semana además de los recargos pagados',
};

/** @param before hours that were counted against `threshold` */
type Reason = (hours: string, threshold: string, before: string) => string;

const ENGLISH_REASONS: Record<AdderBecause['code'], Reason> = {
  minimum: (hours, due, paid) => `${hours} h more, from ${paid} h up to the minimum of ${due} h`,
  recall: (hours, due, paid) =>
    `${hours} h more, from ${paid} h up to the minimum of ${due} h after a recall`,
  increment: (hours, due, paid) =>
    `${hours} h more, from ${paid} h up to ${due} h, a whole step of time`,
  meal: (hours, due) => `${hours} h at the regular rate for a meal that was due after ${due} h`,
  reporting: (hours, due, paid) =>
    `${hours} h more, from ${paid} h up to ${due} h, since the worker was sent home`,
  spread: (hours, over, spread) =>
    `${hours} h for ${spread} h from the first to the last minute of the day, more than ${over} h`,
  cancellation: (hours, due, notice) =>
    `${hours} h for a cancellation ${notice === '0' ? 'without notice' : `with ${notice} h of notice`} where ${due} h are due`,
};

const SPANISH_REASONS: typeof ENGLISH_REASONS = {
  minimum: (hours, due, paid) => `${hours} h más, de ${paid} h hasta el mínimo de ${due} h`,
  recall: (hours, due, paid) =>
    `${hours} h más, de ${paid} h hasta el mínimo de ${due} h al volver a ser llamado`,
  increment: (hours, due, paid) =>
    `${hours} h más, de ${paid} h hasta ${due} h, una fracción entera de tiempo`,
  meal: (hours, due) => `${hours} h a la tarifa regular por una comida que tocaba a las ${due} h`,
  reporting: (hours, due, paid) =>
    `${hours} h más, de ${paid} h hasta ${due} h, porque se envió a la persona a casa`,
  spread: (hours, over, spread) =>
    `${hours} h por ${spread} h del primer al último minuto del día, más de ${over} h`,
  cancellation: (hours, due, notice) =>
    `${hours} h por una cancelación ${notice === '0' ? 'sin aviso' : `con ${notice} h de aviso`} donde se deben ${due} h`,
};

/**
 * Why something is paid beside the minutes worked, made of nothing but the adder's kind, minutes, set and reason.
 *
 * @param adder without a reason where none was kept: pay that was frozen before adders had one
 */
export function adderSentence(
  { kind, minutes, set, because }: Pick<PayAdder, 'kind' | 'minutes' | 'set' | 'because'>,
  language: PayLanguage,
): string {
  const [words, reasons] =
    language === 'es' ? [SPANISH, SPANISH_REASONS] : [ENGLISH, ENGLISH_REASONS];
  const hours = clockHoursText(minutes ?? 0);
  if (!because) return words[kind](hours, set ?? '');
  const [threshold, before] = [because.threshold, because.before].map(clockHoursText);
  return `${reasons[because.code](hours, threshold!, before!)}, ${set ?? ''}`;
}

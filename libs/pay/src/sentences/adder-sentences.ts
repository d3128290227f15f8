import type { AdderKind, PayAdder } from '../engine/pay-result.js';
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

/** Why something is paid beside the minutes worked, made of the adder's kind, minutes and set. */
export function adderSentence(
  { kind, minutes, set }: Pick<PayAdder, 'kind' | 'minutes' | 'set'>,
  language: PayLanguage,
): string {
  const words = language === 'es' ? SPANISH : ENGLISH;
  return words[kind](clockHoursText(minutes ?? 0), set ?? '');
}

import type { EarningKey } from '#libs/pay';
import { multiplierText } from '../frame/money.js';

/** Kinds of pay with a name of their own; hours at other multipliers are named by these. */
type NamedEarning = Exclude<EarningKey, `hours_${number}`>;

const english: Record<NamedEarning, string> = {
  regular: 'Regular',
  overtime: 'Overtime (1.5)',
  double_time: 'Double time (2)',
  top_up: 'Up to the minimum',
  increment: 'Up to whole steps',
  meal_premium: 'Meal premium',
  reporting: 'Reporting pay',
  spread: 'Spread of hours',
  cancellation: 'Cancellation',
  day_rate: 'Day rate',
  call_rate: 'Rate per call',
  travel: 'Travel',
  per_diem: 'Per diem',
  bonus: 'Bonus',
  gift: 'Gift',
  bonus_overtime: 'Overtime on bonuses',
  federal_difference: 'Federal difference',
};

const spanish: Record<NamedEarning, string> = {
  regular: 'Normal',
  overtime: 'Horas extra (1.5)',
  double_time: 'Doble (2)',
  top_up: 'Hasta el mínimo',
  increment: 'Hasta pasos enteros',
  meal_premium: 'Recargo por comida',
  reporting: 'Pago por presentarse',
  spread: 'Jornada partida',
  cancellation: 'Cancelación',
  day_rate: 'Tarifa por día',
  call_rate: 'Tarifa por turno',
  travel: 'Viaje',
  per_diem: 'Viáticos',
  bonus: 'Bono',
  gift: 'Regalo',
  bonus_overtime: 'Horas extra sobre bonos',
  federal_difference: 'Diferencia federal',
};

const HOURS = { en: 'Hours × ', es: 'Horas × ' };

/** What readers call a kind of pay. @param earning an `EarningKey` */
export function earningText(earning: string, language: 'en' | 'es'): string {
  const names: Readonly<Record<string, string>> = language === 'es' ? spanish : english;
  const known = names[earning];
  const multiplier = /^hours_(\d+)$/.exec(earning)?.[1];
  if (known) return known;
  return multiplier ? `${HOURS[language]}${multiplierText(Number(multiplier))}` : earning;
}

/** With the name that mappings and files have for it: 'double_time (Double time (2))'. */
export function namedEarning(earning: string, language: 'en' | 'es'): string {
  return `${earning} (${earningText(earning, language)})`;
}

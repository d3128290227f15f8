import { multiplierText } from '../frame/money.js';

const english: Record<string, string> = {
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

const spanish: Record<string, string> = {
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
  const known = (language === 'es' ? spanish : english)[earning];
  const multiplier = /^hours_(\d+)$/.exec(earning)?.[1];
  if (known) return known;
  return multiplier ? `${HOURS[language]}${multiplierText(Number(multiplier))}` : earning;
}

import type { DifferenceReason } from '#libs/pay';

const english: Record<DifferenceReason | 'title', string> = {
  title: 'Why',
  hours: 'other hours',
  rate: 'another rate',
  extras: 'travel, per diem, bonus or gift',
  cancellation: 'a cancellation at short notice',
  rules: 'rules, or other hours of the week',
};

const spanish: typeof english = {
  title: 'Por qué',
  hours: 'otras horas',
  rate: 'otra tarifa',
  extras: 'viaje, viáticos, bono o regalo',
  cancellation: 'una cancelación con poco aviso',
  rules: 'reglas, u otras horas de la semana',
};

export const DIFFERENCE_WORDS = { en: english, es: spanish };

/** 'Other hours; another rate' @param words of the reader's language */
export function reasonsText(
  reasons: readonly DifferenceReason[],
  words: Record<DifferenceReason, string>,
): string {
  const text = reasons.map((reason) => words[reason]).join('; ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

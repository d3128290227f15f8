import type { Because, Claim } from '../engine/pay-result.js';
import { clockHoursText } from './clock-hours-text.js';

export type PayLanguage = 'en' | 'es';

interface PaySentences {
  regular: string;
  paidBreak: string;
  rule: (claim: Claim, span: string) => string;
  hours: (from: string, to: string) => string;
  adds: (sentence: string) => string;
}

const ENGLISH: PaySentences = {
  regular: 'regular time',
  paidBreak: 'paid meal',
  hours: (from, to) => `hour ${from} to ${to}`,
  adds: (sentence) => `and on top: ${sentence}`,
  rule: ({ rule, set, threshold }, span) =>
    ({
      daily: `${spanOf(span, 'of the day')}${set} daily overtime`,
      weekly: `${spanOf(span, 'of the workweek')}${set} weekly overtime`,
      weekday: `${spanOf(span, 'of the day')}${set} overtime on this weekday`,
      consecutive: `${spanOf(span, 'of the day')}${set} overtime after days without a pause`,
      meal: `${spanOf(span, 'since the last meal')}${set}: a meal was due after ${clockHoursText(threshold ?? 0)} h`,
      night: `at night, ${set}`,
      holiday: `on a holiday, ${set}`,
      rest: `less than ${clockHoursText(threshold ?? 0)} h of rest before, ${set}`,
    })[rule],
};

const SPANISH: PaySentences = {
  regular: 'tiempo normal',
  paidBreak: 'comida pagada',
  hours: (from, to) => `hora ${from} a ${to}`,
  adds: (sentence) => `y además: ${sentence}`,
  rule: ({ rule, set, threshold }, span) =>
    ({
      daily: `${spanOf(span, 'del día')}horas extra diarias, ${set}`,
      weekly: `${spanOf(span, 'de la semana laboral')}horas extra semanales, ${set}`,
      weekday: `${spanOf(span, 'del día')}horas extra de este día de la semana, ${set}`,
      consecutive: `${spanOf(span, 'del día')}horas extra tras días sin pausa, ${set}`,
      meal: `${spanOf(span, 'desde la última comida')}${set}: tocaba comer a las ${clockHoursText(threshold ?? 0)} h`,
      night: `de noche, ${set}`,
      holiday: `en día festivo, ${set}`,
      rest: `menos de ${clockHoursText(threshold ?? 0)} h de descanso antes, ${set}`,
    })[rule],
};

const SENTENCES: Record<PayLanguage, PaySentences> = { en: ENGLISH, es: SPANISH };

/** Why minutes are paid as they are, made of nothing but the reason's own code and parameters. */
export function paySentence(because: Because, language: PayLanguage): string {
  const words = SENTENCES[language];
  const { code, claim, adding } = because;
  const sentences = [
    ...(claim ? [claimSentence(claim, because, words)] : []),
    ...(claim ? [] : [code === 'paid_break' ? words.paidBreak : words.regular]),
    ...adding.map((each) => words.adds(claimSentence(each, null, words))),
  ];
  return sentences.join('; ');
}

function claimSentence(claim: Claim, counted: Because | null, words: PaySentences): string {
  const [before, after] = [counted?.before ?? null, counted?.after ?? null];
  const span =
    before === null || after === null
      ? ''
      : words.hours(clockHoursText(before), clockHoursText(after));
  return `${words.rule(claim, span)}, ${claim.multiplier / 100} ×`;
}

/** 'hour 8 to 12 of the day, '; '' where the counter is not known. */
function spanOf(span: string, of: string): string {
  return span && `${span} ${of}, `;
}

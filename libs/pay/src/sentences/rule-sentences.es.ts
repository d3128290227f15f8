import { timeOfMinute } from '#libs/kernel';
import type { FirstThen, Tier } from '../engine/rule-set.js';
import { lengthOf, moneyOf, timesOf } from './rule-amounts.js';
import type { RuleSentences } from './rule-words.js';

const DAYS = ['domingos', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados'];
const ORDINALS = ['', 'primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto', 'séptimo'];

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} y ${words.at(-1)}`;
const tiers = (of: string, list: readonly Tier[]): string =>
  `Más de ${list
    .map(
      ({ after, multiplier }, nth) =>
        `${lengthOf(after)}${nth === 0 ? ` ${of}` : ''}: ${timesOf(multiplier)}`,
    )
    .join(', más de ')}.`;
const firstThen = ({ first, multiplier, then }: FirstThen): string =>
  first === undefined || then === undefined
    ? timesOf(multiplier)
    : `${timesOf(multiplier)} las primeras ${lengthOf(first)}, después ${timesOf(then)}`;

export const SPANISH_RULES: RuleSentences = {
  daily: (list) => tiers('al día', list),
  day: (day) =>
    day.kind === 'period'
      ? `Un día dura hasta ${lengthOf(day.gap)} libres, también pasada la medianoche.`
      : day.kind === 'rolling'
        ? 'Un día son 24 horas desde su primer minuto de trabajo.'
        : 'Un día es un día del calendario.',
  weekly: (list) => tiers('a la semana', list),
  weekdays: (list) =>
    list.map(
      ({ days, ...rule }) => `Los ${joined(days.map((day) => DAYS[day]!))}: ${firstThen(rule)}.`,
    ),
  consecutive: (list) =>
    list.map(({ nth, ...rule }) => `Desde el ${ORDINALS[nth]} día seguido: ${firstThen(rule)}.`),
  holidays: ({ dates, multiplier }) =>
    `En ${dates.length === 1 ? '1 día festivo' : `${dates.length} días festivos`}: ${timesOf(multiplier)}.`,
  meals: (list) =>
    list.map(({ after, length, cure, multiplier = 100, waivableUpTo }, nth) => {
      const due = `${nth === 0 ? 'Comida' : 'Segunda comida'}${length ? ` de al menos ${lengthOf(length)}` : ''} a más tardar ${after === 'call' ? 'cuando dice cada turno' : `a las ${lengthOf(after)}`}`;
      if (cure === 'until_meal') return `${due}; si no, ${timesOf(multiplier)} hasta la comida.`;
      if (cure === 'next_hour') return `${due}; si no, ${timesOf(multiplier)} la hora siguiente.`;
      const waiver = waivableUpTo
        ? ` Se puede renunciar a ella hasta ${lengthOf(waivableUpTo)} de trabajo.`
        : '';
      return `${due}; si no, el pago de una hora.${waiver}`;
    }),
  nights: (list) =>
    list.map(
      ({ from, to, multiplier }) =>
        `De ${timeOfMinute(from)} a ${timeOfMinute(to)}: ${timesOf(multiplier)}.`,
    ),
  rest: (list) =>
    list.map(({ from, below, afterWork, multiplier, until }) => {
      const off =
        from > 1
          ? `${lengthOf(from)} o más y menos de ${lengthOf(below)}`
          : `menos de ${lengthOf(below)}`;
      const work = afterWork ? `, tras ${lengthOf(afterWork)} de trabajo` : '';
      const held = until === 'shift' ? 'todo el turno' : `hasta ${lengthOf(below)} libres`;
      return `De vuelta con ${off} libres${work}: ${timesOf(multiplier)} ${held}.`;
    }),
  minimum: ({ minutes, counts, recall }) => [
    `Al menos ${minutes === 'call' ? 'el mínimo de cada turno' : `${lengthOf(minutes)} por turno`}${counts ? ', que cuenta para las horas extra' : ''}.`,
    ...(recall
      ? [
          `Turno de nuevo antes de ${lengthOf(recall.within)}: al menos ${lengthOf(recall.minutes)}.`,
        ]
      : []),
  ],
  increment: (minutes) =>
    `Por encima del mínimo, el tiempo se paga en pasos de ${lengthOf(minutes)}.`,
  continuity: (minutes) => `Con una pausa de ${lengthOf(minutes)} o menos sigue el mismo turno.`,
  rounding: ({ step }) => `Las marcas se redondean a los ${step} minutos más cercanos.`,
  reporting: ({ percent, least, most, neverMoreThanScheduled }) =>
    `Enviado a casa: ${percent} % del tiempo previsto, al menos ${lengthOf(least)} y como mucho ${lengthOf(most)}${neverMoreThanScheduled ? ', nunca más de lo previsto' : ''}.`,
  cancellation: ({ notice, minutes }) =>
    `Cancelado menos de ${lengthOf(notice)} antes: se pagan ${lengthOf(minutes)}.`,
  spread: ({ over, minutes, cents }) =>
    `Más de ${lengthOf(over)} del primer al último minuto del día: ${lengthOf(minutes)} más a ${moneyOf(cents)}.`,
  dayRate: ({ minutes, half }) =>
    `Una tarifa por día cubre ${lengthOf(minutes)}${half ? `; hasta ${lengthOf(half)} se paga la mitad` : ''}.`,
  bonus: () => 'Las primas suben las horas extra según lo que dan por hora normal.',
  combine: (way) =>
    way === 'adds'
      ? 'Lo que pagan estas reglas se suma a las de abajo.'
      : 'Donde valen varias reglas, cuenta la más alta.',
};

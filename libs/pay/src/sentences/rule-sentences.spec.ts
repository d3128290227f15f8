import type { Rules } from '../engine/rule-set.js';
import { defaultSet } from '../rule-sets/contract-sets.js';
import { SHIPPED_SETS } from '../rule-sets/shipped-sets.js';
import { ruleSentences } from './rule-sentences.js';

const sets = Object.fromEntries(
  [...SHIPPED_SETS.map(({ set }) => set), defaultSet(150)].map((set) => [set.name, set]),
);
const said = (rules: Rules, language: 'en' | 'es' = 'en'): string =>
  ruleSentences(rules, language).join(' ');

it.each`
  name                 | en                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 | es
  ${'Federal'}         | ${'Over 40 h a week: 1.5 ×.'}                                                                                                                                                                                                                                                                                                                                                                                                                                                      | ${'Más de 40 h a la semana: 1.5 ×.'}
  ${'Default'}         | ${'A meal by each call’s own time, otherwise 1.5 × until the meal. At least each call’s own minimum.'}                                                                                                                                                                                                                                                                                                                                                                             | ${'Comida a más tardar cuando dice cada turno; si no, 1.5 × hasta la comida. Al menos el mínimo de cada turno.'}
  ${'New York'}        | ${'Sent home: 100 % of the planned time, at least 4 h and at most 4 h, never more than planned. More than 10 h from first to last minute of a day: 1 h extra at 17.00.'}                                                                                                                                                                                                                                                                                                           | ${'Enviado a casa: 100 % del tiempo previsto, al menos 4 h y como mucho 4 h, nunca más de lo previsto. Más de 10 h del primer al último minuto del día: 1 h más a 17.00.'}
  ${'Stagehand local'} | ${'Over 8 h a day: 1.5 ×. A day lasts until 8 h off, across midnight. A meal by 5 h, otherwise 2 × until the meal. From 12:00 AM to 8:00 AM: 1.5 ×. Back after 2 h to less than 8 h off: 1.5 × until 8 h off. At least 4 h a call. Called back within 2 h: at least 2 h.'}                                                                                                                                                                                                         | ${'Más de 8 h al día: 1.5 ×. Un día dura hasta 8 h libres, también pasada la medianoche. Comida a más tardar a las 5 h; si no, 2 × hasta la comida. De 00:00 a 08:00: 1.5 ×. De vuelta con 2 h o más y menos de 8 h libres: 1.5 × hasta 8 h libres. Al menos 4 h por turno. Turno de nuevo antes de 2 h: al menos 2 h.'}
  ${'California'}      | ${'Over 8 h a day: 1.5 ×, over 12 h: 2 ×. Over 40 h a week: 1.5 ×. From the seventh day in a row: 1.5 × for the first 8 h, then 2 ×. A meal of at least 30 min by 5 h, otherwise one hour’s pay. It may be waived up to 6 h of work. A second meal of at least 30 min by 10 h, otherwise one hour’s pay. It may be waived up to 12 h of work. Sent home: 50 % of the planned time, at least 2 h and at most 4 h. Bonuses raise overtime by what they make of each straight hour.'} | ${'Más de 8 h al día: 1.5 ×, más de 12 h: 2 ×. Más de 40 h a la semana: 1.5 ×. Desde el séptimo día seguido: 1.5 × las primeras 8 h, después 2 ×. Comida de al menos 30 min a más tardar a las 5 h; si no, el pago de una hora. Se puede renunciar a ella hasta 6 h de trabajo. Segunda comida de al menos 30 min a más tardar a las 10 h; si no, el pago de una hora. Se puede renunciar a ella hasta 12 h de trabajo. Enviado a casa: 50 % del tiempo previsto, al menos 2 h y como mucho 4 h. Las primas suben las horas extra según lo que dan por hora normal.'}
`('$name says what it does', ({ name, en, es }: Record<'name' | 'en' | 'es', string>) => {
  expect(said(sets[name]!)).toBe(en);
  expect(said(sets[name]!, 'es')).toBe(es);
});

it('says every further option', () => {
  const rules: Rules = {
    weekdays: [{ days: [6, 0], first: 480, multiplier: 150, then: 200 }],
    holidays: { dates: ['2026-12-25'], multiplier: 250 },
    meals: [{ after: 330, cure: 'next_hour', multiplier: 200 }],
    rest: [{ from: 1, below: 360, afterWork: 840, multiplier: 150, until: 'shift' }],
    day: { kind: 'rolling' },
    ...{ increment: 30, continuity: 90, rounding: { step: 15 }, combine: 'adds' },
    cancellation: { notice: 1440, minutes: 180 },
    dayRate: { minutes: 600, half: 300 },
  };
  expect(said(rules)).toBe(
    'A day is 24 hours from its first minute of work. On Saturdays and Sundays: 1.5 × for the first 8 h, then 2 ×. On 1 holiday: 2.5 ×. A meal by 5 h 30, otherwise 2 × for the next hour. Back after less than 6 h off, after 14 h of work: 1.5 × for the whole shift. Beyond the minimum, time is paid in steps of 30 min. With a gap of at most 1 h 30 it is still the same call. Punches are rounded to the nearest 15 minutes. Canceled less than 24 h before: 3 h are paid. A day rate covers 10 h; up to 5 h, half of it is paid. What these rules pay is added to the rules below.',
  );
  expect(ruleSentences(rules, 'es')).toHaveLength(ruleSentences(rules, 'en').length);
});

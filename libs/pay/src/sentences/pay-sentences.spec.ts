import type { Because, Claim } from '../engine/pay-result.js';
import { paySentence } from './pay-sentences.js';

const claim = (rule: Claim['rule'], given: Partial<Claim> = {}): Claim => ({
  ...{ set: 'California', version: 1, layer: 'state', rule, multiplier: 150, threshold: 480 },
  ...given,
});
const because = (given: Partial<Because>): Because => ({
  ...{ code: 'regular', claim: null, adding: [], before: 480, after: 720 },
  ...given,
});

it.each`
  reason                                                                                             | en                                                                              | es
  ${because({})}                                                                                     | ${'regular time'}                                                               | ${'tiempo normal'}
  ${because({ code: 'paid_break' })}                                                                 | ${'paid meal'}                                                                  | ${'comida pagada'}
  ${because({ claim: claim('daily') })}                                                              | ${'hour 8 to 12 of the day, California daily overtime, 1.5 ×'}                  | ${'hora 8 a 12 del día, horas extra diarias, California, 1.5 ×'}
  ${because({ claim: claim('weekly', { set: 'Federal' }), before: 2400, after: 2430 })}              | ${'hour 40 to 40:30 of the workweek, Federal weekly overtime, 1.5 ×'}           | ${'hora 40 a 40:30 de la semana laboral, horas extra semanales, Federal, 1.5 ×'}
  ${because({ claim: claim('meal', { threshold: 300, multiplier: 200 }), before: 300, after: 360 })} | ${'hour 5 to 6 since the last meal, California: a meal was due after 5 h, 2 ×'} | ${'hora 5 a 6 desde la última comida, California: tocaba comer a las 5 h, 2 ×'}
  ${because({ claim: claim('night'), before: null, after: null })}                                   | ${'at night, California, 1.5 ×'}                                                | ${'de noche, California, 1.5 ×'}
  ${because({ claim: claim('rest'), before: null, after: null })}                                    | ${'less than 8 h of rest before, California, 1.5 ×'}                            | ${'menos de 8 h de descanso antes, California, 1.5 ×'}
  ${because({ adding: [claim('holiday', { set: 'House' })] })}                                       | ${'regular time; and on top: on a holiday, House, 1.5 ×'}                       | ${'tiempo normal; y además: en día festivo, House, 1.5 ×'}
  ${because({ adding: [claim('daily', { set: 'House' })] })}                                         | ${'regular time; and on top: House daily overtime, 1.5 ×'}                      | ${'tiempo normal; y además: horas extra diarias, House, 1.5 ×'}
`('$en', ({ reason, en, es }) => {
  expect(paySentence(reason as Because, 'en')).toBe(en);
  expect(paySentence(reason as Because, 'es')).toBe(es);
});

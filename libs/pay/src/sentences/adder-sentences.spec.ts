import type { AdderKind } from '../engine/pay-result.js';
import { adderSentence } from './adder-sentences.js';

it.each`
  kind                    | minutes | en                                                                       | es
  ${'top_up'}             | ${150}  | ${'2:30 h more, up to the minimum of the call, Local'}                   | ${'2:30 h más, hasta el mínimo del turno, Local'}
  ${'meal_premium'}       | ${60}   | ${'1 h at the regular rate for a meal that was due, Local'}              | ${'1 h a la tarifa regular por una comida que tocaba, Local'}
  ${'cancellation'}       | ${180}  | ${'3 h for a cancellation at short notice, Local'}                       | ${'3 h por una cancelación con poco aviso, Local'}
  ${'federal_difference'} | ${null} | ${'what federal overtime of the week asks for beyond the premiums paid'} | ${'lo que piden las horas extra federales de la semana además de los recargos pagados'}
  ${'per_diem'}           | ${null} | ${'per diem'}                                                            | ${'viáticos'}
`('$en', ({ kind, minutes, en, es }) => {
  const adder = { kind: kind as AdderKind, minutes: minutes as number | null, set: 'Local' };
  expect([adderSentence(adder, 'en'), adderSentence(adder, 'es')]).toEqual([en, es]);
});

import type { AdderBecause, AdderKind } from '../engine/pay-result.js';
import { adderSentence } from './adder-sentences.js';

it.each`
  kind                    | minutes | because                                                   | en                                                                                    | es
  ${'top_up'}             | ${150}  | ${null}                                                   | ${'2:30 h more, up to the minimum of the call, Local'}                                | ${'2:30 h más, hasta el mínimo del turno, Local'}
  ${'meal_premium'}       | ${60}   | ${null}                                                   | ${'1 h at the regular rate for a meal that was due, Local'}                           | ${'1 h a la tarifa regular por una comida que tocaba, Local'}
  ${'cancellation'}       | ${180}  | ${null}                                                   | ${'3 h for a cancellation at short notice, Local'}                                    | ${'3 h por una cancelación con poco aviso, Local'}
  ${'federal_difference'} | ${null} | ${null}                                                   | ${'what federal overtime of the week asks for beyond the premiums paid'}              | ${'lo que piden las horas extra federales de la semana además de los recargos pagados'}
  ${'top_up'}             | ${150}  | ${{ code: 'minimum', threshold: 240, before: 90 }}        | ${'2:30 h more, from 1:30 h up to the minimum of 4 h, Local'}                         | ${'2:30 h más, de 1:30 h hasta el mínimo de 4 h, Local'}
  ${'top_up'}             | ${90}   | ${{ code: 'recall', threshold: 120, before: 30 }}         | ${'1:30 h more, from 0:30 h up to the minimum of 2 h after a recall, Local'}          | ${'1:30 h más, de 0:30 h hasta el mínimo de 2 h al volver a ser llamado, Local'}
  ${'increment'}          | ${50}   | ${{ code: 'increment', threshold: 360, before: 310 }}     | ${'0:50 h more, from 5:10 h up to 6 h, a whole step of time, Local'}                  | ${'0:50 h más, de 5:10 h hasta 6 h, una fracción entera de tiempo, Local'}
  ${'meal_premium'}       | ${60}   | ${{ code: 'meal', threshold: 600, before: 780 }}          | ${'1 h at the regular rate for a meal that was due after 10 h, Local'}                | ${'1 h a la tarifa regular por una comida que tocaba a las 10 h, Local'}
  ${'reporting'}          | ${60}   | ${{ code: 'reporting', threshold: 120, before: 60 }}      | ${'1 h more, from 1 h up to 2 h, since the worker was sent home, Local'}              | ${'1 h más, de 1 h hasta 2 h, porque se envió a la persona a casa, Local'}
  ${'spread'}             | ${60}   | ${{ code: 'spread', threshold: 600, before: 720 }}        | ${'1 h for 12 h from the first to the last minute of the day, more than 10 h, Local'} | ${'1 h por 12 h del primer al último minuto del día, más de 10 h, Local'}
  ${'cancellation'}       | ${180}  | ${{ code: 'cancellation', threshold: 1440, before: 630 }} | ${'3 h for a cancellation with 10:30 h of notice where 24 h are due, Local'}          | ${'3 h por una cancelación con 10:30 h de aviso donde se deben 24 h, Local'}
  ${'cancellation'}       | ${180}  | ${{ code: 'cancellation', threshold: 1440, before: 0 }}   | ${'3 h for a cancellation without notice where 24 h are due, Local'}                  | ${'3 h por una cancelación sin aviso donde se deben 24 h, Local'}
  ${'per_diem'}           | ${null} | ${null}                                                   | ${'per diem'}                                                                         | ${'viáticos'}
`('$en', ({ kind, minutes, because, en, es }) => {
  const adder = {
    ...{ kind: kind as AdderKind, minutes: minutes as number | null, set: 'Local' },
    because: because as AdderBecause | null,
  };
  expect([adderSentence(adder, 'en'), adderSentence(adder, 'es')]).toEqual([en, es]);
});

import { lengthOf, moneyOf, timesOf } from '#libs/pay';
import type { FieldProblem } from './read-typed-rules.js';

type Sentences = Readonly<
  Record<Exclude<FieldProblem['code'], 'out_of_bounds'>, string> & {
    entries: (most: number) => string;
    between: (least: string, most: string) => string;
  }
>;

const english: Sentences = {
  required: 'Fill this in, or leave the whole rule blank.',
  unknown: 'There is no such rule.',
  not_an_object: 'This is no rule.',
  not_a_list: 'This is no list.',
  not_whole: 'Type a whole number.',
  not_a_flag: 'Tick it or not.',
  not_a_date: 'This is no date. Write it as 2026-12-25.',
  not_a_choice: 'Choose one of these.',
  not_hours: 'Type hours, such as 10, 4.5 or 0:30.',
  not_times: 'Type a multiplier, such as 1.5 or 2.',
  not_clock: 'Type a time of day, such as 22:00.',
  not_money: 'Type an amount, such as 17.00.',
  not_number: 'Type a whole number.',
  no_rule: 'Fill in one rule at least.',
  not_ascending: 'This step has to begin later than the one above.',
  gap_missing: 'Say after how many hours off a day ends.',
  gap_unused: 'Only a day that lasts until a gap has one.',
  first_without_then: 'Say how later hours are paid.',
  then_without_first: 'Say after how many hours.',
  nothing_extra: 'At 1 × throughout, this rule does nothing.',
  day_twice: 'One of these days has a rule above.',
  nth_twice: 'This day has a rule above.',
  second_meal_cure:
    'A second meal can only have the premium: the first rule starts over by itself.',
  second_meal_early: 'The second meal has to be due later than the first.',
  multiplier_missing: 'Say at which multiplier.',
  multiplier_unused: 'A premium of one hour has no multiplier: leave this blank.',
  waiver_unused: 'Only a meal with the premium can be waived.',
  waiver_short: 'Up to here no meal is due.',
  night_twice: 'These hours have a rule above.',
  date_twice: 'This date is there twice.',
  below_from: 'This has to be more than the time off from which the rule holds.',
  recall_continues: 'So short a gap is still the same call.',
  most_below_least: 'This has to be at least as much as the least.',
  half_not_below: 'Half a day has to be shorter than the day.',
  bonus_of_state: 'Only rules of a state have this.',
  entries: (most) => `There may be at most ${most}.`,
  between: (least, most) => `Type something from ${least} to ${most}.`,
};

const spanish: Sentences = {
  required: 'Complete esto, o deje en blanco toda la regla.',
  unknown: 'No hay tal regla.',
  not_an_object: 'Esto no es una regla.',
  not_a_list: 'Esto no es una lista.',
  not_whole: 'Escriba un número entero.',
  not_a_flag: 'Márquelo o no.',
  not_a_date: 'Esto no es una fecha. Escríbala como 2026-12-25.',
  not_a_choice: 'Elija una de estas.',
  not_hours: 'Escriba horas, como 10, 4.5 o 0:30.',
  not_times: 'Escriba un multiplicador, como 1.5 o 2.',
  not_clock: 'Escriba una hora del día, como 22:00.',
  not_money: 'Escriba un importe, como 17.00.',
  not_number: 'Escriba un número entero.',
  no_rule: 'Complete al menos una regla.',
  not_ascending: 'Este paso tiene que empezar después que el de arriba.',
  gap_missing: 'Diga con cuántas horas libres termina un día.',
  gap_unused: 'Solo la tiene un día que dura hasta una pausa.',
  first_without_then: 'Diga cómo se pagan las horas siguientes.',
  then_without_first: 'Diga después de cuántas horas.',
  nothing_extra: 'A 1 × siempre, esta regla no hace nada.',
  day_twice: 'Uno de estos días ya tiene una regla arriba.',
  nth_twice: 'Este día ya tiene una regla arriba.',
  second_meal_cure:
    'Una segunda comida solo puede tener el pago de una hora: la primera regla empieza de nuevo sola.',
  second_meal_early: 'La segunda comida tiene que ser después de la primera.',
  multiplier_missing: 'Diga con qué multiplicador.',
  multiplier_unused: 'El pago de una hora no tiene multiplicador: déjelo en blanco.',
  waiver_unused: 'Solo se puede renunciar a una comida con el pago de una hora.',
  waiver_short: 'Hasta aquí no toca comer.',
  night_twice: 'Estas horas ya tienen una regla arriba.',
  date_twice: 'Esta fecha está dos veces.',
  below_from: 'Tiene que ser más que las horas libres desde las que vale la regla.',
  recall_continues: 'Con una pausa tan corta sigue el mismo turno.',
  most_below_least: 'Tiene que ser al menos tanto como lo mínimo.',
  half_not_below: 'Medio día tiene que ser más corto que el día.',
  bonus_of_state: 'Solo lo tienen las reglas de un estado.',
  entries: (most) => `Puede haber como mucho ${most}.`,
  between: (least, most) => `Escriba algo de ${least} a ${most}.`,
};

export const PROBLEM_WORDS = { en: english, es: spanish };

/** What is wrong, in the units of the fields. */
export function problemInWords(problem: FieldProblem, words: Sentences): string {
  const { code, bounds, day } = problem;
  const before = day === undefined ? '' : `${day.slice(0, 40)}: `;
  if (code !== 'out_of_bounds') return before + words[code];
  if (bounds!.unit === 'entries') return words.entries(bounds!.most);
  const { unit, least, most } = bounds as { unit: string; least: number; most: number };
  const written = WRITTEN[unit] ?? String;
  return words.between(written(least), written(most));
}

const WRITTEN: Readonly<Record<string, (value: number) => string>> = {
  minutes: lengthOf,
  hundredths: timesOf,
  cents: moneyOf,
};

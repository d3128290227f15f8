import type { BlockWords } from './rule-blocks.words.en.js';

const MULTIPLIER = { multiplier: 'Veces la tarifa' };
const FIRST_THEN = {
  ...MULTIPLIER,
  first: 'Solo por tantas horas',
  then: 'Veces la tarifa después',
};

export const SPANISH_BLOCKS: Readonly<Record<string, BlockWords>> = {
  daily: {
    title: 'Horas extra del día',
    example:
      'Después de 10 horas a 2 ×: de doce horas en un día, las dos últimas se pagan dobles. Un día termina a medianoche, salvo que «Qué es un día» diga otra cosa.',
    lines: [['Horas extra después de', 'horas al día a', '×']],
    labels: { after: 'Horas al día', ...MULTIPLIER },
  },
  meals: {
    title: 'Comidas',
    example:
      'A las 5 horas, si no hasta la comida a 2 ×: de 8:00 a 15:00 sin comer, las horas después de las 13:00 se pagan dobles.',
    lines: [
      ['Comida a más tardar a las', 'si no', 'a', '×'],
      ['Una pausa es comida desde', 'horas. Se puede renunciar a ella hasta', 'horas de trabajo.'],
    ],
    labels: {
      after: 'Horas hasta la comida',
      cure: 'Sin la comida',
      ...MULTIPLIER,
      length: 'Duración de una comida',
      waivable_up_to: 'Horas hasta las que se puede renunciar',
    },
    choices: {
      until_meal: 'hasta la comida',
      next_hour: 'la hora siguiente',
      one_hour_premium: 'el pago de una hora',
    },
  },
  nights: {
    title: 'Noche',
    example: 'De 00:00 a 08:00 a 1.5 ×: de 22:00 a 03:00, tres horas se pagan más.',
    lines: [['Noche de', 'a', 'a', '×']],
    labels: { from: 'De', to: 'A', ...MULTIPLIER },
  },
  minimum: {
    title: 'Mínimo de un turno',
    example: 'Al menos 4 horas: quien trabaja de 8:00 a 9:30 cobra dos horas y media más.',
    lines: [
      ['Al menos', 'por turno.'],
      [],
      ['Turno de nuevo antes de', 'horas: al menos', 'horas.'],
    ],
    labels: {
      minutes: 'Horas por turno',
      counts: 'Las horas añadidas cuentan para las horas extra',
      'recall.within': 'Turno de nuevo antes de tantas horas',
      'recall.minutes': 'Horas de un nuevo turno',
    },
  },
  weekly: {
    title: 'Horas extra de la semana',
    example: 'Después de 40 horas a 1.5 ×: las que ya son horas extra del día no cuentan otra vez.',
    lines: [['Horas extra después de', 'horas a la semana a', '×']],
    labels: { after: 'Horas a la semana', ...MULTIPLIER },
  },
  weekdays: {
    title: 'Días de la semana',
    example: 'Sábado y domingo a 1.5 ×, solo las primeras 8 horas, después a 2 ×.',
    lines: [[], ['A', '×; o eso solo las primeras', 'horas, después a', '×']],
    labels: { days: 'Días', ...FIRST_THEN },
  },
  consecutive: {
    title: 'Sexto y séptimo día',
    example: 'Desde el día 7 seguido, a 1.5 × solo las primeras 8 horas, después a 2 ×.',
    lines: [['Desde el día', 'seguido a', '×; o eso solo las primeras', 'horas, después a', '×']],
    labels: { nth: 'Día seguido', ...FIRST_THEN },
  },
  holidays: {
    title: 'Días festivos',
    example: 'El 2026-12-25 a 2 ×: el trabajo desde la medianoche del 25 se paga doble.',
    lines: [[], ['A', '×']],
    labels: { dates: 'Fechas, una por línea, como 2026-12-25', ...MULTIPLIER },
  },
  rest: {
    title: 'Descanso entre turnos',
    example:
      'Menos de 8 horas libres a 1.5 × todo el turno: salida a las 2:00, vuelta a las 8:30, y todo el segundo turno se paga más.',
    lines: [
      ['De vuelta con menos de', 'horas libres, a', '×', ''],
      ['Solo con al menos', 'horas libres, y después de', 'horas de trabajo.'],
    ],
    labels: {
      below: 'Horas libres',
      ...MULTIPLIER,
      until: 'Cuánto tiempo',
      from: 'Al menos tantas horas libres',
      after_work: 'Después de tantas horas de trabajo',
    },
    choices: { shift: 'todo el turno', break: 'hasta descansar ese tiempo' },
  },
  day: {
    title: 'Qué es un día',
    example: 'Hasta 8 horas libres: quien trabaja de 20:00 a 6:00 trabaja diez horas de un día.',
    lines: [['Para las horas extra, un día es', '. La pausa:', 'horas.']],
    labels: { kind: 'Qué es un día', gap: 'Horas libres que terminan un día' },
    choices: {
      '': 'un día del calendario',
      period: 'hasta que hay una pausa de trabajo',
      rolling: '24 horas desde su primer minuto de trabajo',
    },
  },
  increment: {
    title: 'Pasos por encima del mínimo',
    example: 'Pasos de 1 hora: 5 h 10 se pagan como 6 horas. Para medias horas, escriba 0:30.',
    lines: [['Por encima del mínimo, pagar en pasos de', 'horas.']],
    labels: { '': 'Horas de un paso' },
  },
  continuity: {
    title: 'El mismo turno',
    example: 'Como mucho 1 hora: de 8:00 a 10:00 y de 10:45 a 12:00 es un solo turno.',
    lines: [['Con una pausa de', 'horas o menos sigue el mismo turno.']],
    labels: { '': 'Horas de la pausa' },
  },
  rounding: {
    title: 'Redondeo de las marcas',
    example: 'A 15 minutos: 7:52 cuenta como 7:45, y 7:53 como 8:00.',
    lines: [['Redondear lo marcado a los', 'minutos más cercanos.']],
    labels: { step: 'Minutos' },
    choices: { '': 'no', 5: '5', 6: '6', 15: '15' },
  },
  reporting: {
    title: 'Enviado a casa',
    example: '50 % del tiempo previsto, al menos 2 horas y como mucho 4: de ocho horas, cuatro.',
    lines: [['Pagar', '% del tiempo previsto, al menos', 'horas y como mucho', 'horas.'], []],
    labels: {
      percent: 'Porcentaje del tiempo previsto',
      least: 'Al menos, horas',
      most: 'Como mucho, horas',
      never_more_than_scheduled: 'Nunca más de lo previsto',
    },
  },
  cancellation: {
    title: 'Cancelado con poco aviso',
    example:
      'Menos de 24 horas antes, 3 horas: cancelado la tarde anterior, se pagan tres. Cuentan las cancelaciones de la empresa, no las de los trabajadores.',
    lines: [['Cancelado menos de', 'horas antes: pagar', 'horas.']],
    labels: { notice: 'Horas antes', minutes: 'Horas que se pagan' },
  },
  spread: {
    title: 'Amplitud del día',
    example: 'Más de 10 horas, 1 hora a 17.00: de 8:00 a 20:00 con una pausa larga.',
    lines: [['Más de', 'horas del primer al último minuto: pagar', 'horas más, a', 'la hora.']],
    labels: { over: 'Horas', minutes: 'Horas más', cents: 'Importe por hora' },
  },
  day_rate: {
    title: 'Tarifas por día',
    example: 'Cubre 10 horas; hasta 5, la mitad: quien trabaja once cobra el día y una hora.',
    lines: [['Una tarifa por día cubre', 'horas. Hasta', 'horas se paga la mitad.']],
    labels: { minutes: 'Horas del día', half: 'Horas de medio día' },
  },
  bonus: {
    title: 'Primas prometidas',
    example: 'California divide una prima entre las horas normales; la ley federal, entre todas.',
    lines: [['Una prima sube las horas extra', '']],
    labels: { '': 'Cómo' },
    choices: { '': 'como dice la ley federal', straight_hours: 'según lo que da por hora normal' },
  },
  combine: {
    title: 'Junto con otras reglas',
    example: 'Horas extra a 1.5 × en una noche a 1.5 ×: la más alta es 1.5 ×, sumadas son 2 ×.',
    lines: [['Donde también valen otras reglas,', '']],
    labels: { '': 'Cuál cuenta' },
    choices: { '': 'cuenta la más alta', adds: 'la de estas reglas se suma' },
  },
};

import type { ExampleShiftKey } from '#libs/pay';
import { ENGLISH_BLOCKS } from './rule-blocks.words.en.js';
import { SPANISH_BLOCKS } from './rule-blocks.words.es.js';

const english = {
  title: 'Rules of pay',
  blocks: ENGLISH_BLOCKS,
  layers: {
    federal: 'Federal law',
    state: 'State law',
    contract: 'Contract or house rules',
  },
  noAdvice: 'Examples to start from, none of it is legal advice: check them with yours.',
  now: 'What counts now',
  nowIntro:
    'Each workweek is paid by the rules that count on its first day: the law of the state on top of the federal one, your contract on top of both.',
  since: (day: string) => `since ${day}`,
  from: (day: string) => `from ${day}: `,
  defaultName: 'The rules of the time sheet',
  defaultSource: 'Minimum, meal time and penalty as they stand in the settings of the company',
  nothing: 'No rules',
  noCallMinimum:
    'The minimum hours that each call names are not paid: none of these rules says “or as each call says” for the minimum.',
  choose: 'Choose others',
  chooseWhat: 'Rules',
  chooseFrom: 'From the first workweek that begins on',
  chooseSave: 'Use these rules',
  chosen: (name: string, layer: string) => `${layer}: ${name}.`,
  sets: 'Your rule sets',
  setsNone: 'None yet. Start from an example below.',
  name: 'Name',
  layer: 'Kind',
  says: 'What it says',
  version: (version: number) => `Version ${version}`,
  more: (count: number) => `and ${count} more`,
  examples: 'Start from',
  blank: 'Nothing',
  blankText: 'Write all rules yourself.',
  start: (name: string) => `Start from ${name}`,
  startBlank: 'Start from nothing',
  source: (source: string, day: string | null) => (day ? `${source}. Read on ${day}.` : source),
  newTitle: 'New rules of pay',
  editTitle: (name: string) => `Rules: ${name}`,
  intro:
    'Fill in what your contract says, and leave everything else blank. Hours are typed as 10, 4.5 or 0:30.',
  others: 'Add a rule',
  inUse: 'Rules',
  row: (title: string, nth: number) => `${title} ${nth}`,
  hours: 'hours',
  eachCall: 'or as each call says',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  about: 'Name and beginning',
  effectiveFrom: 'Counts from the first workweek that begins on',
  effectiveHint: 'Earlier workweeks stay as they are.',
  sourceLabel: 'Where the rules come from',
  sourceHint: 'Such as the agreement and its section.',
  readOn: 'Read on',
  choosing: 'Use these rules from that day on',
  save: 'Save rules',
  preview: 'Preview on the last calls',
  saved: (name: string) => `${name} is saved.`,
  endings: {
    version: (version: number, day: string) =>
      `Version ${version} is planned from ${day} on. What you save counts for workweeks that begin before.`,
    neverVersion: (version: number, day: string) =>
      `Version ${version} is planned from ${day} on, and no workweek begins in between: what you save with this day never counts.`,
    choice: (name: string | null, day: string) =>
      `${name ?? 'No rules'} is chosen from ${day} on. What you save counts for workweeks that begin before.`,
    neverChoice: (name: string | null, day: string) =>
      `${name ?? 'No rules'} is chosen from ${day} on, and no workweek begins in between: what you save with this day never counts.`,
  },
  dayIs: {
    calendar: 'A day is here one of the calendar, from midnight to midnight.',
    period: (hours: string) =>
      `A day is here all work until there are ${hours} hours off, also across midnight.`,
    rolling: 'A day is here 24 hours from its first minute of work.',
    change: 'Change what a day is',
  },
  renamed: 'These rules are still as they were.',
  wrong: (count: number) =>
    count === 1 ? 'One thing is missing or wrong.' : `${count} things are missing or wrong.`,
  changedMeanwhile:
    'Somebody else has changed these rules meanwhile. Yours stand here: open the page again in another tab to compare, and save once more.',
  nameTaken: 'Another rule set has this name.',
  archive: 'Archive',
  archiveConfirm: (name: string) =>
    `Archive ${name}? Workweeks that it ruled keep it; nobody can choose it any more.`,
  archived: (name: string) => `${name} is archived.`,
  inUseRefusal: 'These rules are in use. Choose others first.',
  versions: 'Versions',
  versionsIntro: 'A version never changes. Workweeks are paid by the one that was in force.',
  versionFrom: (version: number, day: string) => `Version ${version}, from ${day}`,
  written: (moment: string) => `Written ${moment}.`,
  previewTitle: 'The last calls, before and after',
  previewIntro: (count: number) =>
    count === 1
      ? 'The last call that was worked or canceled at short notice, computed with what stands above. Nothing is saved yet.'
      : `The last ${count} calls that were worked or canceled at short notice, computed with what stands above. Nothing is saved yet.`,
  previewNone: 'No call was worked yet, so there is nothing to compare.',
  examplesTitle: (rate: string) => `Example shifts, at ${rate} an hour`,
  example: 'Shift',
  exampleShifts: {
    noMeal: '8:00 AM – 8:00 PM without a meal',
    meals: '8:00 AM – 9:00 PM, unpaid meals at 12:30 and 5:30 PM',
    night: '8:00 PM – 4:00 AM, a paid meal at midnight',
    short: '8:00 – 9:30 AM in a call of at least 4 h',
    week: 'Monday to Friday, 10 h a day with a meal in time',
    canceled: 'Canceled 12 h before it begins',
  } satisfies Record<ExampleShiftKey, string>,
  call: 'Call',
  people: 'Shifts',
  before: 'Now',
  after: 'Then',
  amountBefore: 'Amount now',
  amountAfter: 'Amount then',
  difference: 'Difference',
  added: (time: string) => `${time} not worked`,
  same: 'as now',
  sum: 'Together',
  withoutRate: (count: number) =>
    count === 1 ? '1 shift has no rate.' : `${count} shifts have no rate.`,
};

const spanish: typeof english = {
  title: 'Reglas de pago',
  blocks: SPANISH_BLOCKS,
  layers: {
    federal: 'Ley federal',
    state: 'Ley estatal',
    contract: 'Contrato o reglas de la casa',
  },
  noAdvice: 'Ejemplos para empezar; nada de esto es asesoramiento legal: compárelos con los suyos.',
  now: 'Lo que vale ahora',
  nowIntro:
    'Cada semana laboral se paga con las reglas que valen en su primer día: la ley estatal sobre la federal, y su contrato sobre ambas.',
  since: (day) => `desde ${day}`,
  from: (day) => `desde ${day}: `,
  defaultName: 'Las reglas de la hoja de horas',
  defaultSource: 'Mínimo, hora de comer y recargo como están en los ajustes de la empresa',
  nothing: 'Sin reglas',
  noCallMinimum:
    'No se pagan las horas mínimas que dice cada turno: ninguna de estas reglas dice «o como dice cada turno» para el mínimo.',
  choose: 'Elegir otras',
  chooseWhat: 'Reglas',
  chooseFrom: 'Desde la primera semana laboral que empiece el',
  chooseSave: 'Usar estas reglas',
  chosen: (name, layer) => `${layer}: ${name}.`,
  sets: 'Sus reglas',
  setsNone: 'Todavía no hay. Empiece con un ejemplo de abajo.',
  name: 'Nombre',
  layer: 'Clase',
  says: 'Lo que dicen',
  version: (version) => `Versión ${version}`,
  more: (count) => `y ${count} más`,
  examples: 'Empezar con',
  blank: 'Nada',
  blankText: 'Escribir todas las reglas.',
  start: (name) => `Empezar con ${name}`,
  startBlank: 'Empezar sin nada',
  source: (source, day) => (day ? `${source}. Leído el ${day}.` : source),
  newTitle: 'Nuevas reglas de pago',
  editTitle: (name) => `Reglas: ${name}`,
  intro:
    'Complete lo que dice su contrato y deje lo demás en blanco. Las horas se escriben como 10, 4.5 o 0:30.',
  others: 'Agregar una regla',
  inUse: 'Reglas',
  row: (title, nth) => `${title} ${nth}`,
  hours: 'horas',
  eachCall: 'o como dice cada turno',
  weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  about: 'Nombre y comienzo',
  effectiveFrom: 'Cuentan desde la primera semana laboral que empiece el',
  effectiveHint: 'Las semanas anteriores quedan como están.',
  sourceLabel: 'De dónde salen las reglas',
  sourceHint: 'Como el convenio y su artículo.',
  readOn: 'Leído el',
  choosing: 'Usar estas reglas desde ese día',
  save: 'Guardar reglas',
  preview: 'Probar con los últimos turnos',
  saved: (name) => `${name}: guardado.`,
  endings: {
    version: (version, day) =>
      `La versión ${version} está prevista desde ${day}. Lo que guarde cuenta para semanas que empiezan antes.`,
    neverVersion: (version, day) =>
      `La versión ${version} está prevista desde ${day} y ninguna semana empieza entre ambos días: lo que guarde con este día no cuenta nunca.`,
    choice: (name, day) =>
      `${name ?? 'Ninguna regla'} está elegida desde ${day}. Lo que guarde cuenta para semanas que empiezan antes.`,
    neverChoice: (name, day) =>
      `${name ?? 'Ninguna regla'} está elegida desde ${day} y ninguna semana empieza entre ambos días: lo que guarde con este día no cuenta nunca.`,
  },
  dayIs: {
    calendar: 'Un día es aquí uno del calendario, de medianoche a medianoche.',
    period: (hours) =>
      `Un día es aquí todo el trabajo hasta que haya ${hours} horas libres, también pasada la medianoche.`,
    rolling: 'Un día son aquí 24 horas desde su primer minuto de trabajo.',
    change: 'Cambiar qué es un día',
  },
  renamed: 'Estas reglas siguen como estaban.',
  wrong: (count) =>
    count === 1 ? 'Falta algo o está mal.' : `Hay ${count} cosas que faltan o están mal.`,
  changedMeanwhile:
    'Otra persona cambió estas reglas mientras tanto. Las suyas están aquí: abra la página en otra pestaña para comparar y guarde otra vez.',
  nameTaken: 'Otras reglas tienen este nombre.',
  archive: 'Archivar',
  archiveConfirm: (name) =>
    `¿Archivar ${name}? Las semanas que rigió lo conservan; ya no se podrá elegir.`,
  archived: (name) => `${name}: archivado.`,
  inUseRefusal: 'Estas reglas están en uso. Elija otras primero.',
  versions: 'Versiones',
  versionsIntro: 'Una versión no cambia nunca. Cada semana se paga con la que estaba vigente.',
  versionFrom: (version, day) => `Versión ${version}, desde ${day}`,
  written: (moment) => `Escrita el ${moment}.`,
  previewTitle: 'Los últimos turnos, antes y después',
  previewIntro: (count) =>
    count === 1
      ? 'El último turno trabajado o cancelado con poco aviso, calculado con lo que está arriba. Todavía no se guarda nada.'
      : `Los últimos ${count} turnos trabajados o cancelados con poco aviso, calculados con lo que está arriba. Todavía no se guarda nada.`,
  previewNone: 'Todavía no se trabajó ningún turno, así que no hay nada que comparar.',
  examplesTitle: (rate) => `Turnos de ejemplo, a ${rate} por hora`,
  example: 'Turno',
  exampleShifts: {
    noMeal: '8:00 a.m. – 8:00 p.m. sin comida',
    meals: '8:00 a.m. – 9:00 p.m., comidas no pagadas a las 12:30 y a las 5:30 p.m.',
    night: '8:00 p.m. – 4:00 a.m., una comida pagada a medianoche',
    short: '8:00 – 9:30 a.m. en un turno de 4 h como mínimo',
    week: 'De lunes a viernes, 10 h al día con una comida a tiempo',
    canceled: 'Cancelado 12 h antes de empezar',
  },
  call: 'Turno',
  people: 'Turnos',
  before: 'Ahora',
  after: 'Después',
  amountBefore: 'Importe ahora',
  amountAfter: 'Importe después',
  difference: 'Diferencia',
  added: (time) => `${time} sin trabajar`,
  same: 'como ahora',
  sum: 'En total',
  withoutRate: (count) =>
    count === 1 ? '1 turno no tiene tarifa.' : `${count} turnos no tienen tarifa.`,
};

export const PAY_RULES_WORDS = { en: english, es: spanish };
export type PayRulesWords = typeof english;

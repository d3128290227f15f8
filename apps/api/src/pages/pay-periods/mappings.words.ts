type Pairs = readonly (readonly [string, string])[];

const english = {
  title: 'Files as your payroll wants them',
  intro: 'A CSV file with the columns, headings and formats of your payroll.',
  periods: 'Pay periods',
  name: 'Name',
  columns: 'Columns',
  columnsHint: (fields: string) =>
    `One in each line, in their order, with its heading: payroll_number = Employee ID. Fields: ${fields}. The field text has a text of its own: text = Department = Stage.`,
  codes: 'Codes of kinds of pay',
  codesHint: (kinds: string) =>
    `One in each line: overtime = OT. Kinds without a code are written by our name. Kinds: ${kinds}.`,
  headings: 'The first line has the headings',
  labels: {
    lines: 'A line for each',
    dates: 'Dates',
    hours: 'Hours',
    delimiter: 'Between cells',
    decimal_mark: 'Decimals after',
  } as Record<string, string>,
  lines: {
    worker: 'worker',
    earning: 'worker and kind of pay',
    call: 'worker, kind of pay and call',
  },
  hours: { decimal: '8.50', clock: '8:30', minutes: '510' },
  delimiters: [
    ['comma', 'comma'],
    ['semicolon', 'semicolon'],
    ['tab', 'tab'],
    ['bar', 'bar |'],
  ] as Pairs,
  marks: [
    ['point', 'point'],
    ['comma', 'comma'],
  ] as Pairs,
  save: 'Save the mapping',
  saved: 'The mapping is saved.',
  add: 'A new mapping',
  remove: 'Remove',
  removeConfirm: (name: string) => `Remove the mapping ${name}? Files that were made stay.`,
  removed: 'The mapping is removed.',
  none: 'No mapping yet. Start below, or with an example.',
  presets: 'Start with an example:',
  source: (day: string) => `public description, read ${day}`,
};

const spanish: typeof english = {
  title: 'Archivos como los pide su nómina',
  intro: 'Un archivo CSV con las columnas, los títulos y los formatos de su nómina.',
  periods: 'Períodos de pago',
  name: 'Nombre',
  columns: 'Columnas',
  columnsHint: (fields) =>
    `Una por línea, en su orden, con su título: payroll_number = Employee ID. Campos: ${fields}. El campo text lleva su propio texto: text = Department = Stage.`,
  codes: 'Códigos de tipos de pago',
  codesHint: (kinds) =>
    `Uno por línea: overtime = OT. Los tipos sin código llevan nuestro nombre. Tipos: ${kinds}.`,
  headings: 'La primera línea lleva los títulos',
  labels: {
    lines: 'Una línea por',
    dates: 'Fechas',
    hours: 'Horas',
    delimiter: 'Entre celdas',
    decimal_mark: 'Decimales tras',
  },
  lines: {
    worker: 'trabajador',
    earning: 'trabajador y tipo de pago',
    call: 'trabajador, tipo de pago y turno',
  },
  hours: { decimal: '8.50', clock: '8:30', minutes: '510' },
  delimiters: [
    ['comma', 'coma'],
    ['semicolon', 'punto y coma'],
    ['tab', 'tabulador'],
    ['bar', 'barra |'],
  ],
  marks: [
    ['point', 'punto'],
    ['comma', 'coma'],
  ],
  save: 'Guardar la asignación',
  saved: 'La asignación está guardada.',
  add: 'Una asignación nueva',
  remove: 'Quitar',
  removeConfirm: (name) => `¿Quitar la asignación ${name}? Los archivos creados se conservan.`,
  removed: 'La asignación se quitó.',
  none: 'Aún no hay asignaciones. Empiece abajo o con un ejemplo.',
  presets: 'Empiece con un ejemplo:',
  source: (day) => `descripción pública, leída el ${day}`,
};

export const MAPPING_WORDS = { en: english, es: spanish };

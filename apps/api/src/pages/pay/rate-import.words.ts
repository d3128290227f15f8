import type { PreviewedRate, RateColumnRole } from '#libs/pay';
import type { Words } from '../frame/words.js';

const english = {
  title: 'Rates from a file',
  link: 'From a file',
  rates: 'Rates',
  intro: 'You see what each line becomes before anything is stored.',
  file: 'File',
  fileHint: 'Comma-separated values (CSV), up to 512 KB and 2,000 lines.',
  look: 'Look at it',
  howTitle: 'How the file is read',
  how: [
    'The first row names the columns. Amount and From have to be there; Per, Worker, Skill, Location, Event and Requirement may be.',
    'A blank cell means any, a blank Per means an hour. Per is hour, day or call.',
    'A worker is named by name or number, an event, skill or location by name, a requirement by the end of its address.',
    'A day is 2031-05-01 or 5/1/2031, with the month first.',
    'Where there is a rate for the same work and day, its amount is changed. Nothing is removed.',
  ],
  example: 'Worker,Skill,Amount,Per,From',
  previewTitle: 'What the file becomes',
  another: 'Another file',
  store: (n: number) => (n === 1 ? 'Store 1 rate' : `Store ${n} rates`),
  nothing: 'No line changes anything.',
  movedOn: 'Somebody changed rates or names meanwhile. This is what the file becomes now.',
  ignored: (titles: string) => `These columns are left out: ${titles}.`,
  refusedSome: (n: number) =>
    n === 1 ? '1 line is left out; it says why.' : `${n} lines are left out; each says why.`,
  caption: 'Lines of the file',
  row: 'Row',
  becomes: 'Becomes',
  outcomes: {
    added: 'new',
    changed: 'changed',
    same: 'as it is',
    refused: 'left out',
  } satisfies Record<PreviewedRate['outcome'], string>,
  columns: {
    worker: 'Worker',
    skill: 'Skill',
    location: 'Location',
    event: 'Event',
    requirement: 'Requirement',
    amount: 'Amount',
    per: 'Per',
    from: 'From',
  } satisfies Record<RateColumnRole, string>,
  remarks: 'Remarks',
  before: (price: string) => `now ${price}`,
  stored: (added: number, changed: number) =>
    [
      added === 1 ? '1 rate was added' : `${added} rates were added`,
      changed === 1 ? '1 was changed.' : `${changed} were changed.`,
    ].join(', '),
};

const spanish: typeof english = {
  title: 'Tarifas de un archivo',
  link: 'De un archivo',
  rates: 'Tarifas',
  intro: 'Antes de guardar nada se ve en qué se convierte cada línea.',
  file: 'Archivo',
  fileHint: 'Valores separados por comas (CSV), hasta 512 KB y 2000 líneas.',
  look: 'Ver el contenido',
  howTitle: 'Cómo se lee el archivo',
  how: [
    'La primera fila nombra las columnas. Importe y Desde tienen que estar; Por, Trabajador, Oficio, Lugar, Evento y Requisito pueden estar.',
    'Una celda vacía significa cualquiera; un Por vacío, una hora. Por es hora, día o llamada.',
    'Un trabajador se nombra por su nombre o su número; un evento, oficio o lugar, por su nombre; un puesto, por el final de su dirección.',
    'Un día es 2031-05-01 o 5/1/2031, con el mes primero.',
    'Donde ya hay una tarifa para el mismo trabajo y día, se cambia su importe. No se quita nada.',
  ],
  example: 'Trabajador,Oficio,Importe,Por,Desde',
  previewTitle: 'En qué se convierte el archivo',
  another: 'Otro archivo',
  store: (n) => (n === 1 ? 'Guardar 1 tarifa' : `Guardar ${n} tarifas`),
  nothing: 'Ninguna línea cambia nada.',
  movedOn:
    'Mientras tanto alguien cambió tarifas o nombres. Esto es en lo que se convierte el archivo ahora.',
  ignored: (titles) => `Estas columnas no se usan: ${titles}.`,
  refusedSome: (n) =>
    n === 1
      ? '1 línea queda fuera; dice por qué.'
      : `${n} líneas quedan fuera; cada una dice por qué.`,
  caption: 'Líneas del archivo',
  row: 'Fila',
  becomes: 'Resultado',
  outcomes: { added: 'nueva', changed: 'cambiada', same: 'igual', refused: 'fuera' },
  columns: {
    worker: 'Trabajador',
    skill: 'Oficio',
    location: 'Lugar',
    event: 'Evento',
    requirement: 'Puesto',
    amount: 'Importe',
    per: 'Por',
    from: 'Desde',
  },
  remarks: 'Notas',
  before: (price) => `ahora ${price}`,
  stored: (added, changed) =>
    [
      added === 1 ? 'Se añadió 1 tarifa' : `Se añadieron ${added} tarifas`,
      changed === 1 ? 'se cambió 1.' : `se cambiaron ${changed}.`,
    ].join(', '),
};

export const RATE_IMPORT_WORDS: Words<typeof english> = { en: english, es: spanish };

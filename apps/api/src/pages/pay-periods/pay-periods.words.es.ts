import type { english } from './pay-periods.words.en.js';

export const spanish: typeof english = {
  title: 'Períodos de pago',
  open: 'Abiertos',
  closed: 'Cerrados',
  isOpen: 'Abierto',
  isClosed: 'Cerrado',
  period: 'Período',
  approved: 'Turnos aprobados',
  drafts: 'Sin aprobar',
  state: 'Estado',
  running: 'en curso',
  over: 'se puede cerrar',
  payday: 'Día de pago',
  workers: 'Trabajadores',
  hours: 'Horas',
  amount: 'Importe',
  corrections: 'Correcciones',
  closedBy: (name, when) => (name ? `por ${name}, ${when}` : when),
  noneOpen: 'Nada está abierto.',
  noneClosed: 'Aún no hay períodos cerrados.',
  dates: (from, last) => `${from} a ${last}`,
  allPeriods: 'Todos los períodos',
  closeTitle: 'Cerrar este período',
  close: 'Cerrar el período',
  closeText: (approved, drafts) =>
    `Se ${approved === 1 ? 'exporta 1 turno aprobado' : `exportan ${approved} turnos aprobados`} y sus líneas quedan fijas. ${
      drafts === 0
        ? 'No queda nada pendiente.'
        : `${drafts} ${drafts === 1 ? 'turno sin aprobar pasa' : 'turnos sin aprobar pasan'} al período siguiente.`
    } Los cambios posteriores de horas, tarifas o reglas se pagan en el período siguiente, como diferencias. No se puede deshacer.`,
  closeConfirm: (amount) =>
    `¿Cerrar este período de pago${amount === null ? '' : ` y pagar ${amount}`}? No se puede volver a abrir.`,
  closesAfter: (day) => `Se puede cerrar después del ${day}.`,
  paydayHint: 'El día en que se paga. Su año es el año fiscal.',
  closedNotice: 'El período está cerrado.',
  closedMeanwhile: (name, when) =>
    name
      ? `${name} cerró este período ${when}. No se añadió nada suyo.`
      : `Este período se cerró ${when}. No se añadió nada suyo.`,
  ahead: 'Lo que pagaría el cierre',
  aheadText:
    'Horas aprobadas hasta el último día, turnos cancelados que una regla paga y correcciones de períodos cerrados: lo que quedaría fijo al cerrar ahora. Las horas sin aprobar están al lado y vienen después.',
  notApproved: 'Sin aprobar',
  differences: 'Correcciones que se pagan',
  differencesText:
    'Horas, tarifas o reglas de períodos cerrados han cambiado. Al cerrar este período se paga la diferencia.',
  noneDiffer: 'Nada de lo pagado ha cambiado.',
  paidIn: 'Pagado en',
  before: 'Pagado',
  after: 'Ahora es',
  difference: 'Diferencia',
  uncounted: (count) =>
    `${count} registros de períodos cerrados pueden pagarse de otra forma: son demasiados para calcularlos aquí. El cierre los calcula y paga la diferencia.`,
  mind: 'Antes de cerrar',
  mindDrafts: (count) =>
    count === 1
      ? 'Un turno no está aprobado: sus horas vienen con un período posterior.'
      : `${count} turnos no están aprobados: sus horas vienen con un período posterior.`,
  mindDisputes: (count) =>
    count === 1
      ? 'Un trabajador ha dicho que sus horas están mal y no tiene respuesta.'
      : `${count} trabajadores han dicho que sus horas están mal y no tienen respuesta.`,
  mindScans: (count) =>
    count === 1 ? 'Un escaneo espera una decisión.' : `${count} escaneos esperan una decisión.`,
  mindRates: (count) =>
    count === 1
      ? 'Un registro no tiene tarifa: serían horas sin dinero.'
      : `${count} registros no tienen tarifa: serían horas sin dinero.`,
  mindNumbers: (count) =>
    count === 1
      ? 'Un trabajador no tiene número de nómina.'
      : `${count} trabajadores no tienen número de nómina.`,
  toRates: 'Tarifas',
  nothingOpen: 'No hay disputas, escaneos, tarifas ni números pendientes.',
  withDisputes: (state, count) =>
    `${state}, ${count} ${count === 1 ? 'disputa abierta' : 'disputas abiertas'}`,
  waiting: 'Turnos que no están en un período cerrado',
  waitingClosed: 'Pasan al período siguiente',
  waitingText: 'Turnos hasta el último día de este período, también los anteriores.',
  noneWaiting: 'No hay horas pendientes.',
  call: 'Turno',
  event: 'Evento',
  date: 'Fecha',
  sheet: 'Hoja de horas',
  people: 'Con horas',
  states: {
    draft: 'borrador',
    submitted: 'enviada',
    approved: 'aprobada',
    exported: 'exportada',
  },
  worker: 'Trabajador',
  number: 'Número de nómina',
  noNumber: 'ninguno',
  regular: 'Normales',
  overtime: 'A 1.5',
  double: 'A 2',
  other: 'Otras horas',
  otherPay: 'Otros pagos',
  noWorkers: 'Nadie cobra en este período.',
  withoutRate: (count) =>
    `${count} ${count === 1 ? 'registro no tiene' : 'registros no tienen'} tarifa, solo horas.`,
  numbers: 'Números de nómina que faltan',
  numbersText:
    'Quien no tiene número aparece con la celda vacía en los archivos de nómina, para que su nómina rechace la línea en vez de olvidarlo.',
  allNumbers: 'Números de nómina',
  knownNumbers: (count) =>
    `Corregir ${count === 1 ? 'un número' : `uno de ${count} números`}; uno vacío se quita`,
  saveNumbers: 'Guardar los números',
  numbersSaved: 'Los números de nómina están guardados.',
  files: 'Archivos',
  filesText:
    'El mismo archivo de un período cerrado tiene siempre los mismos bytes. Cada archivo queda en el registro de auditoría.',
  format: 'Formato',
  formats: {
    adp: 'ADP (importación de paydata)',
    gusto: 'Gusto (horas)',
    mapped: 'CSV según asignación',
    csv: 'Tabla (CSV)',
    xlsx: 'Tabla (Excel)',
  },
  mapping: 'Asignación',
  mappings: 'Formatos de nómina',
  otherPayroll: 'Otra nómina: decir qué columnas quiere',
  noMapping: 'ninguna',
  makeFile: 'Crear el archivo',
  noneFiles: 'Aún no se creó ningún archivo.',
  file: 'Archivo',
  made: 'Creado',
  exports: 'Archivos de horas y pago',
  tableTitle: 'Una tabla de fechas',
  tableText:
    'Cada línea como cuenta ahora, de los turnos de estas fechas, en períodos cerrados o no.',
  from: 'Desde',
  until: 'Hasta',
  onlyWorker: 'Solo este contacto',
  onlyWorkerHint: 'Un nombre; vacío: todos',
  onlyEvent: 'Solo este evento',
  allEvents: 'Todos los eventos',
  download: 'Descargar',
  progress: 'Escribiendo el archivo',
  progressText: 'Puede salir de esta página; el archivo estará aquí.',
  failed: 'No se pudo escribir el archivo. Pídalo de nuevo.',
  deleted: 'El archivo se borró. Créelo de nuevo: un período cerrado da los mismos bytes.',
  rows: 'Filas',
  control: 'Totales de control',
  kind: 'Tipo de pago',
  checksum: 'SHA-256',
  missing: 'Lo que pedirá su nómina',
  missingCodes: (codes) => `Sin código para: ${codes}.`,
  missingCompany: 'Su empresa aún no tiene código de la nómina (ajustes de pago).',
  left: 'Lo que no cabe en este formato',
  leftText: 'Escríbalo a mano en la nómina.',
  tax: 'Horas extra calificadas',
  taxText:
    'Formulario W-2, casilla 12, código TT: la parte de las horas extra que la ley federal exige sobre la tarifa regular, en el año del día de pago. No es asesoría fiscal.',
  year: (year) => `Año fiscal ${year}`,
  federal: 'Código TT',
  stateOt: 'Recargo estatal',
  contractOt: 'Recargo por contrato',
  paid: 'Pagado',
  weeks: 'Semanas',
  week: (day) => `Semana del ${day}`,
  noneTax: 'No se pagó nada en este año.',
  why: 'Por qué',
  line: 'Tipo',
  correction: 'corrección',
  minutesAt: (hours, multiplier) => `${hours} × ${multiplier}`,
  reports: 'Asistencia',
};

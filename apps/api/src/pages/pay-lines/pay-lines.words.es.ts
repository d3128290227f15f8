import type { english } from './pay-lines.words.en.js';

const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const spanish: typeof english = {
  why: '¿Por qué esta cantidad?',
  of: (worker, skill) => `${worker} · ${skill}`,
  total: 'Total',
  hoursOnly: 'solo horas',
  hoursOnlyText: 'Ninguna tarifa cuenta para este trabajo: hay horas, pero no cantidades.',
  setRate: 'Fijar una tarifa',
  voided: 'Estas horas no cuentan.',
  canceled: {
    text: (at: string, by: string | null, notice: string | null) =>
      `Cancelado el ${at}${by ? ` por ${by}` : ''}, ${notice ? `${notice} antes del turno` : 'ya empezado el turno'}.`,
    withdrawn: 'Después volvió al turno, así que no se debe nada por ello.',
    nothing: 'Ninguna regla lo paga.',
    owed: 'Lo que se debe por ello',
    shift: 'Cancelado',
  },
  running: 'Todavía sin salida: lo que suma hasta ahora.',
  overlap: (from, to) => `De ${from} a ${to} también hay otro trabajo, y se paga allí.`,
  lines: 'Horas',
  linesIntro: 'Abra una línea para ver su regla, lo que se contó y los fichajes.',
  adders: 'Además de las horas',
  nothing: 'Sin tiempo pagado.',
  unpaidBreak: 'descanso no pagado',
  details: {
    rule: 'Regla',
    regular: 'Ninguna regla paga más por estos minutos.',
    version: 'Versión',
    versionOf: (version, from) => (from ? `${version}, cuenta desde ${from}` : `${version}`),
    shipped: 'las reglas que trae el producto',
    layer: 'Tipo',
    layers: { federal: 'federal', state: 'estatal', contract: 'de convenio' },
    date: 'Fecha',
    threshold: 'Umbral',
    hours: (hours) => `${hours} h`,
    clock: (from, to) => (to ? `de ${from} a ${to}` : `desde ${from}`),
    counter: 'Contador',
    counted: (before, after) => `${before} h antes, ${after} h después`,
    multiplier: 'Multiplicador',
    base: 'Cantidad',
    straight: (straight, premium, rate) =>
      `${straight} por el tiempo a ${rate}${premium ? `, ${premium} de recargo` : ''}`,
    covered: (premium) =>
      premium ? `${premium} de recargo sobre lo que cubre la tarifa` : 'incluido en la tarifa',
    inRate: { day: 'en la tarifa por día', call: 'en la tarifa por turno' },
    onTop: (parts) => `${parts} de recargo`,
    week: 'Semana laboral',
    weekFrom: (day) => `desde ${day}`,
    premium: 'Del recargo',
    split: (federal, state, contract) =>
      `${federal} federal, ${state} estatal, ${contract} de convenio`,
    punches: 'Fichajes',
  },
  per: {
    hour: (rate) => `${rate} por hora`,
    day: (rate) => `${rate} por día`,
    call: (rate) => `${rate} por turno`,
  },
  federalPart: (cents) => `${cents} son horas extra federales`,
  week: {
    title: (day) => `Tarifa regular de la semana desde ${day}`,
    intro:
      'De ella se multiplican las horas extra: pago por el trabajo entre las horas trabajadas.',
    rate: (rate) => `${rate} por hora`,
    entry: 'Trabajo',
    hours: 'Horas',
    at: 'Tarifa',
    pay: 'Pago por el trabajo',
    sum: (pay, hours, rate) => `${pay} ÷ ${hours} = ${rate}`,
    bonus: (cents) => `Bonos de la semana, que tienen su propio paso: ${cents}`,
    here: 'este trabajo',
    none: 'sin tarifa: no entra',
  },
  punches: {
    title: 'Fichajes',
    none: 'No se fichó nada: las horas se importaron.',
    edges: {
      start: 'Entrada',
      end: 'Salida',
      end_removed: 'Salida anulada',
      break_start: 'Pausa',
      break_removed: 'Pausa eliminada',
      voided: 'Horas anuladas',
      restored: 'Las horas vuelven a contar',
    },
    sources: {
      time_sheet: 'hoja de horas',
      scanner: 'escáner',
      station: 'puesto de fichaje',
      clock_in_page: 'su propio teléfono',
      demonstration: 'datos de demostración',
    },
    line: (edge, raw, counted) =>
      counted === null || raw === counted
        ? `${edge} ${raw}`
        : `${edge} ${raw}, cuenta como ${counted}`,
    pause: (length, isPaid) => `${length} ${isPaid ? 'pagada' : 'no pagada'}`,
    by: (source, person) => (person ? `${person}, ${source}` : source),
  },
  call: {
    title: 'Pago del turno',
    columns: {
      worker: 'Nombre',
      skill: 'Oficio',
      hours: 'Horas',
      higher: 'De ellas',
      pay: 'Pago',
    },
    workers: (count) => plural(count, 'persona', 'personas'),
    none: 'Nadie tiene todavía tiempo pagado en este turno.',
    sheet: 'Hoja de horas',
    report: 'Informe',
  },
  worker: {
    title: 'Lo ganado',
    columns: { date: 'Fecha', call: 'Turno', hours: 'Horas', higher: 'De ellas', pay: 'Pago' },
    none: 'Sin tiempo pagado en estos días.',
    from: 'Desde',
    until: 'Hasta',
    contact: 'Contacto',
  },
  ofWhich: (hours, multiplier) => `${hours} a ${multiplier}`,
  added: (hours) => `${hours} sin trabajar`,
  cost: {
    planned: (amount) => `${amount} previstos`,
    soFar: (amount) => `${amount} hasta ahora`,
    meals: 'si se come a tiempo',
    withoutRate: (count) => plural(count, 'persona sin tarifa', 'personas sin tarifa'),
    ahead: (count) =>
      count === 1
        ? 'Una persona pasa de 40 h en la semana si viene'
        : `${count} personas pasan de 40 h en la semana si vienen`,
    aheadOf: (name, hours, week) => `${name}: ${hours} en la semana desde ${week}`,
    title: 'Costes',
    show: 'Lo que cuesta',
    columns: { skill: 'Oficio', confirmed: 'Confirmados', cost: 'Coste' },
    none: 'Todavía no hay personal que pagar.',
  },
  candidate: {
    title: 'Coste',
    cost: (hours, higher, pay) => `${hours}${higher ? `, de ellas ${higher}` : ''}: ${pay}`,
    hours: (hours, higher) => `${hours}${higher ? `, de ellas ${higher}` : ''}`,
    assumes: 'Los costes son los de todo el turno si se come a tiempo.',
  },
};

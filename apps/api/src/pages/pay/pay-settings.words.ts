const english = {
  title: 'How the company pays',
  week: 'Workweek',
  weekIntro:
    'Weekly overtime counts within it. A workweek is fixed; move its start only when you mean it to stay. Weeks of closed pay periods stay as they are; where the last of them and the first new one overlap, each worker is paid the way that pays more.',
  day: 'Starts on',
  time: 'At',
  timeHint: 'On the clocks of the company',
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  period: 'Pay period',
  kind: 'How long',
  kinds: {
    weekly: 'One week',
    two_weeks: 'Two weeks',
    half_months: 'Half a month',
    months: 'One month',
  },
  anchor: 'A day on which one begins',
  anchorHint: 'Half months: the 1st to 13th, and 15 days later. Months: the 1st to 28th.',
  now: (from: string, last: string) => `Now: ${from} to ${last}`,
  payroll: 'Names in payroll files',
  adp: 'ADP company code',
  adpHint: 'Up to three letters and digits',
  batch: 'ADP batch',
  other: 'Company in another payroll',
  save: 'Save',
  saved: 'Saved.',
};

const spanish: typeof english = {
  title: 'Cómo paga la empresa',
  week: 'Semana laboral',
  weekIntro:
    'Dentro de ella cuentan las horas extra semanales. Es fija; mueva su comienzo solo si va a quedar así. Las semanas de períodos cerrados quedan como están; donde la última y la primera nueva se solapan, a cada trabajador se le paga la forma que paga más.',
  day: 'Comienza el',
  time: 'A las',
  timeHint: 'En el reloj de la empresa',
  days: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  period: 'Período de pago',
  kind: 'Duración',
  kinds: {
    weekly: 'Una semana',
    two_weeks: 'Dos semanas',
    half_months: 'Medio mes',
    months: 'Un mes',
  },
  anchor: 'Un día en que comienza uno',
  anchorHint: 'Medios meses: del 1 al 13, y 15 días después. Meses: del 1 al 28.',
  now: (from, last) => `Ahora: del ${from} al ${last}`,
  payroll: 'Nombres en archivos de nómina',
  adp: 'Código de empresa de ADP',
  adpHint: 'Hasta tres letras y cifras',
  batch: 'Lote de ADP',
  other: 'Empresa en otra nómina',
  save: 'Guardar',
  saved: 'Guardado.',
};

export const PAY_SETTINGS_WORDS = { en: english, es: spanish };

const english = {
  title: 'When you don’t work',
  intro:
    'Your companies see it when they look for people. They can still ask you, and you can still say yes.',
  days: 'Days off',
  daysIntro: 'A day, or several in a row.',
  startsOn: 'First day',
  endsOn: 'Last day',
  endsOnHint: 'Empty: one day.',
  addDays: 'Add days off',
  weekly: 'Every week',
  weeklyIntro: 'By the clock of the venue. An end before the start is on the next day.',
  weekday: 'Weekday',
  from: 'From',
  until: 'Until',
  wholeDay: 'Without times: the whole day.',
  addWeekday: 'Add weekly hours',
  list: 'You don’t work',
  none: 'You have not said anything',
  noneText: 'Add days or weekly hours below, so that you are asked for calls that suit you.',
  remove: 'Remove',
  added: 'Added. Your companies see it when they look for people.',
  removed: 'Removed.',
  gone: 'It was removed already.',
};

const spanish: typeof english = {
  title: 'Cuándo no trabaja',
  intro:
    'Sus empresas lo ven cuando buscan gente. Aun así pueden preguntarle, y usted puede decir que sí.',
  days: 'Días libres',
  daysIntro: 'Un día, o varios seguidos.',
  startsOn: 'Primer día',
  endsOn: 'Último día',
  endsOnHint: 'Vacío: un solo día.',
  addDays: 'Añadir días libres',
  weekly: 'Cada semana',
  weeklyIntro: 'Según el reloj del lugar. Un final antes del comienzo es del día siguiente.',
  weekday: 'Día de la semana',
  from: 'Desde',
  until: 'Hasta',
  wholeDay: 'Sin horas: todo el día.',
  addWeekday: 'Añadir horas semanales',
  list: 'No trabaja',
  none: 'Todavía no ha dicho nada',
  noneText:
    'Añada abajo días u horas semanales, para que le pregunten por turnos que le vengan bien.',
  remove: 'Quitar',
  added: 'Añadido. Sus empresas lo ven cuando buscan gente.',
  removed: 'Quitado.',
  gone: 'Ya estaba quitado.',
};

export const AVAILABILITY_WORDS = { en: english, es: spanish };

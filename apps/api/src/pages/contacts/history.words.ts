const english = {
  title: 'History',
  caption: 'Calls',
  event: 'Event',
  call: 'Call',
  skill: 'Skill',
  state: 'State',
  all: 'All',
  states: {
    confirmed: 'Confirmed',
    available: 'Available',
    pending: 'Asked',
    declined: 'Declined',
    no_show: 'No-shows',
  },
  none: 'No calls here',
  noneText: 'What this contact was asked for stands here, with what became of it.',
};

const spanish: typeof english = {
  title: 'Historial',
  caption: 'Turnos',
  event: 'Evento',
  call: 'Turno',
  skill: 'Especialidad',
  state: 'Estado',
  all: 'Todos',
  states: {
    confirmed: 'Confirmados',
    available: 'Disponibles',
    pending: 'Preguntados',
    declined: 'Rechazados',
    no_show: 'Ausencias',
  },
  none: 'No hay turnos aquí',
  noneText: 'Aquí está lo que se le pidió a este contacto y qué pasó.',
};

export const HISTORY_WORDS = { en: english, es: spanish };

import type { LaborNeeds } from '#libs/labor';

const english = {
  title: 'Events',
  caption: 'Events',
  create: 'New event',
  search: 'Search by name, place, month, year or date',
  includePast: 'Past ones too',
  report: 'Hours of marked events',
  views: 'Which events',
  view: {
    upcoming: 'Upcoming',
    past: 'Past',
    all: 'All',
    canceled: 'Canceled',
    deleted: 'Deleted',
  },
  count: (n: number) => (n === 1 ? '1 event' : `${n} events`),
  columns: {
    name: 'Event',
    dates: 'When and where',
    fill: 'Confirmed',
    needs: 'Missing',
    steward: 'Steward',
    actions: 'Actions',
  },
  canceled: 'Canceled',
  noSteward: 'No steward',
  set: 'Set',
  stewardOf: (event: string) => `Steward of ${event}`,
  more: (event: string) => `More for ${event}`,
  edit: 'Edit',
  cancelEvent: 'Cancel event …',
  deleteEvent: 'Delete …',
  filled: 'All calls filled',
  needs: ({ open, missing, named }: LaborNeeds) =>
    named.length > 0
      ? named.map((each) => `${each.laborType}: ${each.missing} needed`).join(', ')
      : `${open} unfilled, ${missing} total labor needed`,
  empty: {
    title: 'No event yet',
    text: 'An event has calls, and each call says how many of which skill it needs. Then the crew is asked by text.',
    steward: 'A manager assigns the events that you run.',
  },
  nothingFound: {
    title: 'No event matches',
    text: 'Every word has to match the name, the place, the month, the year or a date.',
  },
  nothing: {
    upcoming: 'Nothing is coming up.',
    past: 'No event has ended.',
    all: 'No event yet.',
    canceled: 'No event was canceled.',
  },
  deleted: {
    caption: 'Deleted things',
    intro: 'What is deleted can be restored for 90 days, with answers and hours as they were.',
    empty: 'Nothing was deleted in the last 90 days.',
    columns: { what: 'What', name: 'Name', event: 'Event', at: 'Deleted', restore: 'Restore' },
    kind: { event: 'Event', call_time: 'Call', labor_requirement: 'Labor' },
    restore: 'Restore',
    notice: 'The event is deleted.',
    undo: 'Undo',
  },
};

const spanish: typeof english = {
  title: 'Eventos',
  caption: 'Eventos',
  create: 'Nuevo evento',
  search: 'Buscar por nombre, lugar, mes, año o fecha',
  includePast: 'También pasados',
  report: 'Horas de los eventos marcados',
  views: 'Qué eventos',
  view: {
    upcoming: 'Próximos',
    past: 'Pasados',
    all: 'Todos',
    canceled: 'Cancelados',
    deleted: 'Eliminados',
  },
  count: (n) => (n === 1 ? '1 evento' : `${n} eventos`),
  columns: {
    name: 'Evento',
    dates: 'Cuándo y dónde',
    fill: 'Confirmados',
    needs: 'Faltan',
    steward: 'Steward',
    actions: 'Acciones',
  },
  canceled: 'Cancelado',
  noSteward: 'Sin steward',
  set: 'Asignar',
  stewardOf: (event) => `Steward de ${event}`,
  more: (event) => `Más para ${event}`,
  edit: 'Editar',
  cancelEvent: 'Cancelar el evento …',
  deleteEvent: 'Eliminar …',
  filled: 'Todos los turnos están completos',
  needs: ({ open, missing, named }) =>
    named.length > 0
      ? named.map((each) => `${each.laborType}: faltan ${each.missing}`).join(', ')
      : `${open} sin completar, faltan ${missing} en total`,
  empty: {
    title: 'Todavía no hay eventos',
    text: 'Un evento tiene turnos, y cada turno dice cuántas personas de qué oficio hacen falta. Después se pregunta a la gente por mensaje.',
    steward: 'Un gerente asigna los eventos que usted dirige.',
  },
  nothingFound: {
    title: 'Ningún evento coincide',
    text: 'Cada palabra debe coincidir con el nombre, el lugar, el mes, el año o una fecha.',
  },
  nothing: {
    upcoming: 'No hay nada próximo.',
    past: 'Ningún evento ha terminado.',
    all: 'Todavía no hay eventos.',
    canceled: 'Ningún evento fue cancelado.',
  },
  deleted: {
    caption: 'Cosas eliminadas',
    intro: 'Lo eliminado se puede restaurar durante 90 días, con respuestas y horas como estaban.',
    empty: 'No se eliminó nada en los últimos 90 días.',
    columns: {
      what: 'Qué',
      name: 'Nombre',
      event: 'Evento',
      at: 'Eliminado',
      restore: 'Restaurar',
    },
    kind: { event: 'Evento', call_time: 'Turno', labor_requirement: 'Puesto' },
    restore: 'Restaurar',
    notice: 'El evento fue eliminado.',
    undo: 'Deshacer',
  },
};

/** Words of the list of events. */
export const EVENT_LIST_WORDS = { en: english, es: spanish };

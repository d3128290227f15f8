const english = {
  title: 'Search',
  hint: 'Events, contacts, calls',
  show: 'Search',
  events: 'Events',
  contacts: 'Contacts',
  calls: 'Calls',
  canceled: 'canceled',
  nothing: (search: string) => `Nothing found for “${search}”`,
  nothingText: 'Words of a name, a month, a date, or three digits of a number.',
  start: 'Search by name, month or number',
  allEvents: 'All events that match',
  allContacts: 'All contacts that match',
};

const spanish: typeof english = {
  title: 'Buscar',
  hint: 'Eventos, contactos, turnos',
  show: 'Buscar',
  events: 'Eventos',
  contacts: 'Contactos',
  calls: 'Turnos',
  canceled: 'cancelado',
  nothing: (search: string) => `Nada encontrado para «${search}»`,
  nothingText: 'Palabras de un nombre, un mes, una fecha o tres cifras de un número.',
  start: 'Busca por nombre, mes o número',
  allEvents: 'Todos los eventos que coinciden',
  allContacts: 'Todos los contactos que coinciden',
};

export const SEARCH_WORDS = { en: english, es: spanish };

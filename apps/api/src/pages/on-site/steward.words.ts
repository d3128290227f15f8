const english = {
  title: 'Today',
  noCalls: 'No call today.',
  noCallsText: (next: string | null) =>
    next ? `Next: ${next}.` : 'A manager assigns events to you; they then stand here.',
  counts: {
    needed: 'needed',
    confirmed: 'confirmed',
    here: 'here',
    late: 'late',
    missing: 'missing',
  },
  scan: 'Scan',
  scanOf: (event: string) => `Scan for ${event}`,
  board: 'Who is here',
  boardOf: (call: string) => `Who is here: ${call}`,
  calls: 'Calls of the day',
  events: 'Your events',
  past: 'Past events',
  event: 'Event',
  dates: 'Dates',
  location: 'Location',
  noEvents: 'No event is assigned to you.',
  noLocation: 'no location yet',
};

const spanish: typeof english = {
  title: 'Hoy',
  noCalls: 'Hoy no hay llamados.',
  noCallsText: (next) =>
    next ? `Siguiente: ${next}.` : 'Un encargado le asigna eventos; entonces aparecen aquí.',
  counts: {
    needed: 'necesarios',
    confirmed: 'confirmados',
    here: 'aquí',
    late: 'tarde',
    missing: 'faltan',
  },
  scan: 'Escanear',
  scanOf: (event) => `Escanear para ${event}`,
  board: 'Quién está',
  boardOf: (call) => `Quién está: ${call}`,
  calls: 'Llamados del día',
  events: 'Sus eventos',
  past: 'Eventos pasados',
  event: 'Evento',
  dates: 'Fechas',
  location: 'Lugar',
  noEvents: 'No tiene ningún evento asignado.',
  noLocation: 'aún sin lugar',
};

export const STEWARD_WORDS = { en: english, es: spanish };

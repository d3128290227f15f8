const english = {
  title: (call: string) => `Everybody asked: ${call}`,
  skill: 'Skill',
  allSkills: 'All skills',
  count: (n: number) => (n === 1 ? '1 person' : `${n} people`),
  empty: 'Nobody was asked for this call.',
  states: {
    pending: 'Pending',
    available: 'Available',
    confirmed: 'Confirmed',
    declined: 'Declined',
    no_show: 'No-shows',
    canceled: 'Canceled',
  },
  columns: { name: 'Name', state: 'State', phone: 'Phone', skill: 'Skill', actions: 'Actions' },
  noShows: (n: number) => `${n} no-shows`,
  history: 'What happened',
  more: (name: string) => `Actions for ${name}`,
  fill: 'Fill',
  actions: { confirm: 'Confirm', decline: 'Decline', no_show: 'No-show', delete: 'Delete' },
  asks: {
    confirm: (name: string) => `${name} is confirmed and gets a text.`,
    decline: (name: string) => `${name} is off this call, and gets a text if they were confirmed.`,
    no_show: (name: string) => `${name} gets a no-show on their record.`,
    delete: (name: string) =>
      `${name} is removed from this call, and gets a text if they were confirmed.`,
  },
};

const spanish: typeof english = {
  title: (call) => `Todos los preguntados: ${call}`,
  skill: 'Oficio',
  allSkills: 'Todos los oficios',
  count: (n) => (n === 1 ? '1 persona' : `${n} personas`),
  empty: 'No se preguntó a nadie para este turno.',
  states: {
    pending: 'Pendientes',
    available: 'Disponibles',
    confirmed: 'Confirmados',
    declined: 'Rechazaron',
    no_show: 'No se presentaron',
    canceled: 'Cancelados',
  },
  columns: {
    name: 'Nombre',
    state: 'Estado',
    phone: 'Teléfono',
    skill: 'Oficio',
    actions: 'Acciones',
  },
  noShows: (n) => `faltó ${n} veces`,
  history: 'Qué pasó',
  more: (name) => `Acciones para ${name}`,
  fill: 'Completar',
  actions: {
    confirm: 'Confirmar',
    decline: 'Rechazar',
    no_show: 'No se presentó',
    delete: 'Eliminar',
  },
  asks: {
    confirm: (name) => `${name} queda confirmado y recibe un mensaje.`,
    decline: (name) => `${name} deja este turno, y recibe un mensaje si estaba confirmado.`,
    no_show: (name) => `${name} queda registrado como ausente.`,
    delete: (name) => `${name} se quita de este turno, y recibe un mensaje si estaba confirmado.`,
  },
};

/** Words of the page of everybody asked for a call. */
export const CALL_REQUESTS_WORDS = { en: english, es: spanish };

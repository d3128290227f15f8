const english = {
  title: 'Merge contacts',
  intro: (name: string) =>
    `Which contact is the same person as ${name}? You see what happens before it does.`,
  search: 'Name or number',
  with: 'Look',
  caption: 'Contacts',
  name: 'Name',
  phone: 'Phone',
  choose: 'Merge',
  none: 'No other contact matches',
  plan: (kept: string, other: string) => `${other} goes into ${kept}`,
  becomes: 'What stays',
  stays: (name: string) =>
    `The contact ${name} stays, with the requests, hours, skills, notes and account of both.`,
  texted: (number: string, further: string) =>
    `${number} is texted; ${further} becomes an alternate number.`,
  stopped: 'One of the numbers sent STOP, so this person gets no texts until they send START.',
  moved: (count: number) =>
    count === 1 ? '1 request moves over.' : `${count} requests move over.`,
  counters: (noShows: number, canceled: number) =>
    `Together: ${noShows} no-shows, ${canceled} canceled.`,
  pairsTitle: 'Asked twice for the same',
  pairsIntro: 'Of two requests for one requirement one stays. Nobody gets a text about it.',
  event: 'Event',
  stayed: 'Stays',
  goes: 'Goes',
  because: 'Because',
  reasons: {
    hours: 'it has hours',
    further: 'it got further',
    same: 'both say the same',
  },
  refusals: {
    'two accounts': 'Each of these contacts has an account of its own, so they are two people.',
    'hours of both on one call':
      'Both contacts have hours on one call. Take the hours of one off that time sheet first.',
  },
  merge: 'Merge the two',
  mergeConfirm: (other: string) => `Merge now? ${other} is gone afterwards; this cannot be undone.`,
  swap: 'Keep the other one',
  cancel: 'Cancel',
  merged: (other: string, kept: string) => `${other} went into ${kept}.`,
};

const spanish: typeof english = {
  title: 'Unir contactos',
  intro: (name: string) =>
    `¿Qué contacto es la misma persona que ${name}? Verá qué pasa antes de que pase.`,
  search: 'Nombre o número',
  with: 'Buscar',
  caption: 'Contactos',
  name: 'Nombre',
  phone: 'Teléfono',
  choose: 'Unir',
  none: 'Ningún otro contacto coincide',
  plan: (kept: string, other: string) => `${other} pasa a ${kept}`,
  becomes: 'Qué queda',
  stays: (name: string) =>
    `El contacto ${name} se queda, con las solicitudes, horas, especialidades, notas y cuenta de ambos.`,
  texted: (number: string, further: string) =>
    `Se escribe a ${number}; ${further} pasa a ser un número alternativo.`,
  stopped: 'Uno de los números envió STOP: esta persona no recibe mensajes hasta que envíe START.',
  moved: (count: number) => (count === 1 ? '1 solicitud pasa.' : `${count} solicitudes pasan.`),
  counters: (noShows: number, canceled: number) =>
    `En total: ${noShows} ausencias, ${canceled} cancelaciones.`,
  pairsTitle: 'Preguntado dos veces por lo mismo',
  pairsIntro: 'De dos solicitudes para un puesto queda una. Nadie recibe un mensaje por ello.',
  event: 'Evento',
  stayed: 'Queda',
  goes: 'Se va',
  because: 'Porque',
  reasons: {
    hours: 'tiene horas',
    further: 'llegó más lejos',
    same: 'las dos dicen lo mismo',
  },
  refusals: {
    'two accounts': 'Cada contacto tiene su propia cuenta, así que son dos personas.',
    'hours of both on one call':
      'Los dos contactos tienen horas en un turno. Quite primero las horas de uno en esa hoja.',
  },
  merge: 'Unir los dos',
  mergeConfirm: (other: string) => `¿Unir ahora? ${other} desaparece; no se puede deshacer.`,
  swap: 'Conservar el otro',
  cancel: 'Cancelar',
  merged: (other: string, kept: string) => `${other} pasó a ${kept}.`,
};

export const MERGE_WORDS = { en: english, es: spanish };

const english = {
  title: 'Contacts',
  short: (count: number) =>
    count === 1 ? '1 contact' : `${count.toLocaleString('en-US')} contacts`,
  search: 'Name or number',
  name: 'Name',
  phone: 'Phone',
  skills: 'Skills',
  texts: 'Texts',
  noShows: 'No-shows',
  lastWorked: 'Last worked',
  canceled: 'Canceled',
  more: (contact: string) => `More about ${contact}`,
  unnamed: 'without a name',
  anySkill: 'Any skill',
  anyConsent: 'Any consent',
  skill: 'Skill',
  consent: 'Consent',
  sort: 'Sort',
  onlyNoShows: 'With no-shows',
  sorts: {
    name: 'By name',
    newest: 'Newest first',
    last_worked: 'Last worked first',
    no_shows: 'Most no-shows first',
    canceled: 'Most canceled first',
  },
  consents: { yes: 'agreed', asked: 'asked', none: 'not asked', stopped: 'STOP' },
  consentHints: {
    yes: 'This number agreed to texts.',
    asked: 'We asked and wait for the answer.',
    none: 'The question goes out with the first offer.',
    stopped: 'This number sent STOP and gets no texts.',
  },
  alternates: (count: number) => `+${count} more`,
  add: 'Add contact',
  addTitle: 'Add a contact',
  phoneHint: 'A mobile number. Numbers without a country code are American.',
  agreed: 'They agreed to texts, spoken or on paper',
  agreedHint: 'The consent ledger notes that you said so, and when.',
  save: 'Add contact',
  added: (name: string) => `${name} is a contact now.`,
  giveSkill: 'Give this skill',
  chooseSkill: 'Choose a skill',
  skillGiven: (count: number, skill: string) =>
    count === 0
      ? `They could do ${skill} before.`
      : count === 1
        ? `1 contact can do ${skill} now.`
        : `${count} contacts can do ${skill} now.`,
  skillNotGiven: 'Mark contacts, and choose a skill.',
  import: 'Import',
  importFile: 'Import a file',
  export: 'Export',
  exportCsv: 'Export as a table (CSV)',
  exportCards: 'Export contact cards (vCard)',
  poster: 'Poster to add oneself',
  clear: 'Clear unused',
  edit: 'Edit',
  history: 'History',
  messages: 'Messages',
  delete: 'Delete',
  deleteConfirm: (name: string) => `Delete ${name}? This cannot be undone.`,
  deleted: (name: string) => `${name} is deleted.`,
  nobody: 'No contact matches',
  nobodyText: 'Try fewer words, or clear the filters.',
  empty: 'No contacts yet',
  emptyText: 'Import them from your phone or a table, let people add themselves, or type one in.',
  clearTitle: 'Clear unused contacts',
  clearNone: 'There are none: each contact was asked before, has an account, or runs events.',
  clearIntro: (count: number) =>
    count === 1
      ? '1 contact was never asked for a call.'
      : `${count} contacts were never asked for a call.`,
  clearText: 'Whoever has an account or was invited as a steward stays. This cannot be undone.',
  clearButton: (count: number) => (count === 1 ? 'Delete 1 contact' : `Delete ${count} contacts`),
  cleared: (count: number) =>
    count === 1 ? '1 contact is deleted.' : `${count} contacts are deleted.`,
  cancel: 'Cancel',
};

const spanish: typeof english = {
  title: 'Contactos',
  short: (count: number) =>
    count === 1 ? '1 contacto' : `${count.toLocaleString('es-US')} contactos`,
  search: 'Nombre o número',
  name: 'Nombre',
  phone: 'Teléfono',
  skills: 'Especialidades',
  texts: 'Mensajes',
  noShows: 'Ausencias',
  lastWorked: 'Último trabajo',
  canceled: 'Cancelaciones',
  more: (contact: string) => `Más sobre ${contact}`,
  unnamed: 'sin nombre',
  anySkill: 'Cualquier especialidad',
  anyConsent: 'Cualquier consentimiento',
  skill: 'Especialidad',
  consent: 'Consentimiento',
  sort: 'Orden',
  onlyNoShows: 'Con ausencias',
  sorts: {
    name: 'Por nombre',
    newest: 'Los más nuevos primero',
    last_worked: 'Último trabajo primero',
    no_shows: 'Más ausencias primero',
    canceled: 'Más cancelaciones primero',
  },
  consents: { yes: 'aceptó', asked: 'preguntado', none: 'sin preguntar', stopped: 'STOP' },
  consentHints: {
    yes: 'Este número aceptó recibir mensajes.',
    asked: 'Preguntamos y esperamos la respuesta.',
    none: 'La pregunta sale con la primera oferta.',
    stopped: 'Este número envió STOP y no recibe mensajes.',
  },
  alternates: (count: number) => `+${count} más`,
  add: 'Agregar contacto',
  addTitle: 'Agregar un contacto',
  phoneHint: 'Un número móvil. Los números sin código de país son de Estados Unidos.',
  agreed: 'Aceptó recibir mensajes, de palabra o por escrito',
  agreedHint: 'El registro de consentimiento anota que usted lo dijo y cuándo.',
  save: 'Agregar contacto',
  added: (name: string) => `${name} ya es un contacto.`,
  giveSkill: 'Dar esta especialidad',
  chooseSkill: 'Elija una especialidad',
  skillGiven: (count: number, skill: string) =>
    count === 0
      ? `Ya tenían ${skill}.`
      : count === 1
        ? `1 contacto tiene ${skill} desde ahora.`
        : `${count} contactos tienen ${skill} desde ahora.`,
  skillNotGiven: 'Marque contactos y elija una especialidad.',
  import: 'Importar',
  importFile: 'Importar un archivo',
  export: 'Exportar',
  exportCsv: 'Exportar tabla (CSV)',
  exportCards: 'Exportar tarjetas (vCard)',
  poster: 'Cartel para agregarse',
  clear: 'Quitar los no usados',
  edit: 'Editar',
  history: 'Historial',
  messages: 'Mensajes',
  delete: 'Eliminar',
  deleteConfirm: (name: string) => `¿Eliminar a ${name}? No se puede deshacer.`,
  deleted: (name: string) => `${name} se eliminó.`,
  nobody: 'Ningún contacto coincide',
  nobodyText: 'Pruebe con menos palabras o quite los filtros.',
  empty: 'Todavía no hay contactos',
  emptyText: 'Impórtelos de su teléfono o de una tabla, deje que se agreguen solos o escriba uno.',
  clearTitle: 'Quitar contactos no usados',
  clearNone: 'No hay ninguno: a todos se les pidió algo, tienen una cuenta o dirigen eventos.',
  clearIntro: (count: number) =>
    count === 1
      ? 'A 1 contacto nunca se le pidió un turno.'
      : `A ${count} contactos nunca se les pidió un turno.`,
  clearText: 'Quien tiene una cuenta o fue invitado como steward se queda. No se puede deshacer.',
  clearButton: (count: number) =>
    count === 1 ? 'Eliminar 1 contacto' : `Eliminar ${count} contactos`,
  cleared: (count: number) =>
    count === 1 ? 'Se eliminó 1 contacto.' : `Se eliminaron ${count} contactos.`,
  cancel: 'Cancelar',
};

export const CONTACTS_WORDS = { en: english, es: spanish };

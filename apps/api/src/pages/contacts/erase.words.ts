const english = {
  title: (name: string) => `Erase ${name}`,
  intro: 'For good, in every company. This cannot be undone.',
  what: [
    'Account, contacts, numbers, notes, texts and mentions of this person go at once.',
    'They are taken off calls to come, and signed out.',
    'Hours and audit entries stay, under a pseudonym. A STOP of the number stays in force.',
  ],
  confirmLabel: 'Type the name of the contact',
  wrong: 'This is not the name of the contact.',
  erase: 'Erase this person',
  cancel: 'Cancel',
  done: 'The person is erased.',
};

const spanish: typeof english = {
  title: (name: string) => `Borrar a ${name}`,
  intro: 'Para siempre, en todas las empresas. No se puede deshacer.',
  what: [
    'La cuenta, los contactos, números, notas, mensajes y menciones de esta persona se van de inmediato.',
    'Se le quita de los turnos por venir y se cierra su sesión.',
    'Las horas y el registro se quedan, con un seudónimo. Un STOP del número sigue vigente.',
  ],
  confirmLabel: 'Escriba el nombre del contacto',
  wrong: 'Este no es el nombre del contacto.',
  erase: 'Borrar a esta persona',
  cancel: 'Cancelar',
  done: 'La persona está borrada.',
};

export const ERASE_WORDS = { en: english, es: spanish };

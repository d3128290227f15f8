const english = {
  title: 'Skills',
  intro:
    'What you call people for. A requirement asks for one, and contacts have as many as they can do.',
  name: 'Skill',
  workers: 'Contacts',
  requirements: 'Requirements',
  add: 'Add skill',
  example: 'Such as Rigger. Several at once stand between commas.',
  suggestions: 'Usual ones:',
  usual: ['Stagehand', 'Rigger', 'Audio', 'Lighting', 'Video', 'Carpenter', 'Loader', 'Forklift'],
  rename: 'Save name',
  delete: 'Delete',
  deleteConfirm: (name: string, workers: number) =>
    workers === 0 ? `Delete ${name}?` : `Delete ${name}? ${workers} contacts have it and lose it.`,
  added: (name: string) => `${name} is a skill now.`,
  addedMany: (names: readonly string[]) => `Skills now: ${names.join(', ')}.`,
  renamed: (name: string) => `It is called ${name} now.`,
  deleted: (name: string) => `${name} is deleted.`,
  inUse: (name: string, count: number) =>
    count === 1
      ? `1 requirement asks for ${name}, so it cannot be deleted. Rename it instead.`
      : `${count} requirements ask for ${name}, so it cannot be deleted. Rename it instead.`,
  none: 'No skills yet',
  noneText: 'Add the first one above: calls need at least one.',
};

const spanish: typeof english = {
  title: 'Especialidades',
  intro: 'Para qué llama a la gente. Un puesto pide una; los contactos tienen todas las que sepan.',
  name: 'Especialidad',
  workers: 'Contactos',
  requirements: 'Puestos',
  add: 'Agregar especialidad',
  example: 'Como rigger. Varias a la vez van entre comas.',
  suggestions: 'Usuales:',
  usual: ['Tramoya', 'Rigger', 'Audio', 'Luces', 'Video', 'Carpintería', 'Carga', 'Montacargas'],
  rename: 'Guardar nombre',
  delete: 'Eliminar',
  deleteConfirm: (name: string, workers: number) =>
    workers === 0
      ? `¿Eliminar ${name}?`
      : `¿Eliminar ${name}? ${workers} contactos la tienen y la pierden.`,
  added: (name: string) => `${name} ya es una especialidad.`,
  addedMany: (names: readonly string[]) => `Especialidades desde ahora: ${names.join(', ')}.`,
  renamed: (name: string) => `Ahora se llama ${name}.`,
  deleted: (name: string) => `${name} se eliminó.`,
  inUse: (name: string, count: number) =>
    count === 1
      ? `1 puesto pide ${name}, por eso no se puede eliminar. Cámbiele el nombre.`
      : `${count} puestos piden ${name}, por eso no se puede eliminar. Cámbiele el nombre.`,
  none: 'Todavía no hay especialidades',
  noneText: 'Agregue la primera arriba: los turnos necesitan al menos una.',
};

export const SKILLS_WORDS = { en: english, es: spanish };

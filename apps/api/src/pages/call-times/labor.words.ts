const english = {
  add: 'Add labor',
  addTo: (call: string) => `Add labor to ${call}`,
  edit: (skill: string) => `Edit ${skill}`,
  skill: 'Skill',
  chooseSkill: 'Choose a skill',
  noSkills: 'There is no skill yet.',
  addSkill: 'Add a skill',
  allTaken: 'This call asks for every skill of the company already.',
  needed: 'Needed',
  firstCome: 'First come',
  firstComeHint: 'The first to say yes are confirmed at once; further ones wait for you.',
  minimum: 'Minimum hours',
  minimumHint: 'Paid at least.',
  minimumUnpaid:
    'Only on the time sheet: the rules of pay that count then do not pay the minimum of a call.',
  addIt: 'Add labor',
  addAnother: 'Add, and another skill',
  save: 'Save',
  back: 'Back',
  added: (skill: string) => `${skill} added.`,
  saved: 'Saved.',
  deleteTitle: (skill: string) => `Delete ${skill}?`,
  deleteWhat:
    'Everybody asked for it goes with it. Hours stay in reports, and it can be restored for 90 days.',
  deleteTexts: (n: number) => (n === 1 ? '1 person gets a text' : `${n} people get a text`),
  deleteIt: 'Delete labor',
  deleteAndText: (n: number) =>
    n === 1 ? 'Delete and text 1 person' : `Delete and text ${n} people`,
  deleted: (skill: string) =>
    `${skill} is deleted. It can be restored under "Deleted calls and labor".`,
  restored: 'The labor is restored.',
};

const spanish: typeof english = {
  add: 'Agregar un puesto',
  addTo: (call) => `Agregar un puesto a ${call}`,
  edit: (skill) => `Editar ${skill}`,
  skill: 'Oficio',
  chooseSkill: 'Elija un oficio',
  noSkills: 'Todavía no hay oficios.',
  addSkill: 'Agregar un oficio',
  allTaken: 'Este turno ya pide todos los oficios de la empresa.',
  needed: 'Hacen falta',
  firstCome: 'Primeros',
  firstComeHint:
    'Los primeros que dicen que sí se confirman al instante; los demás esperan su confirmación.',
  minimum: 'Horas mínimas',
  minimumHint: 'Se pagan al menos.',
  minimumUnpaid:
    'Solo en la hoja de horas: las reglas de pago que cuentan entonces no pagan el mínimo de un turno.',
  addIt: 'Agregar',
  addAnother: 'Agregar, y otro oficio',
  save: 'Guardar',
  back: 'Volver',
  added: (skill) => `${skill} agregado.`,
  saved: 'Guardado.',
  deleteTitle: (skill) => `¿Eliminar ${skill}?`,
  deleteWhat:
    'Todos los preguntados se eliminan también. Las horas quedan en los informes, y se puede restaurar durante 90 días.',
  deleteTexts: (n) =>
    n === 1 ? '1 persona recibe un mensaje' : `${n} personas reciben un mensaje`,
  deleteIt: 'Eliminar el puesto',
  deleteAndText: (n) =>
    n === 1 ? 'Eliminar y avisar a 1 persona' : `Eliminar y avisar a ${n} personas`,
  deleted: (skill) =>
    `${skill} fue eliminado. Se puede restaurar en "Turnos y puestos eliminados".`,
  restored: 'El puesto está restaurado.',
};

/** Words of the forms of labor requirements. */
export const LABOR_WORDS = { en: english, es: spanish };

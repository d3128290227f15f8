const english = {
  add: 'Add call time',
  edit: (name: string) => `Edit ${name}`,
  copy: (name: string) => `Copy ${name}`,
  copyIntro:
    'Calls the same crew once more, at another time. Labor is copied, and everybody asked for it is queued again. Nothing is sent.',
  name: 'Name',
  namePlaceholder: 'Load in',
  date: 'Date',
  time: 'Time',
  timeHint: (zone: string) => zone,
  fixedDate: (day: string) => `On ${day}: the event has one day.`,
  dateHint: (days: string) => `The event: ${days}. For another day, edit the event first.`,
  expected: 'Expected hours',
  expectedHint: 'How long it lasts: for calendars and overlaps.',
  minimum: 'Minimum hours',
  minimumHint: 'Paid at least.',
  minimumUnpaid:
    'Only on the time sheet: the rules of pay that count then do not pay the minimum of a call.',
  message: 'Message',
  messageHint: 'For the crew, on the page behind their link.',
  askedAgain: (n: number) =>
    n === 1 ? '1 confirmed will be asked again' : `${n} confirmed will be asked again`,
  save: 'Save',
  moveAndAsk: (n: number) => (n === 1 ? 'Move and ask 1 again' : `Move and ask ${n} again`),
  copyIt: 'Copy call',
  back: 'Back',
  saved: 'Saved.',
  moved: (n: number) =>
    n === 1 ? 'Moved. 1 worker is asked again.' : `Moved. ${n} workers are asked again.`,
  added: 'The call is there. Say whom it needs.',
  copied: 'Copied. The crew is queued, and nothing was sent.',
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteWhat:
    'Its labor and everybody asked go with it. Hours stay in reports, and it can be restored for 90 days.',
  deleteTexts: (n: number) => (n === 1 ? '1 person gets a text' : `${n} people get a text`),
  deleteIt: 'Delete call',
  deleteAndText: (n: number) =>
    n === 1 ? 'Delete and text 1 person' : `Delete and text ${n} people`,
  deleted: (name: string) =>
    `${name} is deleted. It can be restored under "Deleted calls and labor".`,
  restored: 'The call is restored.',
};

const spanish: typeof english = {
  add: 'Agregar un turno',
  edit: (name) => `Editar ${name}`,
  copy: (name) => `Copiar ${name}`,
  copyIntro:
    'Llama al mismo equipo otra vez, a otra hora. Los puestos se copian, y todos los preguntados quedan otra vez en cola. No se envía nada.',
  name: 'Nombre',
  namePlaceholder: 'Montaje',
  date: 'Fecha',
  time: 'Hora',
  timeHint: (zone) => zone,
  fixedDate: (day) => `El ${day}: el evento tiene un solo día.`,
  dateHint: (days) => `El evento: ${days}. Para otro día, cambie primero el evento.`,
  expected: 'Horas previstas',
  expectedHint: 'Cuánto dura: para calendarios y cruces.',
  minimum: 'Horas mínimas',
  minimumHint: 'Se pagan al menos.',
  minimumUnpaid:
    'Solo en la hoja de horas: las reglas de pago que cuentan entonces no pagan el mínimo de un turno.',
  message: 'Mensaje',
  messageHint: 'Para el equipo, en la página de su enlace.',
  askedAgain: (n) =>
    n === 1
      ? 'Se preguntará de nuevo a 1 persona confirmada'
      : `Se preguntará de nuevo a ${n} personas confirmadas`,
  save: 'Guardar',
  moveAndAsk: (n) => (n === 1 ? 'Mover y preguntar a 1' : `Mover y preguntar a ${n}`),
  copyIt: 'Copiar el turno',
  back: 'Volver',
  saved: 'Guardado.',
  moved: (n) =>
    n === 1
      ? 'Movido. Se pregunta de nuevo a 1 persona.'
      : `Movido. Se pregunta de nuevo a ${n} personas.`,
  added: 'El turno está listo. Diga a quién necesita.',
  copied: 'Copiado. El equipo queda en cola, y no se envió nada.',
  deleteTitle: (name) => `¿Eliminar ${name}?`,
  deleteWhat:
    'Sus puestos y todos los preguntados se eliminan también. Las horas quedan en los informes, y se puede restaurar durante 90 días.',
  deleteTexts: (n) =>
    n === 1 ? '1 persona recibe un mensaje' : `${n} personas reciben un mensaje`,
  deleteIt: 'Eliminar el turno',
  deleteAndText: (n) =>
    n === 1 ? 'Eliminar y avisar a 1 persona' : `Eliminar y avisar a ${n} personas`,
  deleted: (name) => `${name} fue eliminado. Se puede restaurar en "Turnos y puestos eliminados".`,
  restored: 'El turno está restaurado.',
};

/** Words of the forms of a call. */
export const CALL_WORDS = { en: english, es: spanish };

const english = {
  create: 'New event',
  edit: 'Edit event',
  name: 'Name',
  start: 'First day',
  end: 'Last day',
  endHint: 'Blank: the same day.',
  singleDay: 'A single day: when it moves, its calls move along',
  location: 'Location',
  locationHint: 'Times of the event are in the zone of its location.',
  chooseLocation: 'Choose a location',
  noLocation: 'There is no location yet. Events take place at one.',
  addLocation: 'Add a location',
  description: 'Note that everybody reads',
  descriptionHint: 'The office, the steward, and each worker who is asked.',
  moveCalls: (days: string) => `Move all calls by ${days}`,
  days: (days: number) => {
    const size = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
    return days < 0 ? `${size} back` : size;
  },
  leavesCallOut: (call: string, day: string) =>
    `The call "${call}" on ${day} would lie outside the event.`,
  moveOrDelete: 'Move or delete it first, or move all calls along.',
  moveFirst: 'Move or delete it first.',
  askedAgain: (n: number) =>
    n === 1 ? '1 confirmed worker will be asked again' : `${n} confirmed will be asked again`,
  save: 'Save',
  yes: 'Yes',
  no: 'No',
  createIt: 'Create event',
  saveAndAsk: (n: number) => (n === 1 ? 'Save and ask 1 again' : `Save and ask ${n} again`),
  back: 'Back',
  saved: 'Saved.',
  savedAndAsked: (n: number) =>
    n === 1
      ? 'Saved. 1 worker is asked again in a minute.'
      : `Saved. ${n} workers are asked again in a minute.`,
  created: 'The event is there. Add its first call.',
  note: 'Note that everybody reads',
  noteSave: 'Save note',
  steward: 'Steward',
  stewardHint: 'Runs this event: sends, fills and clocks in, and reaches no other event.',
  noSteward: 'No steward',
  noStewards: 'There is no steward yet.',
  invite: 'Invite a steward',
  assign: 'Assign',
  assigned: 'The steward is assigned.',
  unassigned: 'The event has no steward.',
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteWhat: (calls: number) =>
    calls === 0
      ? 'It has no call. It can be restored for 90 days.'
      : `Its ${calls === 1 ? 'call goes' : `${calls} calls go`} with it. Hours stay in reports, and everything can be restored for 90 days.`,
  deleteTexts: (n: number) => (n === 1 ? '1 person gets a text' : `${n} people get a text`),
  deleteIt: 'Delete event',
  deleteAndText: (n: number) =>
    n === 1 ? 'Delete and text 1 person' : `Delete and text ${n} people`,
  cancelTitle: (name: string) => `Cancel ${name}?`,
  cancelWhat:
    'For good. The steward is taken off, offers that have not left are taken back, nobody is asked or reminded any more. Answers and hours stay.',
  cancelTexts: (n: number) =>
    n === 0
      ? 'Nobody has to be told.'
      : n === 1
        ? '1 person gets a text'
        : `${n} people get a text`,
  cancelIt: 'Cancel event',
  cancelAndText: (n: number) =>
    n === 1 ? 'Cancel and text 1 person' : `Cancel and text ${n} people`,
  canceled: (n: number) =>
    n === 1 ? 'Canceled. 1 person is texted.' : `Canceled. ${n} people are texted.`,
  untold: (names: string) => `Not texted: ${names}.`,
  restored: 'The event is restored.',
  deletedTitle: 'Deleted calls and labor',
};

const spanish: typeof english = {
  create: 'Nuevo evento',
  edit: 'Editar el evento',
  name: 'Nombre',
  start: 'Primer día',
  end: 'Último día',
  endHint: 'Déjelo en blanco si es un solo día.',
  singleDay: 'Un solo día: si cambia de fecha, sus turnos cambian con él',
  location: 'Lugar',
  locationHint: 'Las horas del evento son las de la zona de su lugar.',
  chooseLocation: 'Elija un lugar',
  noLocation: 'Todavía no hay lugares. Los eventos tienen uno.',
  addLocation: 'Agregar un lugar',
  description: 'Nota que todos leen',
  descriptionHint: 'La oficina, el steward y cada trabajador a quien se pregunta.',
  moveCalls: (days) => `Mover todos los turnos ${days}`,
  days: (days) => {
    const size = Math.abs(days) === 1 ? '1 día' : `${Math.abs(days)} días`;
    return days < 0 ? `${size} antes` : `${size} después`;
  },
  leavesCallOut: (call, day) => `El turno "${call}" del ${day} quedaría fuera del evento.`,
  moveOrDelete: 'Muévalo o elimínelo primero, o mueva todos los turnos.',
  moveFirst: 'Muévalo o elimínelo primero.',
  askedAgain: (n) =>
    n === 1
      ? 'Se preguntará de nuevo a 1 persona confirmada'
      : `Se preguntará de nuevo a ${n} personas confirmadas`,
  save: 'Guardar',
  yes: 'Sí',
  no: 'No',
  createIt: 'Crear el evento',
  saveAndAsk: (n) => (n === 1 ? 'Guardar y preguntar a 1' : `Guardar y preguntar a ${n}`),
  back: 'Volver',
  saved: 'Guardado.',
  savedAndAsked: (n) =>
    n === 1
      ? 'Guardado. En un minuto se pregunta a 1 persona.'
      : `Guardado. En un minuto se pregunta a ${n} personas.`,
  created: 'El evento está listo. Agregue su primer turno.',
  note: 'Nota que todos leen',
  noteSave: 'Guardar la nota',
  steward: 'Steward',
  stewardHint: 'Dirige este evento: envía, completa y registra entradas, y no ve otros eventos.',
  noSteward: 'Sin steward',
  noStewards: 'Todavía no hay stewards.',
  invite: 'Invitar a un steward',
  assign: 'Asignar',
  assigned: 'El steward está asignado.',
  unassigned: 'El evento no tiene encargado.',
  deleteTitle: (name) => `¿Eliminar ${name}?`,
  deleteWhat: (calls) =>
    calls === 0
      ? 'No tiene turnos. Se puede restaurar durante 90 días.'
      : `${calls === 1 ? 'Su turno se elimina' : `Sus ${calls} turnos se eliminan`} también. Las horas quedan en los informes, y todo se puede restaurar durante 90 días.`,
  deleteTexts: (n) =>
    n === 1 ? '1 persona recibe un mensaje' : `${n} personas reciben un mensaje`,
  deleteIt: 'Eliminar el evento',
  deleteAndText: (n) =>
    n === 1 ? 'Eliminar y avisar a 1 persona' : `Eliminar y avisar a ${n} personas`,
  cancelTitle: (name) => `¿Cancelar ${name}?`,
  cancelWhat:
    'Para siempre. El steward deja el evento, las ofertas que no han salido se retiran, y no se pregunta ni se recuerda a nadie más. Las respuestas y las horas quedan.',
  cancelTexts: (n) =>
    n === 0
      ? 'No hay que avisar a nadie.'
      : n === 1
        ? '1 persona recibe un mensaje'
        : `${n} personas reciben un mensaje`,
  cancelIt: 'Cancelar el evento',
  cancelAndText: (n) =>
    n === 1 ? 'Cancelar y avisar a 1 persona' : `Cancelar y avisar a ${n} personas`,
  canceled: (n) =>
    n === 1 ? 'Cancelado. Se avisa a 1 persona.' : `Cancelado. Se avisa a ${n} personas.`,
  untold: (names) => `Sin mensaje: ${names}.`,
  restored: 'El evento está restaurado.',
  deletedTitle: 'Turnos y puestos eliminados',
};

/** Words of the forms of an event. */
export const EVENT_FORM_WORDS = { en: english, es: spanish };

import type { FirstSteps } from '#libs/labor';
import type { Words } from '../frame/words.js';

interface Step {
  title: string;
  text: string;
  action: string;
}

const english = {
  title: 'Today',
  newEvent: 'New event',
  needsYou: 'Needs you now',
  nothing: 'Nothing needs you',
  nothingText:
    'Short calls, answers that wait, texts that failed, moved calls and submitted time sheets show up here.',
  missing: (n: number) => `${n} missing`,
  queued: (n: number, event: string) =>
    n === 1
      ? `1 request is queued for ${event}, and not sent yet`
      : `${n} requests are queued for ${event}, and not sent yet`,
  send: (n: number) => `Send ${n}`,
  fill: 'Fill',
  fillLabel: (skill: string, call: string) => `Fill ${skill}, ${call}`,
  saidYes: (n: number) =>
    n === 1 ? '1 person said yes and waits for you' : `${n} people said yes and wait for you`,
  look: 'Look',
  confirmAll: (n: number) => (n === 1 ? 'Confirm 1' : `Confirm all ${n}`),
  confirmed: (n: number) => (n === 1 ? '1 request confirmed.' : `${n} requests confirmed.`),
  notConfirmed: (n: number) => `${n} could not be confirmed.`,
  nobodyChosen: 'Nobody was chosen.',
  dropped: 'Said no since yesterday',
  droppedLine: (name: string, canceled: boolean) => `${name} ${canceled ? 'canceled' : 'declined'}`,
  failed: (n: number) => (n === 1 ? '1 text failed' : `${n} texts failed`),
  leaves: (n: number, time: string) =>
    n === 1 ? `1 text leaves at ${time}` : `${n} texts leave at ${time}`,
  held: (n: number) =>
    n === 1 ? '1 text waits for the sending hours' : `${n} texts wait for the sending hours`,
  split: (name: string, other: string) =>
    `${name} has a new number, which the contact ${other || 'without a name'} has`,
  lookAtMerge: 'Merge the two',
  andMore: (n: number) => `and ${n} more`,
  tryAgain: 'Try again',
  moved: (call: string, unanswered: number, asked: number) =>
    `Time of ${call} changed: ${unanswered} of ${asked} have not answered`,
  cannot: (n: number) => `${n} cannot make it`,
  was: (time: string) => `was ${time}`,
  remind: 'Remind',
  answers: 'Who?',
  sheets: (n: number) => (n === 1 ? '1 time sheet waits for you' : `${n} time sheets wait for you`),
  sheetSubmitted: (call: string, who: string | null) =>
    who ? `${call}: submitted by ${who}` : `${call}: submitted`,
  sheetDisputes: (n: number) => (n === 1 ? '1 dispute' : `${n} disputes`),
  sheetApprove: 'Look and approve',
  sheetAnswer: 'Answer',
  upcoming: 'Next events',
  allEvents: 'All events',
  noEvents: 'No event is planned.',
  numbers: 'Numbers',
  upcomingEvents: 'upcoming events',
  pending: 'asked and silent',
  declined: 'declined or canceled',
  texts: 'text segments in 30 days',
  steps: 'Four steps to the first crew',
  stepsIntro: 'This list goes away when they are done.',
  done: 'done',
  stepsDone: (done: number, all: number) => `${done} of ${all} steps to the first crew are done.`,
  step: {
    location: {
      title: 'Add a location',
      text: 'Events take place there; its zone decides what the clock says.',
      action: 'Add a location',
    },
    skill: {
      title: 'Add the skills you book',
      text: 'Rigger, audio, loader: calls ask for people who have them.',
      action: 'Add skills',
    },
    contact: {
      title: 'Bring your contacts',
      text: 'From a vCard or CSV file, or typed in; you see what each line becomes before it is stored.',
      action: 'Import contacts',
    },
    event: {
      title: 'Create the first event',
      text: 'Then call a crew, and ask it by text.',
      action: 'Create an event',
    },
  } satisfies Record<keyof FirstSteps, Step>,
};

const spanish: typeof english = {
  title: 'Hoy',
  newEvent: 'Nuevo evento',
  needsYou: 'Le necesita ahora',
  nothing: 'Nada pendiente',
  nothingText:
    'Aquí aparecen los turnos incompletos, las respuestas en espera, los mensajes fallidos, los turnos movidos y las hojas de horas presentadas.',
  missing: (n) => (n === 1 ? 'falta 1' : `faltan ${n}`),
  queued: (n, event) =>
    n === 1
      ? `1 solicitud está en cola para ${event}, sin enviar`
      : `${n} solicitudes están en cola para ${event}, sin enviar`,
  send: (n) => `Enviar ${n}`,
  fill: 'Completar',
  fillLabel: (skill, call) => `Completar ${skill}, ${call}`,
  saidYes: (n) =>
    n === 1 ? '1 persona dijo que sí y le espera' : `${n} personas dijeron que sí y le esperan`,
  look: 'Ver',
  confirmAll: (n) => (n === 1 ? 'Confirmar 1' : `Confirmar los ${n}`),
  confirmed: (n) => (n === 1 ? '1 solicitud confirmada.' : `${n} solicitudes confirmadas.`),
  notConfirmed: (n) => `${n} no se pudieron confirmar.`,
  nobodyChosen: 'No se eligió a nadie.',
  dropped: 'Dijeron que no desde ayer',
  droppedLine: (name, canceled) => `${name} ${canceled ? 'canceló' : 'rechazó'}`,
  failed: (n) => (n === 1 ? '1 mensaje falló' : `${n} mensajes fallaron`),
  leaves: (n, time) =>
    `${n === 1 ? '1 mensaje sale' : `${n} mensajes salen`} al abrir el horario de envío: ${time}`,
  held: (n) =>
    n === 1 ? '1 mensaje espera el horario de envío' : `${n} mensajes esperan el horario de envío`,
  split: (name, other) =>
    `${name} tiene un número nuevo, que ya tiene el contacto ${other || 'sin nombre'}`,
  lookAtMerge: 'Unir los dos',
  andMore: (n) => `y ${n} más`,
  tryAgain: 'Reintentar',
  moved: (call, unanswered, asked) =>
    `La hora de ${call} cambió: ${unanswered} de ${asked} no han respondido`,
  cannot: (n) => (n === 1 ? '1 no puede' : `${n} no pueden`),
  was: (time) => `antes ${time}`,
  remind: 'Recordar',
  answers: '¿Quién?',
  sheets: (n) => (n === 1 ? '1 hoja de horas le espera' : `${n} hojas de horas le esperan`),
  sheetSubmitted: (call, who) => (who ? `${call}: presentada por ${who}` : `${call}: presentada`),
  sheetDisputes: (n) => (n === 1 ? '1 reclamo' : `${n} reclamos`),
  sheetApprove: 'Ver y aprobar',
  sheetAnswer: 'Responder',
  upcoming: 'Próximos eventos',
  allEvents: 'Todos los eventos',
  noEvents: 'No hay ningún evento previsto.',
  numbers: 'Números',
  upcomingEvents: 'próximos eventos',
  pending: 'preguntados sin respuesta',
  declined: 'rechazados o cancelados',
  texts: 'segmentos de mensajes en 30 días',
  steps: 'Cuatro pasos hasta el primer equipo',
  stepsIntro: 'Esta lista desaparece cuando están hechos.',
  done: 'hecho',
  stepsDone: (done, all) => `${done} de ${all} pasos hacia el primer equipo, hechos.`,
  step: {
    location: {
      title: 'Añada un lugar',
      text: 'Allí tienen lugar los eventos; su zona decide la hora.',
      action: 'Añadir un lugar',
    },
    skill: {
      title: 'Añada las habilidades que contrata',
      text: 'Rigger, audio, carga: los turnos piden personas que las tienen.',
      action: 'Añadir habilidades',
    },
    contact: {
      title: 'Traiga sus contactos',
      text: 'De un archivo vCard o CSV, o escritos; ve qué será cada línea antes de guardarla.',
      action: 'Importar contactos',
    },
    event: {
      title: 'Cree el primer evento',
      text: 'Después llame a un equipo y pregúntele por mensaje.',
      action: 'Crear un evento',
    },
  },
};

export const TODAY_WORDS: Words<typeof english> = { en: english, es: spanish };

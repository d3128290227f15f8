import type { Words } from '../frame/words.js';

const english = {
  title: (call: string) => `Answers to the new time of ${call}`,
  was: (moment: string) => `was ${moment}`,
  notMoved: 'This call has not moved: nobody was asked again.',
  canDoIt: 'Can make it',
  unanswered: 'Have not answered',
  cannotDoIt: 'Cannot make it',
  nobody: 'Nobody',
  remind: (n: number) => (n === 1 ? 'Remind 1' : `Remind ${n}`),
  preview: 'The same question once more, with the same link',
  send: (n: number) => `Send to ${n}`,
  close: 'Close',
  justAsked: 'They were asked within the last hour.',
  worker: 'Worker',
  skill: 'Skill',
  phone: 'Phone',
  message: 'Message',
  acts: 'Actions',
  takeOff: 'Take off and fill',
  takeOffQuestion: (name: string) => `${name} is off this call, and gets a text not to come.`,
};

const spanish: typeof english = {
  title: (call) => `Respuestas a la nueva hora de ${call}`,
  was: (moment) => `antes ${moment}`,
  notMoved: 'Este turno no se ha movido: no se volvió a preguntar a nadie.',
  canDoIt: 'Pueden',
  unanswered: 'No han respondido',
  cannotDoIt: 'No pueden',
  nobody: 'Nadie',
  remind: (n) => `Recordar a ${n}`,
  preview: 'La misma pregunta otra vez, con el mismo enlace',
  send: (n) => `Enviar a ${n}`,
  close: 'Cerrar',
  justAsked: 'Se les preguntó en la última hora.',
  worker: 'Trabajador',
  skill: 'Habilidad',
  phone: 'Teléfono',
  message: 'Mensaje',
  acts: 'Acciones',
  takeOff: 'Quitar y cubrir',
  takeOffQuestion: (name) =>
    `${name} queda fuera de este turno y recibe un mensaje para que no venga.`,
};

export const ANSWERS_WORDS: Words<typeof english> = { en: english, es: spanish };

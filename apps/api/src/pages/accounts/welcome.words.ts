import type { Words } from '../frame/words.js';

const english = {
  tab: 'Crews for live events',
  title: 'The right crew, at the right door, on time',
  text: 'CallManager staffs live events. Plan an event and its calls, ask your people by text message, see who said yes, clock them in at the door, and end the day with hours you can pay from.',
  workers: 'Were you sent a text message? Use the link in it; you need no account.',
  logIn: 'Log in',
};

const spanish: typeof english = {
  tab: 'Equipos para eventos en vivo',
  title: 'El equipo correcto, en la puerta correcta, a tiempo',
  text: 'CallManager organiza el personal de eventos en vivo. Planee un evento y sus turnos, pregunte a su gente por mensaje de texto, vea quién dijo que sí, regístrelos en la puerta y termine el día con horas que se pueden pagar.',
  workers: '¿Recibió un mensaje de texto? Use su enlace; no necesita una cuenta.',
  logIn: 'Iniciar sesión',
};

export const WELCOME_WORDS: Words<typeof english> = { en: english, es: spanish };

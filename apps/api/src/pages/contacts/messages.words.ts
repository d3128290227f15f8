const english = {
  title: 'Messages',
  text: 'Your text',
  hint: (company: string) =>
    `Begins with “${company}:”, since several companies may text from one number. Outside of the sending hours it waits.`,
  send: 'Send text',
  queued: 'The text is on its way.',
  held: 'The text waits until the sending hours begin.',
  none: 'No texts yet',
  noneText: 'Offers, questions and answers stand here as they were sent.',
  cannot: {
    asked: 'We asked this number for consent. You can write when they agree.',
    none: 'This number has not agreed to texts. You can write when they do.',
    stopped: 'This number sent STOP. Only START, sent from it, lifts that.',
  },
  automatic: 'automatic',
  states: {
    queued: 'on its way',
    held: 'waits for the sending hours',
    sending: 'on its way',
    sent: 'sent',
    delivered: 'delivered',
    undelivered: 'not delivered',
    failed: 'failed',
    dropped: 'not sent',
  } as Record<string, string>,
};

const spanish: typeof english = {
  title: 'Mensajes',
  text: 'Su mensaje',
  hint: (company: string) =>
    `Empieza con “${company}:”, porque varias empresas pueden escribir desde un número. Fuera del horario de envío espera.`,
  send: 'Enviar mensaje',
  queued: 'El mensaje está en camino.',
  held: 'El mensaje espera hasta que empiece el horario de envío.',
  none: 'Todavía no hay mensajes',
  noneText: 'Aquí están las ofertas, preguntas y respuestas como se enviaron.',
  cannot: {
    asked: 'Le preguntamos a este número si acepta mensajes. Podrá escribir cuando acepte.',
    none: 'Este número no ha aceptado mensajes. Podrá escribir cuando acepte.',
    stopped: 'Este número envió STOP. Solo START, enviado desde él, lo levanta.',
  },
  automatic: 'automático',
  states: {
    queued: 'en camino',
    held: 'espera el horario de envío',
    sending: 'en camino',
    sent: 'enviado',
    delivered: 'entregado',
    undelivered: 'no entregado',
    failed: 'falló',
    dropped: 'no enviado',
  },
};

export const MESSAGES_WORDS = { en: english, es: spanish };

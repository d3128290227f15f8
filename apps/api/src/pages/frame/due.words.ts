/** What a company has to settle, and what waits meanwhile. */
const english = {
  locale: 'en-US',
  waits:
    'New events and messages for calls more than 48 hours away wait until it is settled. Shows that are near, clocking in and time sheets go on.',
  missing: 'A payment is missing',
  worksUntil: (day: string) =>
    `Everything works until ${day}. From then on, new events and messages for calls more than 48 hours away wait.`,
  restricted: (why: string) => `Restricted: ${why}`,
  ended: 'The subscription has ended',
  restrictedReasons: {
    trial_over: 'the trial is over',
    paused: 'the subscription is paused',
    other: 'a payment is missing',
  } as Record<string, string>,
  dueReasons: {
    trial_over: 'The trial is over',
    payment_missing: 'A payment did not come through',
    paused: 'The subscription is paused: it needs a card',
  } as Record<string, string>,
};

const spanish: typeof english = {
  locale: 'es-US',
  waits:
    'Los eventos nuevos y los mensajes para turnos a más de 48 horas esperan hasta que se resuelva. Los próximos eventos, los fichajes y las hojas de horas siguen.',
  missing: 'Falta un pago',
  worksUntil: (day) =>
    `Todo funciona hasta el ${day}. Desde entonces, los eventos nuevos y los mensajes para turnos a más de 48 horas esperan.`,
  restricted: (why) => `Restringida: ${why}`,
  ended: 'La suscripción terminó',
  restrictedReasons: {
    trial_over: 'la prueba terminó',
    paused: 'la suscripción está en pausa',
    other: 'falta un pago',
  },
  dueReasons: {
    trial_over: 'La prueba terminó',
    payment_missing: 'Un pago no llegó',
    paused: 'La suscripción está en pausa: necesita una tarjeta',
  },
};

export const DUE_WORDS = { en: english, es: spanish };

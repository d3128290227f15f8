import type { UntoldPerson } from '#libs/labor';

const english = {
  size: (name: string, segments: number, all: number) =>
    `To ${name}, ${segments === 1 ? '1 segment' : `${segments} segments`}; ${all} for everybody.`,
  held: 'Some wait for the sending hours.',
  untold: (n: number) => (n === 1 ? '1 person gets no text:' : `${n} people get no text:`),
  reasons: {
    opted_out: 'opted out via STOP',
    awaiting_consent: 'has not agreed to texts',
    asked_before: 'was asked before',
    call_over: 'the call is over',
    event_canceled: 'the event is canceled',
    restricted: 'texts wait for a payment',
  } satisfies Record<UntoldPerson['reason'], string>,
};

const spanish: typeof english = {
  size: (name, segments, all) =>
    `A ${name}, ${segments === 1 ? '1 segmento' : `${segments} segmentos`}; ${all} en total.`,
  held: 'Algunos esperan el horario de envío.',
  untold: (n) => (n === 1 ? '1 persona no recibe mensaje:' : `${n} personas no reciben mensaje:`),
  reasons: {
    opted_out: 'se dio de baja con STOP',
    awaiting_consent: 'no ha aceptado recibir mensajes',
    asked_before: 'ya se le preguntó',
    call_over: 'el llamado ya terminó',
    event_canceled: 'el evento está cancelado',
    restricted: 'los mensajes esperan un pago',
  },
};

export const TEXTS_WORDS = { en: english, es: spanish };

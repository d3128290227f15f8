import type { UntoldPerson } from '#libs/labor';
import type { MessageKind, SendCounts } from '#libs/messaging';
import type { Words } from '../frame/words.js';

type Reason = UntoldPerson['reason'];

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);
const texts = (n: number): string => (n === 1 ? '1 text' : `${n} texts`);

const english = {
  title: 'Texts',
  open: (n: number) => `Send ${n} queued`,
  titles: {
    event: 'Send what is queued',
    codes: 'Send each their clock-in code',
    call: (name: string) => `Send what is queued for ${name}`,
    requirement: (skill: string, call: string) => `Send what is queued for ${skill}, ${call}`,
    reminder: (name: string) => `Remind the crew of ${name}`,
    retry: 'Try the failed texts again',
  },
  nobody: 'Nobody would get a text.',
  summary: (count: number, who: number, segments: number) =>
    `${texts(count)} to ${people(who)}, ${segments === 1 ? '1 segment' : `${segments} segments`}.`,
  whole: (name: string, segments: number) =>
    `To ${name} · ${segments === 1 ? '1 segment' : `${segments} segments`}`,
  heldUntil: (moment: string) => `waits for the sending hours: ${moment}`,
  recipients: (n: number) => `Who gets a text (${n})`,
  consentFirst: 'is asked first whether we may text',
  consentNote: (n: number) =>
    `${people(n)} never agreed to texts: they are asked first, and get the offer when they say yes.`,
  showText: (name: string) => `Show the text to ${name}`,
  shown: 'shown',
  more: (n: number) => `and ${n} more`,
  untold: (n: number) => `${people(n)} will not get one`,
  reasons: {
    opted_out: 'opted out with STOP',
    awaiting_consent: 'has not agreed to texts yet',
    asked_before: 'was asked before',
    event_canceled: 'the event is canceled',
    call_over: 'the call is over',
    restricted: 'waits until the subscription is paid',
  } satisfies Record<Reason, string>,
  send: (count: number, who: number) =>
    count === who ? `Send to ${who}` : `Send ${texts(count)} to ${people(who)}`,
  close: 'Close',
  sending: 'Sending',
  sent: (n: number) => `${texts(n)} sent.`,
  /** Offers follow a yes, so that there are more texts than people. */
  sentWithQuestions: (n: number, questions: number, offers: number) => {
    const asked = questions === 1 ? '1 question' : `${questions} questions`;
    const parts = [
      `${asked} whether we may text`,
      ...(offers > 0 ? [offers === 1 ? '1 offer' : `${offers} offers`] : []),
      ...(n > questions + offers ? [`${n - questions - offers} more`] : []),
    ];
    return `${texts(n)} sent: ${parts.join(', ')}. Whoever says yes gets their offer at once.`;
  },
  delivered: (n: number) => `${n} delivered.`,
  leaves: (n: number, time: string) =>
    `${n === 1 ? '1 text leaves' : `${n} texts leave`} at ${time}, when the sending hours open.`,
  heldMoves: (n: number) =>
    `${n === 1 ? '1 text waits' : `${n} texts wait`} a minute after a move.`,
  held: (n: number) =>
    `${n === 1 ? '1 text waits' : `${n} texts wait`} for the sending hours, or for a minute after a move.`,
  mayLeave: 'You may leave this page; it goes on.',
  failed: (n: number) => `${texts(n)} failed`,
  failedReason: (name: string, reason: string) => `${name}: ${reason}`,
  tryAgain: (n: number) => (n === 1 ? 'Try again' : `Try ${n} again`),
  phones: 'Open the simulated phones',
  untracked: 'Nothing was sent: this company does not track time, so there are no codes.',
  unpaid:
    'Nothing was sent: the subscription has to be paid first. The owner finds it under Billing.',
  kinds: {
    offer: 'offer',
    consent_question: 'question for consent',
    confirmation: 'confirmation',
    time_change: 'new time',
    cancellation: 'cancellation',
    reminder: 'reminder',
    code: 'code',
    invitation: 'invitation',
    reply: 'reply',
    call_filled: 'call filled',
    arrival_question: 'on your way?',
    clock_in_code: 'clock-in code',
    hours: 'hours',
  } as Partial<Record<MessageKind, string>>,
  report: {
    queued: (n: number) => `${texts(n)} on the way.`,
    none: 'No text was sent.',
    held: (n: number) => `${texts(n)} held for the sending hours.`,
    consentAsked: (n: number) =>
      n === 1
        ? '1 person is asked whether we may text. The offer goes out when they say yes.'
        : `${n} people are asked whether we may text. Their offers go out when they say yes.`,
    waitingForConsent: (n: number) => `${people(n)} asked for consent before, without an answer.`,
    optedOut: (n: number) => `${people(n)} opted out.`,
    callOver: (n: number) => `${n} for a call that is over.`,
    eventCanceled: (n: number) => `${n} of a canceled event.`,
    restricted: (n: number) => `${n} left out: the subscription is unpaid.`,
    alreadySent: (n: number) => `${n} sent before.`,
  } satisfies Record<keyof SendCounts | 'none', string | ((n: number) => string)>,
};

const personas = (n: number): string => (n === 1 ? '1 persona' : `${n} personas`);
const mensajes = (n: number): string => (n === 1 ? '1 mensaje' : `${n} mensajes`);
const segmentos = (n: number): string => (n === 1 ? '1 segmento' : `${n} segmentos`);

const spanish: typeof english = {
  title: 'Mensajes',
  open: (n) => `Enviar ${n} en cola`,
  titles: {
    event: 'Enviar lo que está en cola',
    codes: 'Enviar a cada uno su código de entrada',
    call: (name) => `Enviar lo que está en cola para ${name}`,
    requirement: (skill, call) => `Enviar lo que está en cola para ${skill}, ${call}`,
    reminder: (name) => `Recordar al equipo de ${name}`,
    retry: 'Reintentar los mensajes que fallaron',
  },
  nobody: 'Nadie recibiría un mensaje.',
  summary: (count, who, segments) =>
    `${mensajes(count)} a ${personas(who)}, ${segmentos(segments)}.`,
  whole: (name, segments) => `A ${name} · ${segmentos(segments)}`,
  heldUntil: (moment) => `espera el horario de envío: ${moment}`,
  recipients: (n) => `Quién recibe un mensaje (${n})`,
  consentFirst: 'primero se le pregunta si podemos escribirle',
  consentNote: (n) =>
    `${personas(n)} nunca aceptaron mensajes: primero se les pregunta, y reciben la oferta cuando dicen que sí.`,
  showText: (name) => `Mostrar el mensaje a ${name}`,
  shown: 'mostrado',
  more: (n) => `y ${n} más`,
  untold: (n) => `${personas(n)} no reciben ninguno`,
  reasons: {
    opted_out: 'se dio de baja con STOP',
    awaiting_consent: 'aún no ha aceptado mensajes',
    asked_before: 'ya se le preguntó',
    event_canceled: 'el evento está cancelado',
    call_over: 'el turno ya terminó',
    restricted: 'espera a que se pague la suscripción',
  },
  send: (count, who) =>
    count === who ? `Enviar a ${who}` : `Enviar ${mensajes(count)} a ${personas(who)}`,
  close: 'Cerrar',
  sending: 'Enviando',
  sent: (n) => (n === 1 ? '1 mensaje enviado.' : `${n} mensajes enviados.`),
  sentWithQuestions: (n, questions, offers) => {
    const asked = questions === 1 ? '1 pregunta' : `${questions} preguntas`;
    const parts = [
      `${asked} de si podemos escribir`,
      ...(offers > 0 ? [offers === 1 ? '1 oferta' : `${offers} ofertas`] : []),
      ...(n > questions + offers ? [`${n - questions - offers} más`] : []),
    ];
    const sent = n === 1 ? '1 mensaje enviado' : `${n} mensajes enviados`;
    return `${sent}: ${parts.join(', ')}. Quien dice que sí recibe su oferta enseguida.`;
  },
  delivered: (n) => (n === 1 ? '1 entregado.' : `${n} entregados.`),
  leaves: (n, time) =>
    `${n === 1 ? '1 mensaje sale' : `${n} mensajes salen`} cuando abre el horario de envío: ${time}.`,
  heldMoves: (n) =>
    `${n === 1 ? '1 mensaje espera' : `${n} mensajes esperan`} un minuto después de un cambio.`,
  held: (n) =>
    `${n === 1 ? '1 mensaje espera' : `${n} mensajes esperan`} el horario de envío, o un minuto después de un cambio.`,
  mayLeave: 'Puede salir de esta página; el envío continúa.',
  failed: (n) => (n === 1 ? '1 mensaje falló' : `${n} mensajes fallaron`),
  failedReason: (name, reason) => `${name}: ${reason}`,
  tryAgain: (n) => (n === 1 ? 'Reintentar' : `Reintentar ${n}`),
  phones: 'Abrir los teléfonos simulados',
  untracked: 'No se envió nada: esta empresa no registra horas, así que no hay códigos.',
  unpaid:
    'No se envió nada: primero hay que pagar la suscripción. El propietario la encuentra en Facturación.',
  kinds: {
    offer: 'oferta',
    consent_question: 'pregunta de consentimiento',
    confirmation: 'confirmación',
    time_change: 'nueva hora',
    cancellation: 'cancelación',
    reminder: 'recordatorio',
    code: 'código',
    invitation: 'invitación',
    reply: 'respuesta',
    call_filled: 'turno completo',
    arrival_question: '¿en camino?',
    clock_in_code: 'código de entrada',
    hours: 'horas',
  },
  report: {
    queued: (n) => `${mensajes(n)} en camino.`,
    none: 'No se envió ningún mensaje.',
    held: (n) => `${mensajes(n)} a la espera del horario de envío.`,
    consentAsked: (n) =>
      n === 1
        ? 'A 1 persona se le pregunta si podemos escribirle. La oferta sale cuando dice que sí.'
        : `A ${n} personas se les pregunta si podemos escribirles. Las ofertas salen cuando dicen que sí.`,
    waitingForConsent: (n) => `${personas(n)} con permiso ya pedido, sin respuesta.`,
    optedOut: (n) => `${personas(n)} se dieron de baja.`,
    callOver: (n) => `${n} de un turno que ya terminó.`,
    eventCanceled: (n) => `${n} de un evento cancelado.`,
    restricted: (n) => `${n} sin enviar: la suscripción no está pagada.`,
    alreadySent: (n) => `${n} enviados antes.`,
  },
};

/** Words about sending: previews, progress, reports. */
export const SENDING_WORDS: Words<typeof english> = { en: english, es: spanish };

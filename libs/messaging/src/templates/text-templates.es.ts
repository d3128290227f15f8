import { displayTime } from '#libs/kernel';
import { senderName } from './text-sender.js';
import { callsSentence, menuLines } from './call-lists.js';
import type { CallDetails, OfferedCall, TextTemplates } from './text-templates.types.js';

const WEEKDAYS = ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'];
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** 'lun 23 nov', without accents: one accented i would more than double the price of a text. */
function fecha(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

const describeCall = ({ event, call, date, time }: CallDetails): string =>
  `${event}, ${call}, ${fecha(date)} a las ${displayTime(time)}`;

const startedNow = (time: string): string => `empezo a las ${displayTime(time)}, venga ya`;

const describeOffer = (offer: OfferedCall): string =>
  offer.isRunning
    ? `${offer.event}, ${offer.call}, ${fecha(offer.date)}, ${startedNow(offer.time)}`
    : describeCall(offer);

export const spanishTextTemplates: TextTemplates = {
  offer: ({ sender, event, call, date, time, isRunning, role, link }) =>
    `Hola, le escribe ${senderName(sender)}. Puede trabajar como ${role} en ${event}, ${call}` +
    (isRunning
      ? `? Ya esta en curso (${fecha(date)}, ${startedNow(time)}).`
      : `, el ${fecha(date)} a las ${displayTime(time)}?`) +
    ` Responda aqui: ${link}`,

  consentQuestion: ({ sender }) =>
    `Hola, le escribe ${sender.firstName.trim() ? `${sender.firstName.trim()} de ${sender.companyName}` : sender.companyName}. ` +
    'Podemos enviarle mensajes de trabajo? Responda YES para recibirlos. Responda STOP para no recibirlos. Pueden aplicarse tarifas.',

  confirmation: ({ company, event, call, date, time, isRunning, role, link }) =>
    `${company}: esta confirmado como ${role} para ${event}, ${call}, el ${fecha(date)}` +
    (isRunning ? `: ${startedNow(time)}.` : ` a las ${displayTime(time)}.`) +
    (link ? ` Detalles: ${link}` : ''),

  timeChange: ({ company, event, call, date, time, link }) =>
    `${company}: nuevo horario de ${event}, ${call}: ${fecha(date)} a las ${displayTime(time)}. Confirme aqui: ${link}`,

  cancellation: ({ company, event, call, date }) =>
    `${company}: se cancela ${call ? `${event}, ${call},` : event} del ${fecha(date)}. Por favor no venga.`,

  takenOff: ({ company, ...call }) =>
    `${company}: se cancela su turno, ya no contamos con usted para ${describeCall({ company, ...call })}. Por favor no venga.`,

  reminder: ({ company, event, call, date, time, role, location }) =>
    `${company}, recordatorio: ${event}${location ? ` en ${location}` : ''}, ${fecha(date)}, ${call} a las ${displayTime(time)}, como ${role}. ` +
    'Por favor no responda a este mensaje.',

  callFilled: ({ company, event, call, date }) =>
    `${company}: ${event}, ${call}, del ${fecha(date)} ya esta completo; esta vez no hace falta que venga. Gracias!`,

  stewardInvitation: ({ company, link }) =>
    `${company} le invita a ser steward. Registrese aqui: ${link}`,

  verificationCode: ({ company, code }) =>
    `${code} es su codigo para ${company}. Vale 5 minutos. No se lo de a nadie.`,

  managerInvitation: ({ company, link }) =>
    `${company} le invita a dirigir sus equipos con CallManager. Registrese en 7 dias: ${link}`,

  ownerInvitation: ({ link }) =>
    `Le invitamos a traer su empresa a CallManager. Registrese en 7 dias: ${link}`,

  replies: {
    thanks: (offers) =>
      [
        'Gracias, desde ahora recibira mensajes de trabajo. Responda STOP para dejar de recibirlos.',
        ...offers.map(
          ({ company, event, date, startedAt, link }) =>
            `${company}: ${event}, ${fecha(date)}${startedAt ? `, ${startedNow(startedAt)}` : ''}: ${link}`,
        ),
      ].join('\n'),
    alreadySet: 'Ya esta todo listo. Use el enlace del ultimo mensaje para responder a un trabajo.',
    unsubscribed: 'Usted ya no recibe mensajes nuestros. Responda START para recibirlos de nuevo.',
    notRecognised: 'No conocemos este numero. Por favor hable con su steward.',
    howToConsent: 'Responda YES para recibir mensajes de trabajo, o STOP para no recibirlos.',
    automated: (link) =>
      `Este numero es automatico y nadie lo lee. ${link ? `Responda aqui: ${link} ` : ''}Responda STOP para dejar de recibir mensajes.`,
  },

  dialogue: {
    menu: (calls, moreAt) =>
      [
        'Puede trabajar?',
        ...menuLines(calls, describeOffer),
        calls.length === 1 ? 'Responda 1 o NO.' : 'Responda con numeros (1 o 1 2), TODOS o NO.',
        ...(moreAt ? [`Mas: ${moreAt}`] : []),
      ].join('\n'),
    answered: ({ available, confirmed, declined, gone }) =>
      [
        ...callsSentence(
          available,
          describeCall,
          (calls) => `Gracias! Anotamos su si para ${calls}. Le avisamos cuando este confirmado.`,
        ),
        ...callsSentence(confirmed, describeCall, (calls) => `Esta confirmado para ${calls}.`),
        ...callsSentence(
          declined,
          describeCall,
          (calls) => `Anotamos que no puede trabajar en ${calls}.`,
        ),
        ...callsSentence(gone, describeCall, (calls) => `Ya no esta disponible: ${calls}.`),
      ].join('\n'),
    conflicts: (conflicts) =>
      conflicts
        .map(({ call, other, isOtherCompany, restHours }) => {
          const theirs = `${isOtherCompany ? `${other.company}: ` : ''}${describeCall(other)}`;
          return restHours === null
            ? `Atencion: ${call} coincide con ${theirs}.`
            : `Atencion: solo ${restHours} h de descanso entre ${call} y ${theirs}.`;
        })
        .join('\n'),
    dropQuestion: (call) =>
      `Dejar ${describeCall(call)}? Responda OUT otra vez para dejarlo, o NO para seguir.`,
    dropped: (call) => `Ya no contamos con usted para ${describeCall(call)}. Gracias por avisar.`,
    kept: (call) => `Bien, contamos con usted para ${describeCall(call)}.`,
    nothingToDrop:
      'No tiene ninguna llamada confirmada que dejar. Si ya empezo, hable con su steward.',
    clockedIn: 'Usted ya marco su entrada; hable con su steward.',
    late: (call, minutes) =>
      `Gracias, los encargados saben que llegara ${minutes} min tarde a ${describeCall(call)}.`,
    howLate: 'Cuantos minutos llegara tarde? Responda por ejemplo LATE 15.',
    callSheet: ({ role, venue, address, note, contact, ...call }) =>
      [
        `${describeCall(call)}, como ${role}.`,
        [venue, address].filter(Boolean).join(', '),
        note ?? '',
        `Contacto: ${[contact.name, contact.phone].filter(Boolean).join(', ')}`,
      ]
        .filter(Boolean)
        .join('\n'),
    noCallAhead: 'No tiene ninguna llamada confirmada en los proximos dias.',
  },
};

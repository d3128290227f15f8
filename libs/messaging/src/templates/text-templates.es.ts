import { displayTime } from '#libs/kernel';
import { senderName } from './text-sender.js';
import { asRole, describeCall, fecha, startedNow } from './call-words.es.js';
import { spanishDialogue, spanishReplies } from './reply-templates.es.js';
import type { TextTemplates } from './text-templates.types.js';

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

  confirmation: ({ company, event, call, date, time, isRunning, role, link, sheet }) =>
    `${company}: esta confirmado como ${role} para ${event}, ${call}, el ${fecha(date)}` +
    (isRunning ? `: ${startedNow(time)}.` : ` a las ${displayTime(time)}.`) +
    (link ? ` Detalles: ${link}` : withSheet(sheet)),

  timeChange: ({ company, event, call, date, time, role, link }) =>
    `${company}: nuevo horario de ${event}, ${call}${asRole({ role })}: ${fecha(date)} a las ${displayTime(time)}. Confirme aqui: ${link}`,

  cancellation: ({ company, event, call, date }) =>
    `${company}: se cancela ${call ? `${event}, ${call},` : event} del ${fecha(date)}. Por favor no venga.`,

  takenOff: ({ company, ...call }) =>
    `${company}: se cancela su turno, ya no contamos con usted para ${describeCall({ company, ...call })}. Por favor no venga.`,

  shiftEnded: ({ company, until, ...call }) =>
    `${company}: su turno termina ahora, se elimino ${describeCall({ company, ...call })}. Sus horas cuentan hasta las ${displayTime(until)}.`,

  arrivalQuestion: ({ company, ...call }) =>
    `${company}: va en camino a ${describeCall({ company, ...call })}? Responda SI, o LATE 15 si llega 15 minutos tarde. Si no puede venir, responda OUT.`,

  clockInCode: ({ company, event, date, link }) =>
    `${company}: su codigo de entrada para ${event}, ${fecha(date)}: ${link} Muestrelo en la entrada.`,

  disputeAnswered: ({ company, answer, link, ...call }) =>
    `${company}: sobre sus horas, ${describeCall({ company, ...call })}: "${answer}"${link ? ` Vea ${link}` : ''}`,

  hoursApproved: ({ company, link, ...call }) =>
    `${company}: sus horas estan aprobadas, ${describeCall({ company, ...call })}.${link ? ` Vea ${link}` : ''}`,

  reminder: ({ company, event, call, date, time, role, location, sheet }) =>
    `${company}, recordatorio: ${event}${location ? ` en ${location}` : ''}, ${fecha(date)}, ${call} a las ${displayTime(time)}, como ${role}.${withSheet(sheet)} ` +
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

  replies: spanishReplies,
  dialogue: spanishDialogue,
};

/** The one link of a text about a call that has a sheet. */
function withSheet(sheet: string | null): string {
  return sheet ? ` Hoja del turno: ${sheet}` : '';
}

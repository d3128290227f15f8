import { greetingName } from './greeting-name.js';
import type { MailTemplates } from './mail-content.js';

const SEVEN_DAYS = 'El enlace funciona una sola vez, durante 7 días.';
const NOT_FOR_YOU =
  'Si no sabe de qué se trata, alguien escribió mal su dirección; no tiene que hacer nada.';

export const spanishMailTemplates: MailTemplates = {
  resetPassword: ({ name, username, link }) => ({
    subject: 'Elija una nueva contraseña para CallManager',
    greeting: hello(name),
    paragraphs: [
      `alguien, esperamos que usted, quiere elegir una nueva contraseña para la cuenta "${username}" de CallManager.`,
      'El enlace funciona una sola vez, durante una hora:',
    ],
    action: { label: 'Elegir una nueva contraseña', link },
    closing: ['Si no fue usted, no haga nada: su contraseña sigue siendo la misma.'],
  }),

  accountChangeAsked: ({ name, username, email, phone, link, undoLink }) => ({
    subject: '¿Es usted? Otra dirección u otro número para su cuenta de CallManager',
    greeting: hello(name),
    details: newContact(email, phone),
    paragraphs: [
      `alguien que inició sesión como "${username}", esperamos que usted, quiere cambiar esto en la cuenta. Vale cuando usted lo confirme, dentro de 24 horas.`,
    ],
    action: { label: 'Confirmar el cambio', link },
    alternative: {
      sentence:
        'Si no fue usted, otra persona tiene acceso a su cuenta. Esto anula el cambio y cierra todas las sesiones:',
      link: undoLink,
    },
  }),

  accountChanged: ({ name, username, email, phone, link }) => ({
    subject: 'Su cuenta de CallManager tiene otra dirección u otro número',
    greeting: hello(name),
    details: newContact(email, phone),
    paragraphs: [
      `esto cambió en la cuenta "${username}" de CallManager. Si fue usted, no tiene que hacer nada.`,
      'Si no fue usted, deshágalo dentro de 72 horas; entonces se cierran todas las sesiones:',
    ],
    action: { label: 'Deshacer el cambio', link },
  }),

  welcome: ({ name, username, company, link }) => ({
    subject: 'Le damos la bienvenida a CallManager',
    greeting: hello(name),
    paragraphs: [
      `su cuenta${company ? ` con ${company}` : ''} está lista. Su nombre de usuario es "${username}".`,
    ],
    action: { label: 'Iniciar sesión', link },
    closing: ['Si usted no creó esta cuenta, responda a este correo.'],
  }),

  contactReply: ({ name }) => ({
    subject: 'Recibimos su mensaje',
    greeting: hello(name),
    paragraphs: [
      'gracias por escribir a CallManager. Recibimos su mensaje y le responderemos pronto.',
      'Si usted no nos escribió, alguien escribió mal su dirección; no tiene que hacer nada.',
    ],
  }),

  managerInvitation: ({ company, link }) => ({
    subject: `${company} le invita a CallManager`,
    greeting: 'Hola:',
    paragraphs: [`${company} le invita a gestionar sus equipos con CallManager. ${SEVEN_DAYS}`],
    action: { label: 'Crear una cuenta', link },
    closing: [NOT_FOR_YOU],
  }),

  ownerInvitation: ({ link }) => ({
    subject: 'Traiga su empresa a CallManager',
    greeting: 'Hola:',
    paragraphs: [`le invitamos a traer su empresa a CallManager. ${SEVEN_DAYS}`],
    action: { label: 'Registrar su empresa', link },
    closing: [NOT_FOR_YOU],
  }),

  stewardInvitation: ({ name, company, link }) => ({
    subject: `${company} le invita a ser steward`,
    greeting: hello(name),
    paragraphs: [
      `${company} le invita a ser steward: a registrar las horas de los eventos que le asignen. Cree una cuenta para empezar.`,
    ],
    action: { label: 'Crear una cuenta', link },
    closing: ['Al hacerlo le enviaremos un código a su teléfono. ' + NOT_FOR_YOU],
  }),

  stewardGranted: ({ name, company }) => ({
    subject: `Usted es steward de ${company}`,
    greeting: hello(name),
    paragraphs: [
      `${company} le nombró steward: ahora puede registrar las horas de los eventos que le asignen.`,
      'Si es un error, avise a la empresa.',
    ],
  }),
};

function hello(typed: string): string {
  const name = greetingName(typed);
  return name ? `Hola, ${name}:` : 'Hola:';
}

function newContact(email: string | null, phone: string | null): [string, string][] {
  return [
    ...(email === null ? [] : [['Nueva dirección', email || 'ninguna'] as [string, string]]),
    ...(phone === null ? [] : [['Nuevo teléfono', phone || 'ninguno'] as [string, string]]),
  ];
}

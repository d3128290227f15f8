import type { Language, MailContent } from '#libs/messaging';
import type { BillingMail } from '../rules/billing-mails.js';

export interface BillingMailValues {
  name: string;
  company: string;
  /** The day on which something ends, in the company's zone and the owner's language; blank: none. */
  day: string;
  link: string;
}

type Templates = Record<BillingMail, (of: BillingMailValues) => MailContent>;

function mail(
  greeting: (name: string) => string,
  subject: (of: BillingMailValues) => string,
  paragraph: (of: BillingMailValues) => string,
  label: string,
): (of: BillingMailValues) => MailContent {
  return (of) => ({
    subject: subject(of),
    greeting: greeting(of.name),
    paragraphs: [paragraph(of)],
    action: { label, link: of.link },
  });
}

const hello = (name: string): string => (name ? `Hello ${name},` : 'Hello,');
const hola = (name: string): string => (name ? `Hola, ${name}:` : 'Hola:');

const english: Templates = {
  subscribed: mail(
    hello,
    ({ company }) => `${company} is subscribed to CallManager`,
    ({ company }) => `thank you. The subscription of ${company} is running.`,
    'See the subscription',
  ),
  trial_ending: mail(
    hello,
    ({ company }) => `The trial of ${company} ends soon`,
    ({ company, day }) =>
      `the trial of ${company} ends on ${day}. Choose a plan, and everything goes on as it is.`,
    'Choose a plan',
  ),
  trial_over: mail(
    hello,
    ({ company }) => `The trial of ${company} is over`,
    ({ day }) =>
      `the trial is over. Please choose a plan before ${day}; after that, new events and messages for calls more than 48 hours away wait.`,
    'Choose a plan',
  ),
  payment_failed: mail(
    hello,
    ({ company }) => `A payment of ${company} did not come through`,
    ({ day }) =>
      `a payment did not come through. Please check the card before ${day}; after that, new events and messages for calls more than 48 hours away wait.`,
    'Check the card',
  ),
  action_required: mail(
    hello,
    ({ company }) => `Your bank wants you to confirm a payment of ${company}`,
    () => 'your bank asks you to confirm a payment before it goes through.',
    'Confirm the payment',
  ),
  paused: mail(
    hello,
    ({ company }) => `The subscription of ${company} is paused`,
    ({ day }) =>
      `the subscription is paused. Add a card before ${day}; after that, new events and messages for calls more than 48 hours away wait.`,
    'Add a card',
  ),
  grace_ending: mail(
    hello,
    ({ company }) => `${company} will be restricted tomorrow`,
    ({ day }) =>
      `a payment is still missing. From ${day} on, new events and messages for calls more than 48 hours away wait until it is settled.`,
    'Settle it',
  ),
  restricted: mail(
    hello,
    ({ company }) => `${company} is restricted`,
    () =>
      'a payment is missing. New events and messages for calls more than 48 hours away wait until it is settled. Shows that are near, clocking in and time sheets go on.',
    'Settle it',
  ),
  recovered: mail(
    hello,
    ({ company }) => `${company} is paid up again`,
    () => 'the payment has come through, and everything works as before. Thank you.',
    'See the subscription',
  ),
  ended: mail(
    hello,
    ({ company }) => `The subscription of ${company} has ended`,
    () =>
      'the subscription has ended. New events and messages for calls more than 48 hours away wait until you choose a plan again.',
    'Choose a plan',
  ),
  card_expiring: mail(
    hello,
    ({ company }) => `The card of ${company} expires soon`,
    () => 'the card that pays the subscription expires soon. Please enter the new one.',
    'Change the card',
  ),
};

const spanish: Templates = {
  subscribed: mail(
    hola,
    ({ company }) => `${company} está suscrita a CallManager`,
    ({ company }) => `gracias. La suscripción de ${company} está activa.`,
    'Ver la suscripción',
  ),
  trial_ending: mail(
    hola,
    ({ company }) => `La prueba de ${company} termina pronto`,
    ({ company, day }) =>
      `la prueba de ${company} termina el ${day}. Elija un plan y todo seguirá como hasta ahora.`,
    'Elegir un plan',
  ),
  trial_over: mail(
    hola,
    ({ company }) => `La prueba de ${company} ha terminado`,
    ({ day }) =>
      `la prueba ha terminado. Elija un plan antes del ${day}; después, los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan.`,
    'Elegir un plan',
  ),
  payment_failed: mail(
    hola,
    ({ company }) => `Un pago de ${company} no se pudo cobrar`,
    ({ day }) =>
      `un pago no se pudo cobrar. Revise la tarjeta antes del ${day}; después, los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan.`,
    'Revisar la tarjeta',
  ),
  action_required: mail(
    hola,
    ({ company }) => `Su banco pide que confirme un pago de ${company}`,
    () => 'su banco pide que usted confirme un pago antes de cobrarlo.',
    'Confirmar el pago',
  ),
  paused: mail(
    hola,
    ({ company }) => `La suscripción de ${company} está en pausa`,
    ({ day }) =>
      `la suscripción está en pausa. Agregue una tarjeta antes del ${day}; después, los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan.`,
    'Agregar una tarjeta',
  ),
  grace_ending: mail(
    hola,
    ({ company }) => `${company} tendrá restricciones mañana`,
    ({ day }) =>
      `falta un pago. Desde el ${day}, los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan hasta que se pague.`,
    'Pagar',
  ),
  restricted: mail(
    hola,
    ({ company }) => `${company} tiene restricciones`,
    () =>
      'falta un pago. Los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan hasta que se pague. Los trabajos próximos, los fichajes y las horas siguen.',
    'Pagar',
  ),
  recovered: mail(
    hola,
    ({ company }) => `${company} está al día`,
    () => 'el pago se recibió y todo funciona como antes. Gracias.',
    'Ver la suscripción',
  ),
  ended: mail(
    hola,
    ({ company }) => `La suscripción de ${company} ha terminado`,
    () =>
      'la suscripción ha terminado. Los eventos nuevos y los mensajes para trabajos a más de 48 horas esperan hasta que elija un plan.',
    'Elegir un plan',
  ),
  card_expiring: mail(
    hola,
    ({ company }) => `La tarjeta de ${company} vence pronto`,
    () => 'la tarjeta que paga la suscripción vence pronto. Indique la nueva.',
    'Cambiar la tarjeta',
  ),
};

export const BILLING_MAIL_TEMPLATES: Record<Language, Templates> = {
  en: english,
  es: spanish,
};

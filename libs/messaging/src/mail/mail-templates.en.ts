import { greetingName } from './greeting-name.js';
import type { MailTemplates } from './mail-content.js';

const SEVEN_DAYS = 'The link works once, for 7 days.';
const NOT_FOR_YOU =
  'If you do not know what this is about, somebody mistyped their address; there is nothing you need to do.';

export const englishMailTemplates: MailTemplates = {
  resetPassword: ({ name, username, link }) => ({
    subject: 'Choose a new password for CallManager',
    greeting: hello(name),
    paragraphs: [
      `somebody, hopefully you, wants to choose a new password for the CallManager account "${username}".`,
      'The link works once, for one hour:',
    ],
    action: { label: 'Choose a new password', link },
    closing: ['If it was not you, do nothing: your password stays as it is.'],
  }),

  accountChangeAsked: ({ name, username, email, phone, link, undoLink }) => ({
    subject: 'Is this you? Another address or number for your CallManager account',
    greeting: hello(name),
    details: newContact(email, phone),
    paragraphs: [
      `somebody who is signed in as "${username}", hopefully you, wants to change this in the account. It counts when you confirm it within 24 hours.`,
    ],
    action: { label: 'Confirm the change', link },
    alternative: {
      sentence:
        'If it was not you, somebody else is signed in to your account. This ends the change and logs everybody out:',
      link: undoLink,
    },
  }),

  accountChanged: ({ name, username, email, phone, link }) => ({
    subject: 'Your CallManager account has another address or number',
    greeting: hello(name),
    details: newContact(email, phone),
    paragraphs: [
      `this was changed in the CallManager account "${username}". If it was you, there is nothing to do.`,
      'If it was not you, undo it within 72 hours; whoever is signed in is logged out then:',
    ],
    action: { label: 'Undo the change', link },
  }),

  welcome: ({ name, username, company, link }) => ({
    subject: 'Welcome to CallManager',
    greeting: hello(name),
    paragraphs: [
      `your account${company ? ` with ${company}` : ''} is ready. Your user name is "${username}".`,
    ],
    action: { label: 'Sign in', link },
    closing: ['If you did not make this account, please answer this mail.'],
  }),

  contactReply: ({ name }) => ({
    subject: 'We have your message',
    greeting: hello(name),
    paragraphs: [
      'thank you for writing to CallManager. We have your message and will answer soon.',
      'If you did not write to us, somebody mistyped their address; there is nothing you need to do.',
    ],
  }),

  managerInvitation: ({ company, link }) => ({
    subject: `${company} invites you to CallManager`,
    greeting: 'Hello,',
    paragraphs: [`${company} invites you to manage its crews with CallManager. ${SEVEN_DAYS}`],
    action: { label: 'Make an account', link },
    closing: [NOT_FOR_YOU],
  }),

  ownerInvitation: ({ link }) => ({
    subject: 'Bring your company to CallManager',
    greeting: 'Hello,',
    paragraphs: [`you are invited to bring your company to CallManager. ${SEVEN_DAYS}`],
    action: { label: 'Register your company', link },
    closing: [NOT_FOR_YOU],
  }),

  stewardInvitation: ({ name, company, link }) => ({
    subject: `${company} invites you to be a steward`,
    greeting: hello(name),
    paragraphs: [
      `${company} invites you to be a steward: to record the hours of the events you are assigned to. Make an account to begin.`,
    ],
    action: { label: 'Make an account', link },
    closing: ['We send a code to your phone when you do. ' + NOT_FOR_YOU],
  }),

  stewardGranted: ({ name, company }) => ({
    subject: `You are a steward of ${company}`,
    greeting: hello(name),
    paragraphs: [
      `${company} made you a steward: you can now record the hours of the events you are assigned to.`,
      'If that is a mistake, please tell the company.',
    ],
  }),
};

function hello(typed: string): string {
  const name = greetingName(typed);
  return name ? `Hello ${name},` : 'Hello,';
}

function newContact(email: string | null, phone: string | null): [string, string][] {
  return [
    ...(email === null ? [] : [['New email address', email || 'none'] as [string, string]]),
    ...(phone === null ? [] : [['New phone number', phone || 'none'] as [string, string]]),
  ];
}

/** What a visitor of the public site wrote. */
export interface ContactMessage {
  name: string;
  email: string;
  company: string;
  message: string;
  /** As they typed it; blank where they did not. */
  phone: string;
}

export interface ContactMail {
  subject: string;
  body: string;
  html: string;
}

/** Letters of any script, and what stands between the parts of a name. */
const LOOKS_LIKE_A_NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]{0,59}$/u;

/** For the people who sell: everything that was typed, and nothing of it as markup. */
export function salesMail(contact: ContactMessage): ContactMail {
  const lines: [string, string][] = [
    ['Name', oneLine(contact.name)],
    ['Email', contact.email],
    ['Company', oneLine(contact.company)],
    ['Phone', oneLine(contact.phone) || 'not given'],
  ];
  const table = lines.map(([label, value]) => `<tr><th align="left">${label}</th><td>${escaped(value)}</td></tr>`).join('');
  return {
    subject: `Contact form: ${oneLine(contact.company).slice(0, 80)}`,
    body: [...lines.map(([label, value]) => `${label}: ${value}`), '', contact.message].join('\n'),
    html: `<table>${table}</table><p>${escaped(contact.message).replace(/\r\n|\r|\n/g, '<br>')}</p>`,
  };
}

/**
 * For the sender, who may be somebody else than the one who typed the address: nothing of what was typed is repeated but
 * the name, and that only where it looks like one.
 */
export function replyMail({ name }: ContactMessage): ContactMail {
  const plain = oneLine(name);
  const greeting = LOOKS_LIKE_A_NAME.test(plain) ? `Hello ${plain},` : 'Hello,';
  const sentences = ['thank you for writing to CallManager. We have your message and will answer soon.', 'If you did not write to us, somebody mistyped their address; there is nothing you need to do.'];
  return {
    subject: 'We have your message',
    body: [greeting, '', ...sentences, '', 'CallManager'].join('\n'),
    html: [greeting, ...sentences, 'CallManager'].map((line) => `<p>${escaped(line)}</p>`).join(''),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { renderToString } from '#libs/html';
import { oneLine } from '#libs/kernel';
import type { Language } from '../templates/text-templates.js';
import { MailDocument } from './mail-document.js';
import type { MailContent } from './mail-content.js';

/** As it is stored and sent. */
export interface ComposedMail {
  subject: string;
  /** Plain text. */
  body: string;
  /** The same as HTML. */
  html: string;
}

const LONGEST_SUBJECT = 150;

/** Renders text and HTML of the same content. The subject is reduced to one line. */
export function composeMail(words: MailContent, language: Language): ComposedMail {
  const subject = [...oneLine(words.subject)].slice(0, LONGEST_SUBJECT).join('');
  return {
    subject,
    body: textOf(words),
    html: `<!doctype html>${renderToString(MailDocument({ words: { ...words, subject }, language }))}`,
  };
}

function textOf({
  greeting,
  details = [],
  paragraphs,
  quotation,
  action,
  alternative,
  closing = [],
}: MailContent): string {
  const table = details.map(([label, value]) => `${label}: ${value}`).join('\n');
  const links = [action?.link, alternative?.sentence, alternative?.link];
  return [greeting, table, ...paragraphs, quotation, ...links, ...closing, 'CallManager']
    .filter(Boolean)
    .join('\n\n');
}

import { composeMail } from './compose-mail.js';
import type { MailTemplates, MailContent } from './mail-content.js';
import { MAIL_TEMPLATES } from './mail-templates.js';

const NAMES = {
  name: 'Dana',
  username: 'dana',
  company: 'Acme Productions',
  email: 'dana@new.example',
  phone: '********0111',
  link: 'https://crew.example/app/register/1?a=1&b=2',
  undoLink: 'https://crew.example/app/account-change/2/',
};
const KINDS = Object.keys(MAIL_TEMPLATES.en) as (keyof MailTemplates)[];
const EACH = KINDS.flatMap((kind) => [[kind, 'en'] as const, [kind, 'es'] as const]);
const wordsOf = (kind: keyof MailTemplates, language: 'en' | 'es', given = NAMES): MailContent =>
  (MAIL_TEMPLATES[language][kind] as (of: typeof NAMES) => MailContent)(given);

describe('mails', () => {
  it.each(EACH)('%s says in %s the same as text and as HTML', (kind, language) => {
    const words = wordsOf(kind, language);
    const { subject, body, html } = composeMail(words, language);
    expect(html).toMatch(/^<!doctype html><html lang="(en|es)">/);
    for (const line of [...words.paragraphs, ...(words.closing ?? [])]) {
      expect(body).toContain(line);
      expect(html).toContain(line.replace(/"/g, '&quot;'));
    }
    expect([subject, body.startsWith(words.greeting!)]).toEqual([words.subject, true]);
    for (const [label, value] of words.details ?? []) expect(body).toContain(`${label}: ${value}`);
    if (words.alternative)
      expect([body, html]).toEqual([
        expect.stringContaining(NAMES.undoLink),
        expect.stringContaining(`href="${NAMES.undoLink}"`),
      ]);
    if (words.action)
      expect([body.includes(NAMES.link), html.split('?a=1&amp;b=2').length - 1]).toEqual([true, 2]);
  });

  it.each(EACH)(
    '%s in %s loads nothing, runs nothing, and takes nobody at their word',
    (kind, language) => {
      const evil = '<img src=//evil.example onerror=alert(1)>\r\nBcc: lee@example.com';
      const { subject, html } = composeMail(
        wordsOf(kind, language, { ...NAMES, name: evil, username: evil, company: evil }),
        language,
      );
      expect(html).not.toMatch(/<(script|img|link|style|iframe|form)/i);
      expect(subject).not.toMatch(/[\r\n]/);
    },
  );

  it('are told apart by language', () => {
    for (const kind of KINDS)
      expect(wordsOf(kind, 'es').subject).not.toBe(wordsOf(kind, 'en').subject);
  });

  it('have a subject that fits a line', () => {
    expect(
      composeMail(wordsOf('managerInvitation', 'en', { ...NAMES, company: 'x'.repeat(400) }), 'en')
        .subject,
    ).toHaveLength(150);
  });
});

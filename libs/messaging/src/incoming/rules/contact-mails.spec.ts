import { CONTACT_REPLY_SUBJECTS, contactReplyMail, salesMail } from './contact-mails.js';

const contact = {
  name: 'Dana Doe',
  email: 'dana@example.com',
  company: 'Acme',
  message: 'Call me.\nSoon.',
  phone: '',
};

describe('mails of the contact form', () => {
  it('tell sales everything, and run nothing', () => {
    const mail = salesMail({
      ...contact,
      company: 'Acme\r\nBcc: all@example.com',
      message: '<script>alert("x")</script>\nSoon.',
    });
    expect(mail.subject).toBe('Contact form: Acme Bcc: all@example.com');
    expect(mail.body).toContain(
      'Email: dana@example.com\nCompany: Acme Bcc: all@example.com\nPhone: not given',
    );
    expect(mail.html).toContain('<html lang="en"');
    expect(mail.html).toContain('&lt;script>alert(&quot;x&quot;)&lt;/script>\nSoon.');
  });

  it('name the company in the subject, cut where it is long, and say who may be called', () => {
    const mail = salesMail({ ...contact, company: 'Acme '.repeat(40), phone: '+1 415\n555 0111' });
    expect(mail.subject).toBe(`Contact form: ${'Acme '.repeat(16)}`.trim());
    expect(mail.body).toMatch(/^Name: Dana Doe\nEmail: dana@example.com\nCompany: Acme Acme/);
    expect(mail.body).toContain('\nPhone: +1 415 555 0111\n\nCall me.\nSoon.');
  });

  it('confirm under subjects that are known again, whatever the name', () => {
    const subjects = (['en', 'es'] as const).map(
      (language) => contactReplyMail({ name: 'Dana Doe' }, language).subject,
    );
    expect([...CONTACT_REPLY_SUBJECTS].sort()).toEqual(subjects.sort());
  });

  it.each`
    name                                | greeting                        | because
    ${'Dana Doe'}                       | ${'Hello Dana Doe,'}            | ${'that is a name'}
    ${"Seán O'Brien-Müller"}            | ${"Hello Seán O'Brien-Müller,"} | ${'so is that'}
    ${'董 建華'}                        | ${'Hello 董 建華,'}             | ${'in any script'}
    ${'Win now at http://spam.example'} | ${'Hello,'}                     | ${'S21 links are no names'}
    ${'cheap.example'}                  | ${'Hello,'}                     | ${'S21 nor are the names of sites'}
    ${'<b>Dana</b>'}                    | ${'Hello,'}                     | ${'S21 markup is none'}
    ${'x'.repeat(61)}                   | ${'Hello,'}                     | ${'S21 nobody is called so'}
  `('S21 greet $name with $greeting, because $because', ({ name, greeting }) => {
    const mail = contactReplyMail({ name }, 'en');
    expect(mail.body.split('\n')[0]).toBe(greeting);
    for (const typed of [contact.email, contact.company, 'Call me'])
      expect(mail.body + mail.html + mail.subject).not.toContain(typed);
  });
});

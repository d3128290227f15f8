import { looksLikeEmail } from './looks-like-email.js';

describe('an e-mail address', () => {
  it.each`
    text                           | will     | because
    ${'dana@crew.example'}         | ${true}  | ${'that is how they look'}
    ${'dana.lee+job@crew.example'} | ${true}  | ${'people sort their mail by such names'}
    ${'dána@bücher.example'}       | ${true}  | ${'letters are letters'}
    ${'dana@crew'}                 | ${false} | ${'a domain has a dot'}
    ${'dana@crew.'}                | ${false} | ${'and something behind it'}
    ${'dana'}                      | ${false} | ${'that is a name'}
    ${'@crew.example'}             | ${false} | ${'nobody is there'}
    ${'a@b@crew.example'}          | ${false} | ${'two at signs are one too many'}
    ${'dana@crew.example\nBcc: x'} | ${false} | ${'a header is no address'}
    ${'Dana <dana@crew.example>'}  | ${false} | ${'the name is another field'}
    ${''}                          | ${false} | ${'nothing was typed'}
    ${`${'d'.repeat(65)}@crew.example`}  | ${false} | ${'no mail server takes such names'}
  `('"$text": $will, because $because', ({ text, will }: { text: string; will: boolean }) => {
    expect(looksLikeEmail(text)).toBe(will);
  });
});

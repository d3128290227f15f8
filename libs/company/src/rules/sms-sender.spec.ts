import { readSmsSender } from './sms-sender.js';

it.each`
  typed                                     | stored                                  | because
  ${'(415) 555-0142'}                       | ${'+14155550142'}                       | ${'a number in any notation'}
  ${' MG0123456789abcdef0123456789abcdef '} | ${'MG0123456789abcdef0123456789abcdef'} | ${'a messaging service'}
  ${' +1 415 555 0142 '}                    | ${'+14155550142'}                       | ${'blanks around it do no harm'}
  ${'MG0123'}                               | ${null}                                 | ${'its SID is longer'}
  ${'MG0123456789abcdef0123456789abcdef0'}  | ${null}                                 | ${'or shorter'}
  ${'xMG0123456789abcdef0123456789abcdef'}  | ${null}                                 | ${'a service begins with MG'}
  ${'SM0123456789abcdef0123456789abcdef'}   | ${null}                                 | ${'that is a message'}
  ${'ACME'}                                 | ${null}                                 | ${'nobody can reply to a word'}
  ${'+19005551234'}                         | ${null}                                 | ${'whoever replies would pay'}
`('$typed is stored as $stored, because $because', ({ typed, stored }) => {
  expect(readSmsSender(typed as string)).toBe(stored);
});

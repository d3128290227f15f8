import { looksLikeEmail, looksLikeWebsite } from './contact-details.js';

it.each`
  text                                | is       | because
  ${'office@acme.example'}            | ${true}  | ${'that is one'}
  ${'o.f+f@mail.acme.co'}             | ${true}  | ${'dots and plus signs are common'}
  ${'büro@bühne.example'}             | ${true}  | ${'letters are not only the English ones'}
  ${'office'}                         | ${false} | ${'there is no place'}
  ${'office@acme'}                    | ${false} | ${'there is no such place'}
  ${'a@b.c, d@e.f'}                   | ${false} | ${'those are two'}
  ${'Acme <a@acme.example>'}          | ${false} | ${'the name does not belong to it'}
  ${'a@-acme.example'}                | ${false} | ${'no host begins with a hyphen'}
  ${'a@stage-7.example'}              | ${true}  | ${'a host may have hyphens and digits'}
  ${'a@x.example'}                    | ${true}  | ${'and a name of one letter'}
  ${'a@x-.example'}                   | ${false} | ${'no name of a host ends with a hyphen'}
  ${'our office@acme.example'}        | ${false} | ${'there is a blank'}
  ${'office@acme.example!'}           | ${false} | ${'no host ends with a sign'}
  ${`${'x'.repeat(64)}@acme.example`} | ${true}  | ${'that is the longest'}
  ${`${'x'.repeat(65)}@acme.example`} | ${false} | ${'one more is too long'}
  ${`a@${'x'.repeat(63)}.example`}    | ${true}  | ${'that is the longest name of a host'}
  ${`a@${'x'.repeat(64)}.example`}    | ${false} | ${'one more is too long'}
  ${`a@${'acme.'.repeat(50)}io`}      | ${true}  | ${'252 characters are a host'}
  ${`a@${'acme.'.repeat(50)}info`}    | ${false} | ${'254 are too many'}
`('mail to $text: $is, because $because', ({ text, is }) => {
  expect(looksLikeEmail(text)).toBe(is);
});

it.each`
  text                             | is       | because
  ${'https://acme.example'}        | ${true}  | ${'that is one'}
  ${'http://www.acme.example/a?b'} | ${true}  | ${'a path does no harm'}
  ${'acme.example'}                | ${false} | ${'browsers would look on our own site'}
  ${'javascript:alert(1)'}         | ${false} | ${'that is a script'}
  ${'https://acme'}                | ${false} | ${'nobody else finds it'}
  ${'https://a b.example'}         | ${false} | ${'an address has no spaces'}
  ${'see:https://acme.example'}    | ${false} | ${'the address is not all of it'}
  ${'ftp://acme.example/http://a'} | ${false} | ${'browsers open no such thing'}
  ${'https:///acme.example'}       | ${false} | ${'there is no host'}
`('site $text: $is, because $because', ({ text, is }) => {
  expect(looksLikeWebsite(text)).toBe(is);
});

import { looksLikeEmail, looksLikeWebsite } from './contact-details.js';

it.each`
  text                       | is       | because
  ${'office@acme.example'}   | ${true}  | ${'that is one'}
  ${'o.f+f@mail.acme.co'}    | ${true}  | ${'dots and plus signs are common'}
  ${'büro@bühne.example'}    | ${true}  | ${'letters are not only the English ones'}
  ${'office'}                | ${false} | ${'there is no place'}
  ${'office@acme'}           | ${false} | ${'there is no such place'}
  ${'a@b.c, d@e.f'}          | ${false} | ${'those are two'}
  ${'Acme <a@acme.example>'} | ${false} | ${'the name does not belong to it'}
  ${'a@-acme.example'}       | ${false} | ${'no host begins with a hyphen'}
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

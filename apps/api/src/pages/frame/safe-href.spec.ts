import { safeHref } from './safe-href.js';

it.each`
  href                              | safe     | because
  ${'/app/dashboard/'}              | ${true}  | ${'it is ours'}
  ${'?page=2'}                      | ${true}  | ${'it is relative'}
  ${'//example.org/'}               | ${true}  | ${'it is a web address'}
  ${'//['}                          | ${false} | ${'it is no address at all'}
  ${'/\\['}                         | ${false} | ${'it is no address at all'}
  ${'https://calendar.google.com/'} | ${true}  | ${'it is a web address'}
  ${'tel:+14155550111'}             | ${true}  | ${'it calls somebody'}
  ${'javascript:alert(1)'}          | ${false} | ${'it is a script'}
  ${'JaVaScRiPt:alert(1)'}          | ${false} | ${'case does not matter'}
  ${' javascript:alert(1)'}         | ${false} | ${'browsers drop leading blanks'}
  ${'java\nscript:alert(1)'}        | ${false} | ${'browsers drop line breaks'}
  ${'\u0001javascript:alert(1)'}    | ${false} | ${'browsers drop control characters'}
  ${'data:text/html,<script>'}      | ${false} | ${'it brings its own page'}
  ${'vbscript:x'}                   | ${false} | ${'it is a script'}
  ${'http://['}                     | ${false} | ${'it is no address at all'}
`('$href is safe: $safe, because $because', ({ href, safe }: { href: string; safe: boolean }) => {
  expect(safeHref(href)).toBe(safe ? href : '#');
});

import { readContactForm } from './contact-form.js';

const VALID = { name: 'Dana Doe', email: 'dana@example.com', company: 'Acme', message: 'Hello' };

describe('the contact form', () => {
  it('is trimmed, and the phone may be left out', () => {
    expect(readContactForm({ ...VALID, name: '  Dana Doe\n', more: 1 })).toEqual({
      contact: { ...VALID, phone: '' },
    });
    expect(readContactForm({ ...VALID, phone: null })).toEqual({
      contact: { ...VALID, phone: '' },
    });
  });

  it.each`
    change                                                 | field        | because
    ${{ name: '   ' }}                                     | ${'name'}    | ${'spaces are no name'}
    ${{ company: undefined }}                              | ${'company'} | ${'it is asked for'}
    ${{ message: null }}                                   | ${'message'} | ${'there is nothing to answer'}
    ${{ message: 'x'.repeat(5_001) }}                      | ${'message'} | ${'that is a book'}
    ${{ name: ['Dana'] }}                                  | ${'name'}    | ${'a list is no text'}
    ${{ phone: 5 }}                                        | ${'phone'}   | ${'a number is no text'}
    ${{ email: 'dana' }}                                   | ${'email'}   | ${'there is no @'}
    ${{ email: 'dana@localhost' }}                         | ${'email'}   | ${'nobody outside knows that host'}
    ${{ email: 'a@x.example, b@y.example' }}               | ${'email'}   | ${'these are two'}
    ${{ email: 'dana@example.com\nBcc: lee@example.com' }} | ${'email'}   | ${'a header is no address'}
    ${{ email: '"Dana" <dana@example.com>' }}              | ${'email'}   | ${'only the address itself'}
  `('complains about $field, because $because', ({ change, field }) => {
    expect(readContactForm({ ...VALID, ...change })).toEqual({
      complaints: { [field]: expect.any(String) },
    });
  });

  it.each([[undefined], [null], ['x'], [[]], [5]])('misses everything in %p', (body) => {
    expect(Object.keys((readContactForm(body) as { complaints: object }).complaints)).toEqual([
      'name',
      'email',
      'company',
      'message',
    ]);
  });
});

import { instantText } from './values.js';

describe('an instant on the wire', () => {
  it.each`
    given                                 | written                       | because
    ${new Date('2031-05-01T11:52:00Z')}   | ${'2031-05-01T11:52:00.000Z'} | ${'a column was read as an instant'}
    ${'2031-05-01T11:52:00+00:00'}        | ${'2031-05-01T11:52:00.000Z'} | ${'the database leaves out what is zero'}
    ${'2031-05-01T11:52:00.1+00:00'}      | ${'2031-05-01T11:52:00.100Z'} | ${'it leaves out zeros at the end, too'}
    ${'2031-05-01T11:52:00.123456+00:00'} | ${'2031-05-01T11:52:00.123Z'} | ${'it knows microseconds, which are cut off'}
    ${'2031-05-01T07:52:00.5-04:00'}      | ${'2031-05-01T11:52:00.500Z'} | ${'a session may be in another zone'}
  `('$given: $written, because $because', ({ given, written }) => {
    expect(instantText(given)).toBe(written);
  });
});

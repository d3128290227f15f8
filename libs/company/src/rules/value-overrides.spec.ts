import { overrideOnCreate, overrideOnEdit } from './value-overrides.js';

it.each`
  given   | inherited | company | stored  | because
  ${null} | ${300}    | ${240}  | ${null} | ${'the field was blank'}
  ${240}  | ${300}    | ${240}  | ${null} | ${'the form was pre-filled with the default of the company'}
  ${300}  | ${300}    | ${240}  | ${null} | ${'that is what would be inherited anyway'}
  ${360}  | ${300}    | ${240}  | ${360}  | ${'somebody chose it'}
  ${0}    | ${300}    | ${240}  | ${0}    | ${'somebody chose that there is none'}
  ${0}    | ${0}      | ${240}  | ${null} | ${'there is none already'}
`(
  'create with $given, inherited $inherited, company $company: stores $stored, because $because',
  (row: { given: number | null; inherited: number; company: number; stored: number | null }) => {
    expect(overrideOnCreate(row.given, row.inherited, row.company)).toBe(row.stored);
  },
);

it.each`
  given        | before  | shown  | after   | because
  ${undefined} | ${null} | ${240} | ${null} | ${'the field was not sent'}
  ${undefined} | ${360}  | ${360} | ${360}  | ${'the field was not sent, and keeps its own value'}
  ${240}       | ${null} | ${240} | ${null} | ${'the form sent back what it was shown'}
  ${360}       | ${360}  | ${360} | ${360}  | ${'the form sent back what it was shown'}
  ${300}       | ${null} | ${240} | ${300}  | ${'somebody chose it'}
  ${0}         | ${360}  | ${360} | ${0}    | ${'somebody chose that there is none'}
  ${240}       | ${360}  | ${360} | ${240}  | ${'somebody chose it, even if it equals the default'}
  ${null}      | ${360}  | ${360} | ${null} | ${'the field was emptied: follow the chain again'}
`(
  'edit with $given, stored $before, shown $shown: stores $after, because $because',
  (row: {
    given: number | null | undefined;
    before: number | null;
    shown: number;
    after: number | null;
  }) => {
    expect(overrideOnEdit(row.given, row.before, row.shown)).toBe(row.after);
  },
);

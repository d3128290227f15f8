import { preferredLanguage } from './preferred-language.js';

it.each`
  accepted                     | language | because
  ${undefined}                 | ${'en'}  | ${'nothing was said'}
  ${'es-MX,es;q=0.9,en;q=0.8'} | ${'es'}  | ${'Spanish stands first'}
  ${'en-US,es;q=0.9'}          | ${'en'}  | ${'English counts more'}
  ${'fr, es;q=0.5'}            | ${'es'}  | ${'we have no French'}
  ${'es;q=0, en;q=0.1'}        | ${'en'}  | ${'a quality of 0 refuses'}
  ${';;;,,q=,'}                | ${'en'}  | ${'nonsense is nothing'}
`(
  '"$accepted": $language, because $because',
  ({ accepted, language }: { accepted: string | undefined; language: string }) => {
    expect(preferredLanguage(accepted)).toBe(language);
  },
);

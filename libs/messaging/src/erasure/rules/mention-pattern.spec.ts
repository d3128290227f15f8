import { aLibApp, type LibApp } from '../../../../../test/support/lib-app.js';
import { mentionedIn, type Mentions, mentionsOf } from './mention-pattern.js';

/** PostgreSQL interprets the pattern, so the test runs it there. */
describe('mentions of a person', () => {
  let app: LibApp;
  beforeAll(async () => {
    app = await aLibApp([]);
  });
  afterAll(() => app.close());

  const without = async (text: string, { pattern, hints }: Mentions): Promise<string> => {
    const [row] = await app.db.query<{ text: string }[]>(
      `select case when ${mentionedIn('given')} then regexp_replace(given, $1, 'X', 'g') else given end as text
         from (select $3::text as given) t`,
      [pattern, hints, text],
    );
    return row!.text;
  };

  it.each`
    text                                                | left                                       | because
    ${'Dana Reyes comes'}                               | ${'X comes'}                               | ${'that is the name'}
    ${'ask DANA  reyes.'}                               | ${'ask X.'}                                | ${'case and blanks do not matter'}
    ${'Dana\nReyes'}                                    | ${'X'}                                     | ${'nor does the end of a line'}
    ${'Dana-Reyes, DanaReyes, dana_reyes'}              | ${'X, X, X'}                               | ${'nor does what stands between the words'}
    ${'Dana Reyesson, Adana Reyes'}                     | ${'Dana Reyesson, Adana Reyes'}            | ${'others have longer names'}
    ${'Dana comes, Reyes not'}                          | ${'Dana comes, Reyes not'}                 | ${'either word is many people'}
    ${'+14155550111'}                                   | ${'X'}                                     | ${'that is the number'}
    ${'(415) 555-0111'}                                 | ${'X'}                                     | ${'people write it so'}
    ${'1 415.555.0111, 415 555 0111'}                   | ${'X, X'}                                  | ${'or so'}
    ${'415\u2011555\u20130111, 415\u00a0555\u00a00111'} | ${'X, X'}                                  | ${'pages and programs write it so'}
    ${'94155550111 41555501112'}                        | ${'94155550111 41555501112'}               | ${'these are other numbers'}
    ${'call 415-555-0112'}                              | ${'call 415-555-0112'}                     | ${'that is a neighbour'}
    ${'Dana@Crew.example'}                              | ${'X'}                                     | ${'addresses have no case'}
    ${'xdana@crew.example dana@crew.examples'}          | ${'xdana@crew.example dana@crew.examples'} | ${'these are other addresses'}
    ${'https://danareyes.example/a'}                    | ${'https://X.example/a'}                   | ${'it is their page'}
    ${'see www.DanaReyesRigging.example'}               | ${'see www.XRigging.example'}              | ${'run together with another word'}
    ${'https://crew.example/u/thedanareyes2?x=1'}       | ${'https://crew.example/u/theX2?x=1'}      | ${'anywhere in a web address'}
    ${'https://crew.example/?q=Dana%20Reyes&n=2'}       | ${'https://crew.example/?q=X&n=2'}         | ${'addresses write blanks so'}
    ${'https://crew.example/?q=dana+reyes'}             | ${'https://crew.example/?q=X'}             | ${'or so'}
    ${'rigging-dana.reyes.example is hers'}             | ${'rigging-X.example is hers'}             | ${'without the protocol, too'}
    ${'1danareyes7@mail.example'}                       | ${'1X7@mail.example'}                      | ${'another mail address of theirs'}
    ${'danareyesson and the adana-reyes.'}              | ${'danareyesson and the adana-reyes.'}     | ${'no address, and longer words'}
    ${'https://crew.example/ Danareyesson'}             | ${'https://crew.example/ Danareyesson'}    | ${'the address ends at the blank'}
    ${'mailto:dana@crew.example?'}                      | ${'mailto:X?'}                             | ${'it ends there'}
  `('"$text", because $because', async ({ text, left }: { text: string; left: string }) => {
    const pattern = mentionsOf({
      names: ['Dana Reyes'],
      phoneNumbers: ['+14155550111'],
      emails: ['dana@crew.example'],
    });
    expect(await without(text, pattern!)).toBe(left);
  });

  it.each`
    name             | text                          | left
    ${'Zebulon'}     | ${'Zebulon and zebulon'}      | ${'X and zebulon'}
    ${'Bo'}          | ${'Bo comes'}                 | ${'Bo comes'}
    ${'Unnamed'}     | ${'Unnamed'}                  | ${'Unnamed'}
    ${'  '}          | ${'a  b'}                     | ${'a  b'}
    ${'Élise Noël'}  | ${'Élise Noël, ÉLISE NOËL'}   | ${'X, X'}
    ${'A.* (B) [C]'} | ${'A.* (B) [C] Axx B C'}      | ${'X Axx B C'}
    ${'Jo "Jet" Li'} | ${'{"n":"Jo \\"Jet\\" Li"}'}  | ${'{"n":"X"}'}
    ${'José Muñoz'}  | ${'Jose Munoz, joséMUÑOZ'}    | ${'X, X'}
    ${'José Muñoz'}  | ${'http://josemunoz.example'} | ${'http://X.example'}
    ${'Bo Li'}       | ${'https://boliden.example'}  | ${'https://boliden.example'}
    ${'李 小龙'}     | ${'call 李 小龙 now'}         | ${'call X now'}
  `('of $name in $text', async ({ name, text, left }: Record<'name' | 'text' | 'left', string>) => {
    const pattern = mentionsOf({ names: [name], phoneNumbers: [], emails: ['', ' '] });
    expect(pattern === null ? text : await without(text, pattern)).toBe(left);
  });
});

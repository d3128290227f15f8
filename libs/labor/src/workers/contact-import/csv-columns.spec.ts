import { guessColumns } from './csv-columns.js';

const rowsOf = (text: string): string[][] => text.split('/').map((row) => row.split(','));

describe('the columns of a table of contacts', () => {
  it.each`
    table                                                                      | roles                          | header   | because
    ${'Name,Phone/Dana,4155550111'}                                            | ${'name phone'}                | ${true}  | ${'the titles say so'}
    ${'First Name,Last Name,Mobile Phone,Home Fax/D,R,4155550111'}             | ${'first last phone skip'}     | ${true}  | ${'Outlook writes them so'}
    ${'Nombre,Teléfono móvil,Correo/Dana,4155550111,a@b.c'}                    | ${'name phone skip'}           | ${true}  | ${'people write Spanish, too'}
    ${'Given Name,Family Name,Phone 1 - Label,Phone 1 - Value/D'}              | ${'first last label phone'}    | ${true}  | ${'Google writes them so'}
    ${'Name,Phone,Skills/Dana,4155550111,Rigger; Audio'}                       | ${'name phone skills'}         | ${true}  | ${'our own export writes them so'}
    ${'Nombre,Celular,Oficio/Dana,4155550111,Rigger'}                          | ${'name phone skills'}         | ${true}  | ${'skills have Spanish names, too'}
    ${'Name,Phone,Skills,Notes/Dana,4155550111,Rigger,Nights'}                 | ${'name phone skills notes'}   | ${true}  | ${'so does it write notes'}
    ${'Nombre,Celular,Observaciones/Dana,4155550111,Noches'}                   | ${'name phone notes'}          | ${true}  | ${'notes have Spanish names, too'}
    ${'Name,Phone,Footnotes,Notes on file,E-mail notes/Dana,4155550111,a,b,c'} | ${'name phone skip skip skip'} | ${true}  | ${'those may be anything'}
    ${'4155550111,Dana/4155550112,Ana'}                                        | ${'phone name'}                | ${false} | ${'of what the cells hold'}
    ${'Dana,x@y.z,(415) 555-0111/Ana,,415-555-0112'}                           | ${'name skip phone'}           | ${false} | ${'a mail address is no name'}
    ${'Name,Contact info/Dana,4155550111/Ana,4155550112'}                      | ${'name phone'}                | ${true}  | ${'the second title says nothing, its cells do'}
    ${'Department,Cell,Crew name/Rigging,4155550111,Dana'}                     | ${'skip phone name'}           | ${true}  | ${'unknown titles are left out'}
    ${'Dana/Ana'}                                                              | ${'name'}                      | ${false} | ${'there are no numbers'}
    ${''}                                                                      | ${'skip'}                      | ${false} | ${'there is nothing'}
  `('of $table are $roles, because $because', ({ table, roles, header }) => {
    expect(guessColumns(rowsOf(table as string))).toEqual({
      roles: (roles as string).split(' '),
      hasHeader: header,
    });
  });
});

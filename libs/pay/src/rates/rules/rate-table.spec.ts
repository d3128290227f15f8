import { readRateTable } from './rate-table.js';

function read(...rows: string[][]) {
  return readRateTable(rows);
}

/** Of a table with one line. */
function lineOf(...rows: string[][]) {
  const table = read(...rows);
  if (!('lines' in table)) throw new Error(JSON.stringify(table));
  return table.lines[0]!;
}

describe('a table of rates', () => {
  it.each`
    amount         | per          | from            | rate                                   | day             | because
    ${'22.00'}     | ${'hour'}    | ${'2031-05-01'} | ${{ per: 'hour', amount: 220_000 }}    | ${'2031-05-01'} | ${'it says so'}
    ${'$1,250.00'} | ${'Day'}     | ${'5/1/2031'}   | ${{ per: 'day', amount: 12500000 }}    | ${'2031-05-01'} | ${'American spreadsheets write so'}
    ${'41,5'}      | ${'Llamada'} | ${'12/31/2031'} | ${{ per: 'call', amount: 415_000 }}    | ${'2031-12-31'} | ${'Spanish decimals have a comma'}
    ${' 0.0001 '}  | ${''}        | ${'2032-02-29'} | ${{ per: 'hour', amount: 1 }}          | ${'2032-02-29'} | ${'a blank unit is an hour'}
    ${'25000'}     | ${'día'}     | ${'2999-12-31'} | ${{ per: 'day', amount: 250_000_000 }} | ${'2999-12-31'} | ${'that is the most'}
  `('reads $amount per "$per" from $from: $because', ({ amount, per, from, rate, day }) => {
    const line = lineOf(['Amount', 'Per', 'From'], [amount, per, from] as string[]);
    expect(line).toMatchObject({ row: 2, rate, from: day, problem: null });
  });

  it.each`
    amount       | per       | from                | column      | because
    ${'0'}       | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'no price is zero'}
    ${'-5'}      | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'nor below'}
    ${''}        | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'nor none'}
    ${'=1+1'}    | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'nothing is calculated'}
    ${'1,250'}   | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'it could be either'}
    ${'1.00001'} | ${'hour'} | ${'2031-05-01'}     | ${'amount'} | ${'nothing is rounded away'}
    ${'22'}      | ${'week'} | ${'2031-05-01'}     | ${'per'}    | ${'nothing is paid by the week'}
    ${'22'}      | ${'hour'} | ${'2031-02-30'}     | ${'from'}   | ${'there is no such day'}
    ${'22'}      | ${'hour'} | ${'31/12/2031'}     | ${'from'}   | ${'the month comes first'}
    ${'22'}      | ${'hour'} | ${'5/1/31'}         | ${'from'}   | ${'a year has four digits'}
    ${'22'}      | ${'hour'} | ${'5/1/2031 or so'} | ${'from'}   | ${'nobody knows when'}
    ${'22'}      | ${'hour'} | ${'on 5/1/2031'}    | ${'from'}   | ${'a day stands alone'}
    ${'22'}      | ${'hour'} | ${''}               | ${'from'}   | ${'it counts from some day on'}
  `('refuses $amount per $per from "$from": $because', ({ amount, per, from, column }) => {
    const line = lineOf(['Amount', 'Per', 'From'], [amount, per, from] as string[]);
    expect(line.problem).toEqual({ column, because: 'unreadable' });
  });

  it.each`
    amount          | per       | problem
    ${'1000'}       | ${'hour'} | ${null}
    ${'1000.0001'}  | ${''}     | ${'high'}
    ${'25000'}      | ${'call'} | ${null}
    ${'25000.01'}   | ${'call'} | ${'high'}
    ${'1000000.00'} | ${'day'}  | ${'high'}
  `('of $amount per "$per" is plausible, or $problem', ({ amount, per, problem }) => {
    const line = lineOf(['Amount', 'Per', 'From'], [amount, per, '2031-05-01'] as string[]);
    expect([line.problem, line.rate === null]).toEqual(
      problem ? [{ column: 'amount', because: problem }, true] : [null, false],
    );
  });

  it('knows its columns by their titles, in both languages and any order', () => {
    const line = lineOf(
      ['Desde', 'Notes', ' Nombre', 'OFICIO', 'venue', 'Evento', 'tarifa'],
      ['2031-05-01', 'old', ' Ann Ames ', 'Rigger', '', 'Gala', '22'],
    );
    const named = { worker: 'Ann Ames', skill: 'Rigger', location: '', event: 'Gala' };
    expect(line.cells).toMatchObject(named);
    expect(read(['Amount', 'From', 'Until', '', ' '])).toEqual({ lines: [], ignored: ['Until'] });
  });

  it.each`
    role             | titles
    ${'worker'}      | ${'Worker, Name, Contact, Crew, Person, Trabajador, Trabajadora, Nombre, Contacto'}
    ${'skill'}       | ${'Skill, Role, Position, Labor type, Oficio, Puesto, Especialidad'}
    ${'location'}    | ${'Location, Venue, House, Lugar, Ubicacion, Ubicación, Sede'}
    ${'event'}       | ${'Event, Show, Evento'}
    ${'requirement'} | ${'Requirement, Requisito'}
    ${'amount'}      | ${'Amount, Rate, Pay, Price, Importe, Tarifa, Pago'}
    ${'per'}         | ${'Per, Unit, Por, Unidad'}
    ${'from'}        | ${'From, Effective from, Effective_from, Since, Start, Date, Desde, Fecha'}
  `('has a column $role where a title is one of $titles, and nothing else', ({ role, titles }) => {
    const others = ['Amount', 'From'].filter((title) => title.toLowerCase() !== role);
    for (const title of (titles as string).split(', ')) {
      const line = lineOf([...others, title], [...others.map(() => ''), ' x ']);
      expect([title, line.cells[role as 'worker']]).toEqual([title, 'x']);
      const longer = [`Old ${title}`, `${title} 2`];
      expect(read(['Amount', 'From', ...longer])).toEqual({ lines: [], ignored: longer });
    }
  });

  it.each`
    per            | unit
    ${'H'}         | ${'hour'}
    ${'hr'}        | ${'hour'}
    ${'hourly'}    | ${'hour'}
    ${'hora'}      | ${'hour'}
    ${'daily'}     | ${'day'}
    ${'dia'}       | ${'day'}
    ${'call'}      | ${'call'}
    ${'Flat'}      | ${'call'}
    ${'turno'}     | ${'call'}
    ${'days'}      | ${null}
    ${'monday'}    | ${null}
    ${'calls'}     | ${null}
    ${'recall'}    | ${null}
    ${'hours'}     | ${null}
    ${'half hour'} | ${null}
  `('"$per" is a price per $unit', ({ per, unit }) => {
    const { rate } = lineOf(['Amount', 'Per', 'From'], ['22', per as string, '2031-05-01']);
    expect(rate?.per ?? null).toBe(unit);
  });

  it.each([
    [[], { missing: 'amount' }],
    [['Worker', 'Amount'], { missing: 'from' }],
    [['Rate', 'Amount', 'From'], { twice: 'amount' }],
    [['Name', 'Worker', 'Amount', 'From'], { twice: 'worker' }],
  ])('with the titles %j is refused', (titles, problem) => {
    expect(read(titles)).toEqual(problem);
  });

  it('without any row has no titles', () => {
    expect(read()).toEqual({ missing: 'amount' });
  });

  it('counts rows as a spreadsheet does, blank ones too', () => {
    const table = read(['Amount', 'From'], ['', ' '], [], ['22', '2031-05-01'], ['x', '']);
    expect('lines' in table && table.lines.map(({ row }) => row)).toEqual([4, 5]);
  });
});

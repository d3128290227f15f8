import { inflateSync } from 'node:zlib';
import { PdfPaper } from './pdf-paper.js';
import { pdfTable, pdfTableHeight } from './pdf-table.js';

async function bytesOf(paper: PdfPaper): Promise<Buffer> {
  paper.end();
  return Buffer.from(await new Response(paper.stream()).arrayBuffer());
}

/** Pages, from the dictionary of each. */
const pagesIn = (file: Buffer): number => file.toString('latin1').match(/\/Type \/Page\b/g)!.length;

/** The operators of each page: its streams that show text. */
function textIn(file: Buffer): string[] {
  const streams = file.toString('latin1').matchAll(/stream\n([^]*?)\nendstream/g);
  return [...streams].flatMap(([, bytes]) => {
    try {
      const text = inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1');
      return text.includes(' Tf\n') ? [text] : [];
    } catch {
      return []; // A font.
    }
  });
}

const aPaper = (layout: 'portrait' | 'landscape' = 'portrait') =>
  PdfPaper.begin({
    title: 'Señal de salida',
    company: 'Łódź Ürün Čeština',
    language: 'es',
    layout,
  });

describe('a PDF', () => {
  it('is one document of one page, with its own letters embedded', async () => {
    const paper = await aPaper();
    paper.heading('Dónde');
    paper.fact('Lugar', 'Muelle B, calle Peñón; Ζωή и Анна');
    paper.paragraph('Control\u0007 characters\u2028 go.');
    const file = await bytesOf(paper);
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.subarray(-6).toString()).toContain('%%EOF');
    expect(pagesIn(file)).toBe(1);
    expect(file.toString('latin1')).toContain('NotoSans');
    expect(file.length).toBeLessThan(60_000);
  });

  it('repeats the head of a table on each page, and keeps rows whole', async () => {
    const paper = await aPaper('landscape');
    const columns = [
      { title: 'Name', share: 3 },
      { title: 'Hours', share: 1, align: 'right' as const },
    ];
    const rows = Array.from({ length: 120 }, (_, at) => [`Worker ${at} `.repeat(4), '4.00']);
    pdfTable(paper, columns, rows);
    expect(pagesIn(await bytesOf(paper))).toBe(6);
  });

  it.each([1, 14, 16, 17, 18, 19, 40])(
    'keeps what belongs to a table of %i rows beside its last row',
    async (count) => {
      const paper = await aPaper('landscape');
      const rows = Array.from({ length: count }, (_, at) => [`Worker ${at}`]);
      const columns = [{ title: 'Name', share: 1 }];
      const first = pdfTableHeight(paper, columns, rows);
      if (count < 15) expect(first).toBeLessThan(paper.height);
      let pages = 0;
      paper.document.on('pageAdded', () => pages++);
      pdfTable(paper, columns, rows, 100);
      const before = pages;
      paper.need(100);
      expect(pages).toBe(before);
      if (count < 15)
        expect(paper.document.y - (paper.bottom - paper.height)).toBeCloseTo(first, 0);
      // The last row is not alone with its head where another one would fit, too.
      expect(paper.document.y).toBeGreaterThan(paper.bottom - paper.height + 2 * 20);
      await bytesOf(paper);
    },
  );

  it('cuts a row that is longer than a page, and goes on', async () => {
    const paper = await aPaper();
    pdfTable(paper, [{ title: 'Notes', share: 1 }], [['words '.repeat(5000)], ['after it']]);
    expect(pagesIn(await bytesOf(paper))).toBe(3);
  });

  it('flows a note that is longer than a page from where it begins, in its own letters', async () => {
    const paper = await aPaper();
    paper.paragraph('Before it.');
    paper.fact('Notas', 'Radios on 3. '.repeat(308));
    expect(paper.document.y).toBeLessThan(400);
    paper.fact('Después', 'Sí.');
    const pages = textIn(await bytesOf(paper));
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page.match(/ 10\.5 Tf/g)!.length).toBeGreaterThan(5);
  });

  it('keeps a fact together, also where its term is the longer one', async () => {
    const paper = await aPaper();
    paper.document.y = paper.bottom - 30;
    paper.fact('Someone with a name, and with a role that takes many lines', '(212) 555-0123');
    const [first, second] = textIn(await bytesOf(paper));
    expect([first!.includes(' 10.5 Tf'), second!.includes(' 10.5 Tf')]).toEqual([false, true]);
  });

  it('is written while it is read', async () => {
    const paper = await aPaper();
    const reader = paper.stream().getReader();
    expect((await reader.read()).value!.subarray(0, 5)).toEqual(Buffer.from('%PDF-'));
    paper.end();
  });
});

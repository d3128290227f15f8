import { type CompanyLogoService, printableLogo } from '#libs/company';
import type { Work } from '#libs/platform';
import { pdfAnswer } from '../../pdf/pdf-answer.js';
import { PdfPaper } from '../../pdf/pdf-paper.js';
import { pdfTable } from '../../pdf/pdf-table.js';
import type { CallSheetModel } from './call-sheet.model.js';
import { CALL_SHEET_WORDS } from './call-sheet.words.js';

/** The sheet as a PDF, opened in the browser; a statement more where the company has a logo. */
export async function callSheetPdf(
  work: Work,
  model: CallSheetModel,
  logos: CompanyLogoService,
): Promise<Response> {
  const { company, language } = model;
  const words = CALL_SHEET_WORDS[language];
  const stored = company.logo_file && (await logos.find(work, company.slug, company.logo_file));
  const paper = await PdfPaper.begin({
    title: `${words.title}: ${model.callName}`,
    subtitle: model.eventName,
    company: company.name,
    logo: stored ? await printableLogo(stored.content) : null,
    language,
  });
  paper.heading(`${model.callName} · ${model.eventName}`);
  paper.fact(words.when, model.when);
  for (const { term, value, href } of model.facts) paper.fact(term, value, href);
  if (model.message) paper.fact(words.message, model.message);
  if (model.contacts.length > 0) {
    paper.heading(words.contacts);
    for (const { term, value, href } of model.contacts) paper.fact(value || '–', term, href);
  }
  if (model.crew.length > 0) {
    paper.heading(words.crew);
    const columns = [
      { title: words.skill, share: 2 },
      { title: words.count, share: 1.4 },
      { title: words.names, share: 4 },
    ];
    pdfTable(
      paper,
      columns,
      model.crew.map(({ skill, count, names }) => [skill, count, names.join('\n')]),
    );
  }
  paper.end();
  return pdfAnswer(paper, `call_sheet_${model.callName}`, 'inline');
}

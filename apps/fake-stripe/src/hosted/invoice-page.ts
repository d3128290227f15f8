import type { Account } from '../account/account.js';
import { keepCard } from '../billing/cards.js';
import { collect } from '../billing/invoices.js';
import { ApiError } from '../http/api-error.js';
import { cardChoice, cardChosen } from './card-choice.js';
import { alert, escaped, type HostedAnswer, money, notFound, page, redirect } from './page.js';

export function showInvoice(
  account: Account,
  id: string,
  message: string | null = null,
): HostedAnswer {
  const invoice = account.invoices.find(id);
  if (!invoice || invoice.status === 'draft') return notFound();
  const lines = invoice.lines.data.map(
    ({ description, amount }) =>
      `<tr><td>${escaped(description)}</td><td>${money(amount, invoice.currency)}</td></tr>`,
  );
  const form = `<form method="post">${cardChoice()}<button>Pay</button></form>`;
  return page(
    `Invoice ${invoice.number}`,
    `${alert(message)}<p>${invoice.status}, ${money(invoice.total, invoice.currency)}</p>
<table>${lines.join('')}</table><p><a href="/invoices/${id}/pdf">PDF</a></p>
${invoice.status === 'open' ? form : ''}`,
  );
}

export function payInvoice(account: Account, id: string, form: URLSearchParams): HostedAnswer {
  const invoice = account.invoices.find(id);
  if (invoice?.status !== 'open') return showInvoice(account, id);
  try {
    const card = keepCard(account, cardChosen(form), invoice.customer);
    const result = collect(account, invoice, card, true);
    if (!result.ok) return showInvoice(account, id, result.error.message);
  } catch (error) {
    if (error instanceof ApiError) return showInvoice(account, id, error.message);
    throw error;
  }
  return redirect(`/invoices/${id}`);
}

/** The smallest PDF with the invoice's number and total on it. */
export function invoicePdf(account: Account, id: string): HostedAnswer {
  const invoice = account.invoices.find(id);
  if (!invoice?.number) return notFound();
  const text = `Invoice ${invoice.number}: ${money(invoice.total, invoice.currency)}`;
  const stream = `BT /F1 18 Tf 72 720 Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  body += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${invoice.number}.pdf"`,
  };
  return { status: 200, headers, body: Buffer.from(body, 'latin1') };
}

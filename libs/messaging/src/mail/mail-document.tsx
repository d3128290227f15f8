import type { JSX } from 'preact';
import type { Language } from '../templates/text-templates.js';
import type { MailContent } from './mail-content.js';

/** Inline styles: mail programs ignore style sheets. */
const STYLE = {
  page: 'margin:0;padding:24px 12px;background:#eef0f4;color:#1a1d24;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif',
  sheet:
    'max-width:560px;margin:0 auto;padding:24px 28px;background:#ffffff;border:1px solid #d3d8e1;border-radius:12px',
  brand: 'margin:0 0 20px;font-weight:700',
  paragraph: 'margin:0 0 16px',
  button:
    'display:inline-block;padding:12px 22px;background:#0b57d0;color:#ffffff;border-radius:8px;font-weight:600;text-decoration:none',
  address: 'margin:0 0 16px;color:#565d6b;font-size:13px;overflow-wrap:anywhere',
  label: 'padding:2px 16px 2px 0;text-align:left;vertical-align:top;font-weight:600',
  value: 'padding:2px 0;overflow-wrap:anywhere',
  quotation:
    'margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #d3d8e1;white-space:pre-wrap;overflow-wrap:anywhere',
};

/** The HTML of a mail, without pictures, scripts or anything that is loaded. */
export function MailDocument({
  words,
  language,
}: {
  words: MailContent;
  language: Language;
}): JSX.Element {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.subject}</title>
      </head>
      <body style={STYLE.page}>
        <div style={STYLE.sheet}>
          <p style={STYLE.brand}>CallManager</p>
          {words.greeting && <Paragraph text={words.greeting} />}
          {words.details && <DetailsTable details={words.details} />}
          {words.paragraphs.map((text) => (
            <Paragraph key={text} text={text} />
          ))}
          {words.quotation && <blockquote style={STYLE.quotation}>{words.quotation}</blockquote>}
          {words.action && <Action {...words.action} />}
          {words.alternative && <Alternative {...words.alternative} />}
          {words.closing?.map((text) => (
            <Paragraph key={text} text={text} />
          ))}
        </div>
      </body>
    </html>
  );
}

function Paragraph({ text }: { text: string }): JSX.Element {
  return <p style={STYLE.paragraph}>{text}</p>;
}

function DetailsTable({ details }: Required<Pick<MailContent, 'details'>>): JSX.Element {
  return (
    <table style={STYLE.paragraph}>
      {details.map(([label, value]) => (
        <tr key={label}>
          <th style={STYLE.label}>{label}</th>
          <td style={STYLE.value}>{value}</td>
        </tr>
      ))}
    </table>
  );
}

/** The address is repeated as text: some programs remove buttons. */
function Action({ label, link }: Required<MailContent>['action']): JSX.Element {
  return (
    <>
      <p style={STYLE.paragraph}>
        <a href={link} style={STYLE.button}>
          {label}
        </a>
      </p>
      <p style={STYLE.address}>{link}</p>
    </>
  );
}

function Alternative({ sentence, link }: Required<MailContent>['alternative']): JSX.Element {
  return (
    <>
      <Paragraph text={sentence} />
      <p style={STYLE.address}>
        <a href={link}>{link}</a>
      </p>
    </>
  );
}

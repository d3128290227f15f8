interface ResetMail {
  subject: string;
  body: string;
  html: string;
}

/** The mail that carries a link to choose a new password: the same in plain text and in HTML. */
export function resetMail({ name, username, link }: { name: string; username: string; link: string }): ResetMail {
  const lines = [
    `Hello ${name},`,
    `somebody, hopefully you, wants to choose a new password for the CallManager account "${username}".`,
    'The link works once, for one hour:',
  ];
  const end = 'If it was not you, do nothing: your password stays as it is.';
  return {
    subject: 'Choose a new password for CallManager',
    body: [...lines, link, end].join('\n\n'),
    html: [...lines.map(paragraph), `<p><a href="${escaped(link)}">Choose a new password</a></p>`, paragraph(end)].join('\n'),
  };
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

/** Names are typed by people. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

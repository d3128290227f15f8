import type { JSX } from 'preact';
import type { MailRow } from '#libs/messaging';
import { DevPage } from './dev-page.js';
import { LinkedText } from './linked-text.js';

/** The mailbox of all addresses. */
export function MailPage({ mails }: { mails: MailRow[] }): JSX.Element {
  return (
    <DevPage
      title="Mail"
      intro="All mail that was sent. Without a mail server it is only kept here."
    >
      {mails.map((mail) => (
        <article key={mail.id} class="mail">
          <h2>{mail.subject}</h2>
          <p class="note">
            to {mail.recipient} · {mail.created_at.toISOString().slice(0, 16).replace('T', ' ')} UTC
            · {mail.status}
          </p>
          {mail.html && (
            <iframe
              class="html"
              title={mail.subject ?? ''}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcdoc={`<base target="_blank">${mail.html}`}
            />
          )}
          <details open={!mail.html}>
            <summary>As text</summary>
            <div class="text">
              <LinkedText text={mail.body} />
            </div>
          </details>
        </article>
      ))}
      {mails.length === 0 && <p class="empty">No mail yet.</p>}
    </DevPage>
  );
}

import type { JSX } from 'preact';
import { displayPhone } from '#libs/kernel';
import type { ConversationRow } from '#libs/messaging';
import { DevPage } from './dev-page.js';
import { LinkedText } from './linked-text.js';

interface PhonesProps {
  phones: ConversationRow[];
  names: ReadonlyMap<string, string>;
}

/** A row of phones, the newest conversation first. */
export function PhonesPage({ phones, names }: PhonesProps): JSX.Element {
  return (
    <DevPage
      title="Phones"
      intro="Every text leaves for these phones and for no others. Open the links, or answer below."
    >
      <div class="phones" data-phones>
        {phones.map((phone) => (
          <Phone
            key={phone.phone_number}
            phone={phone}
            name={names.get(phone.phone_number) ?? null}
          />
        ))}
        {phones.length === 0 && (
          <p class="empty">
            No phone has got a text yet. Ask a worker for a call, and it rings here.
          </p>
        )}
      </div>
    </DevPage>
  );
}

function Phone({ phone, name }: { phone: ConversationRow; name: string | null }): JSX.Element {
  const id = phoneAnchor(phone.phone_number);
  const displayed = displayPhone(phone.phone_number);
  return (
    <section class="phone" id={id} aria-labelledby={`${id}-name`}>
      <header>
        <h2 id={`${id}-name`}>{name ?? displayed}</h2>
        <p>{name && displayed}</p>
      </header>
      <div
        class="screen"
        role="log"
        tabindex={0}
        aria-label={`Conversation with ${name ?? displayed}`}
      >
        <div class="bubbles" data-live={`${id}-bubbles`}>
          {phone.bubbles.map(({ direction, id: number, body, at }) => (
            <p key={`${direction}${number}`} class={direction === 'in' ? 'bubble mine' : 'bubble'}>
              <span class="hidden">{direction === 'in' ? 'They: ' : 'We: '}</span>
              <LinkedText text={body} />
              <time datetime={new Date(at).toISOString()}>
                {new Date(at).toISOString().slice(11, 16)}
              </time>
            </p>
          ))}
          {phone.stopped && <p class="note">Said STOP: no texts until START.</p>}
        </div>
      </div>
      <form method="post" action="/dev/phones/reply" data-reply>
        <input type="hidden" name="from" value={phone.phone_number} />
        <input
          type="text"
          name="body"
          aria-label={`Answer as ${name ?? displayed}`}
          placeholder="Answer"
          autocomplete="off"
          maxLength={1600}
        />
        <button type="submit">Send</button>
      </form>
      <div class="quick">
        {['YES', 'NO'].map((answer) => (
          <form key={answer} method="post" action="/dev/phones/reply" data-reply>
            <input type="hidden" name="from" value={phone.phone_number} />
            <input type="hidden" name="body" value={answer} />
            <button type="submit" aria-label={`${answer}, as ${name ?? displayed}`}>
              {answer}
            </button>
          </form>
        ))}
      </div>
    </section>
  );
}

/** Anchor of a phone on the page. @param phoneNumber E.164 */
export function phoneAnchor(phoneNumber: string): string {
  return `phone-${phoneNumber.replace(/\D/g, '')}`;
}

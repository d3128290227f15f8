import type { JSX } from 'preact';
import { type PreviewedText, segmentsOf, type TextPreview } from '#libs/labor';
import { DOT } from '../frame/dot.js';
import { ConversationBubble } from '../frame/conversation-bubble.js';
import { useDates } from '../frame/dates.js';
import { Link } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { SENDING_WORDS } from './sending.words.js';

/** Most names listed; a page stays small. */
const MOST_NAMES = 100;

interface TextsPreviewProps {
  preview: TextPreview;
  /** IANA name of the zone in which opening hours are shown. */
  zone: string;
  /** The text shown whole: the index of a recipient; default: the first. */
  shown?: number;
  /** The address that shows another one's; absent: only one is shown. */
  hrefOf?: (text: PreviewedText, index: number) => string;
}

/** Who would get which text, one shown whole with its segments, and who would get none and why. */
export function TextsPreview({ preview, zone, shown = 0, hrefOf }: TextsPreviewProps): JSX.Element {
  const words = useWords(SENDING_WORDS);
  const dates = useDates(zone);
  const { texts, untold } = preview;
  const example = texts[shown] ?? texts[0];
  const questions = texts.filter(({ kind }) => kind === 'consent_question').length;
  return (
    <div class="space-y-4">
      <p id="preview-summary">
        {texts.length === 0
          ? words.nobody
          : words.summary(texts.length, peopleIn(texts), segmentsOf(preview))}
        {questions > 0 && ` ${words.consentNote(questions)}`}
      </p>
      {example && (
        <ConversationBubble
          id="preview-text"
          direction="out"
          text={example.body}
          at={words.whole(example.name, example.segments)}
          state={example.heldUntil && words.heldUntil(dates.moment(example.heldUntil))}
        />
      )}
      {texts.length > 1 && (
        <details id="preview-recipients" open={texts.length <= 12}>
          <summary>{words.recipients(texts.length)}</summary>
          <ul class="grid gap-x-6 gap-y-1 pt-2 sm:grid-cols-2 lg:grid-cols-3">
            {texts.slice(0, MOST_NAMES).map((text, index) => (
              <li key={`${text.requestId} ${index}`} id={`preview-to-${index}`}>
                {text === example || !hrefOf ? (
                  <span aria-current={text === example || undefined}>{text.name}</span>
                ) : (
                  <Link href={hrefOf(text, index)}>{text.name}</Link>
                )}
                {text.kind === 'consent_question' && (
                  <span class="text-muted">{`${DOT}${words.consentFirst}`}</span>
                )}
              </li>
            ))}
            {texts.length > MOST_NAMES && (
              <li class="text-muted">{words.more(texts.length - MOST_NAMES)}</li>
            )}
          </ul>
        </details>
      )}
      {untold.length > 0 && (
        <details id="preview-untold" open={untold.length <= 12}>
          <summary>{words.untold(peopleIn(untold))}</summary>
          <ul class="space-y-1 pt-2">
            {untold.slice(0, MOST_NAMES).map((person, index) => (
              <li key={`${person.requestId} ${index}`} id={`preview-untold-${index}`}>
                {person.name} <span class="text-muted">{`· ${words.reasons[person.reason]}`}</span>
              </li>
            ))}
            {untold.length > MOST_NAMES && (
              <li class="text-muted">{words.more(untold.length - MOST_NAMES)}</li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}

/** How many different numbers. */
export function peopleIn(recipients: readonly { phoneNumber: string }[]): number {
  return new Set(recipients.map(({ phoneNumber }) => phoneNumber)).size;
}

import type { JSX } from 'preact';
import { segmentsOf, type TextPreview } from '#libs/labor';
import { NoticeBox } from '../frame/notice-box.js';
import { useWords } from '../frame/words.js';
import { TEXTS_WORDS } from './texts.words.js';

interface TextsPreviewProps {
  preview: TextPreview;
  /** '6 confirmed will be asked again' */
  title: (count: number) => string;
  id: string;
}

/** Who will be texted before one presses: one text whole, its segments, and who gets none and why. */
export function TextsPreview({ preview, title, id }: TextsPreviewProps): JSX.Element {
  const words = useWords(TEXTS_WORDS);
  const { texts, untold } = preview;
  const [first] = texts;
  const held = texts.find(({ heldUntil }) => heldUntil);
  return (
    <div id={id}>
      <NoticeBox tone="warning">
        <p class="font-semibold">{title(texts.length)}</p>
        {first && (
          <blockquote
            class="my-2 border-l-2 border-current pl-3 font-normal whitespace-pre-wrap"
            id={`${id}-text`}
          >
            {first.body}
          </blockquote>
        )}
        {first && (
          <p class="text-[13px] font-normal">
            {words.size(first.name, first.segments, segmentsOf(preview))}
            {held && ` ${words.held}`}
          </p>
        )}
        {untold.length > 0 && (
          <div class="mt-2 font-normal">
            <p>{words.untold(untold.length)}</p>
            <ul class="list-disc pl-5">
              {untold.map((person) => (
                <li key={`${person.phoneNumber} ${person.requestId}`}>
                  {`${person.name}: ${words.reasons[person.reason]}`}
                </li>
              ))}
            </ul>
          </div>
        )}
      </NoticeBox>
    </div>
  );
}

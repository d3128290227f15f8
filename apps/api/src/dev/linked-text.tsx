import type { JSX } from 'preact';

const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Text with clickable links, as phones show it. */
export function LinkedText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split(LINK).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <a key={index} href={part} target="_blank" rel="noopener">
            {part}
          </a>
        ),
      )}
    </>
  );
}

import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { WORDS } from '../words/words-in.js';

export interface CodeModel {
  language: Language;
  eventName: string;
  workerName: string;
  /** A `data:` URL. */
  image: string;
  /** The page the code opens. */
  path: string;
}

/** Black on white in either scheme: scanners need it so. */
export function CodePage({ language, eventName, workerName, image, path }: CodeModel): JSX.Element {
  const words = WORDS[language].code;
  return (
    <Column>
      <Heading above={eventName}>{workerName}</Heading>
      <div class="flex justify-center rounded-xl border border-line bg-white p-4">
        <img
          src={image}
          width="480"
          height="480"
          alt={words.alt}
          class="aspect-square w-full max-w-120"
        />
      </div>
      <p class="text-center text-lg font-medium">{words.show(eventName)}</p>
      <p class="text-center">
        <Link href={path}>{words.open}</Link>
      </p>
    </Column>
  );
}

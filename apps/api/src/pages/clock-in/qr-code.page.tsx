import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';

export interface QrCodeModel {
  language: Language;
  eventName: string;
  workerName: string;
  /** A `data:` URL. */
  image: string;
  /** The page that the code opens. */
  path: string;
}

/** Black on white in either colour scheme, as scanners need it. */
export function QrCodePage({
  language,
  eventName,
  workerName,
  image,
  path,
}: QrCodeModel): JSX.Element {
  const words = TRANSLATIONS[language].code;
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

import type { JSX } from 'preact';
import type { Language } from '#libs/messaging';
import { Heading } from '../frame/card.js';
import { Column } from '../frame/layout.js';
import { Link } from '../frame/link.js';
import { NoticeBox } from '../frame/notice-box.js';
import { usePageContext } from '../frame/page-context.js';
import { TRANSLATIONS } from '../translations/translation-tables.js';
import { SpokenCode } from './spoken-code.js';
import { QR_CODE_WORDS } from './qr-code.words.js';

export interface QrCodeModel {
  language: Language;
  eventName: string;
  workerName: string;
  isCanceled: boolean;
  /** A `data:` URL. */
  image: string;
  /** Six characters that stand for the code. */
  spoken: string;
  /** The page that the code opens. */
  path: string;
}

/** Black on white in either colour scheme, as scanners need it. */
export function QrCodePage({
  language,
  eventName,
  workerName,
  isCanceled,
  image,
  spoken,
  path,
}: QrCodeModel): JSX.Element {
  const texts = TRANSLATIONS[language].code;
  const words = QR_CODE_WORDS[language];
  return (
    <Column>
      <Heading above={eventName}>{workerName}</Heading>
      {isCanceled && (
        <NoticeBox tone="danger">{TRANSLATIONS[language].confirm.eventCanceled}</NoticeBox>
      )}
      <div class="code-large">
        <img src={image} width="480" height="480" alt={texts.alt} />
      </div>
      {!isCanceled && <p class="code-show">{texts.show(eventName)}</p>}
      <SpokenCode code={spoken} label={words.spoken} />
      <p id="kept" role="status" class="text-sm text-muted" data-kept={words.kept}>
        {words.keep}
      </p>
      <p class="call-links">
        <Link href="code.png" data-save="clock-in-code.png">
          {words.picture}
        </Link>
        <Link href={path}>{texts.open}</Link>
      </p>
      <script src={usePageContext().assets.code} defer />
    </Column>
  );
}

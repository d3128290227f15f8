import type { JSX } from 'preact';
import type { TextPreview } from '#libs/labor';
import { Card } from '../frame/card.js';
import { TextsPreview } from '../sending/texts-preview.js';

interface TextsBoxProps {
  preview: TextPreview;
  /** '6 confirmed will be asked again' */
  title: (count: number) => string;
  /** IANA name of the event's zone. */
  zone: string;
}

/** Who will be texted by what a form does, before one presses. Nothing where nobody is concerned. */
export function TextsBox({ preview, title, zone }: TextsBoxProps): JSX.Element | null {
  if (!concernsAnybody(preview)) return null;
  return (
    <Card id="texts" edge="waiting">
      <div class="space-y-3">
        <p class="font-semibold" id="texts-title">
          {title(preview.texts.length)}
        </p>
        <TextsPreview preview={preview} zone={zone} />
      </div>
    </Card>
  );
}

/** Somebody gets a text, or would if they could. */
export function concernsAnybody({ texts, untold }: TextPreview): boolean {
  return texts.length + untold.length > 0;
}

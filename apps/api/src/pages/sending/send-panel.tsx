import type { JSX } from 'preact';
import type { TextPreview } from '#libs/labor';
import { Button } from '../frame/button.js';
import { Card, Section } from '../frame/card.js';
import { Form } from '../frame/form.js';
import { ButtonLink } from '../frame/link.js';
import { useWords } from '../frame/words.js';
import { SENDING_WORDS } from './sending.words.js';
import type { SendQueue } from './send-queue.service.js';
import { type SendScope, sendAction, sendHref } from './send-scope.js';
import { peopleIn, TextsPreview } from './texts-preview.js';

export interface SendPanelProps {
  eventSlug: string;
  scope: SendScope;
  /** Of a call or requirement. */
  names: SendQueue['names'];
  preview: TextPreview;
  zone: string;
  /** The text shown whole. */
  shown: number;
}

/** The preview of a sending, open in the page of its event, with the button that sends exactly this. */
export function SendPanel(props: SendPanelProps): JSX.Element {
  const { eventSlug, scope, preview, zone, shown } = props;
  const words = useWords(SENDING_WORDS);
  const { texts } = preview;
  return (
    <Card id="sending" edge="open">
      <Section title={titleOf(props, words.titles)}>
        <TextsPreview
          preview={preview}
          zone={zone}
          shown={shown}
          hrefOf={({ requestId }) => sendHref(eventSlug, scope, requestId)}
        />
        <div class="flex flex-wrap gap-3">
          {texts.length > 0 && (
            <Form action={sendAction(eventSlug, scope)} inline>
              <input type="hidden" name="send_messages" value="1" />
              <Button id="send" icon="send">
                {words.send(texts.length, peopleIn(texts))}
              </Button>
            </Form>
          )}
          <ButtonLink id="close-sending" href={`/app/events/${eventSlug}/`} kind="quiet">
            {words.close}
          </ButtonLink>
        </div>
      </Section>
    </Card>
  );
}

function titleOf(
  { scope, names: { call = '', skill = '' } }: SendPanelProps,
  titles: (typeof SENDING_WORDS)['en']['titles'],
): string {
  if (!('slug' in scope)) return titles[scope.kind];
  if (scope.kind === 'labor') return titles.requirement(skill, call);
  return scope.kind === 'call' ? titles.call(call) : titles.reminder(call);
}

import type { JSX } from 'preact';
import { Banner } from './banner.js';
import { Button } from './button.js';
import { Form } from './form.js';
import { FRAME_WORDS } from './frame.words.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** Says above every page that an administrator acts as somebody else, with the way back. Nothing otherwise. */
export function ImpersonationBanner(): JSX.Element | null {
  const { actor } = usePageContext();
  const words = useWords(FRAME_WORDS);
  if (actor.impersonatorId === null) return null;
  return (
    <Banner
      id="acting-as"
      tone="warning"
      action={
        <Form action="/app/admin-login-as-user/back/" inline>
          <Button kind="quiet" size="small" icon="undo-2">
            {words.backToMyself}
          </Button>
        </Form>
      }
    >
      {words.actingAs(actor.username)}
    </Banner>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import type { ButtonKind, ButtonSize } from './button.js';
import { FRAME_WORDS } from './frame.words.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import { ButtonLink } from './link.js';
import { usePageContext } from './page-context.js';
import { safeHref } from './safe-href.js';
import { useWords } from './words.js';

interface DialogProps {
  /** Also its address: `?dialog=<id>` shows the page with the dialog open, without scripts too. */
  id: string;
  title: string;
  /** The button that opens it; absent: something else links to `dialogHref`. */
  trigger?: { label: string; kind?: ButtonKind; size?: ButtonSize; icon?: IconName };
  /** Open from the beginning: its form came back with errors. */
  open?: boolean;
  children: ComponentChildren;
}

/** A question or short form above the page. */
export function Dialog({ id, title, trigger, open, children }: DialogProps): JSX.Element {
  const { address = '/app/' } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const isOpen = open || new URL(address, 'http://here.invalid').searchParams.get('dialog') === id;
  return (
    <>
      {trigger && (
        <ButtonLink
          href={dialogHref(address, id)}
          kind={trigger.kind ?? 'quiet'}
          size={trigger.size}
          icon={trigger.icon}
          data-dialog={id}
        >
          {trigger.label}
        </ButtonLink>
      )}
      <dialog id={id} class="dialog" open={isOpen} aria-labelledby={`${id}-title`} data-modal>
        <div class="dialog-head">
          <h2 id={`${id}-title`} class="dialog-title">
            {title}
          </h2>
          <a
            href={safeHref(dialogHref(address, null))}
            class="icon-button"
            aria-label={words.close}
            data-dialog-close
          >
            <Icon name="x" />
          </a>
        </div>
        {children}
      </dialog>
    </>
  );
}

/** The page's address with a dialog open. @param id null: with none */
export function dialogHref(address: string, id: string | null): string {
  const url = new URL(address, 'http://here.invalid');
  if (id === null) url.searchParams.delete('dialog');
  else url.searchParams.set('dialog', id);
  return url.pathname + url.search;
}

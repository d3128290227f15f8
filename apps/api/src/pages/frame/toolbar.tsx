import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Form } from './form.js';
import { useWords } from './words.js';

interface ToolbarProps {
  /** Id of its form, which the rows' check boxes name (`Table selectable.form`). */
  id: string;
  /** Buttons: what can be done with the marked rows. */
  children: ComponentChildren;
  /** Target; default: the page's own address. */
  action?: string;
  /** With scripts the page stays as it is; see `assets/scripts/stay.js`. */
  stays?: boolean;
}

/** Actions for marked rows; stays in sight at the bottom edge. Says how many are marked. */
export function Toolbar({ id, children, action, stays }: ToolbarProps): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <div class="toolbar" data-toolbar={id}>
      <Form id={id} action={action} inline data-stay={stays ? '' : undefined}>
        <output class="toolbar-count" data-marked={words.marked(2).replace('2', '#')}></output>
        {children}
      </Form>
    </div>
  );
}

import type { ComponentChildren, JSX } from 'preact';

interface ActionBarProps {
  id: string;
  /** What is to be done, and with how many. */
  text: string;
  /** Its button. */
  children: ComponentChildren;
}

/** The next step of a page, in sight at the bottom edge wherever one scrolled; makes room for the `Toolbar` of marked rows. */
export function ActionBar({ id, text, children }: ActionBarProps): JSX.Element {
  return (
    <div id={id} class="action-bar">
      <p class="action-bar-text">{text}</p>
      {children}
    </div>
  );
}

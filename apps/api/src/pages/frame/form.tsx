import type { ComponentChildren, JSX } from 'preact';
import { usePageContext } from './page-context.js';

interface FormProps {
  children: ComponentChildren;
  /** Target; default: the page's own address. */
  action?: string;
}

/** A form that changes something, with its CSRF token. */
export function Form({ children, action }: FormProps): JSX.Element {
  return (
    <form method="post" action={action} class="space-y-5">
      <input type="hidden" name="csrf_token" value={usePageContext().csrfToken()} />
      {children}
    </form>
  );
}

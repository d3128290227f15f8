import type { ComponentChildren, JSX } from 'preact';
import { buttonClass, type ButtonKind, type ButtonSize } from './button.js';
import { BARE_FORM, Form } from './form.js';
import type { IconName } from './icon-names.js';
import { Icon } from './icon.js';
import { safeHref } from './safe-href.js';

/** A link, a form that posts, a line between groups, or anything else. */
export type MenuItem =
  | { label: string; href: string; icon?: IconName; current?: boolean; danger?: boolean }
  | {
      label: string;
      /** Where the form posts to, and what it carries. */
      post: string;
      values?: Readonly<Record<string, string>>;
      icon?: IconName;
      current?: boolean;
      danger?: boolean;
      /** What will happen, asked before it is sent. */
      confirm?: string;
    }
  | {
      label: string;
      /** Id of a form on the page that it submits, with this name and value: for menus of many rows. */
      form: string;
      name: string;
      value: string;
      icon?: IconName;
      danger?: boolean;
      confirm?: string;
    }
  | { heading: string }
  | 'line'
  | { content: ComponentChildren };

interface MenuProps {
  /** Read out; shown too unless there is an icon alone. */
  label: string;
  items: readonly MenuItem[];
  /** Unique on the page. */
  id: string;
  /** Shown instead of the label: an avatar. */
  face?: ComponentChildren;
  /** Default: three dots. `null`: the label and a small arrow. */
  icon?: IconName | null;
  kind?: ButtonKind;
  size?: ButtonSize;
}

/** Further actions behind a button. Opens without scripts too; the keys come with them. */
export function Menu(props: MenuProps): JSX.Element {
  const { label, items, id, face, icon = 'ellipsis', kind = 'quiet', size = 'small' } = props;
  const isBare = face !== undefined || icon !== null;
  return (
    <div class="menu">
      <button
        type="button"
        id={`${id}-button`}
        class={isBare ? 'icon-button menu-button' : `${buttonClass(kind, size)} menu-button`}
        popovertarget={id}
        aria-label={isBare ? label : undefined}
        title={isBare ? label : undefined}
        aria-haspopup="true"
      >
        {face ?? (icon ? <Icon name={icon} /> : label)}
        {!isBare && <Icon name="chevron-down" />}
      </button>
      <div id={id} popover class="menu-panel" aria-label={label} data-menu>
        {items.map((item, index) => (
          <MenuLine key={index} item={item} />
        ))}
      </div>
    </div>
  );
}

function MenuLine({ item }: { item: MenuItem }): JSX.Element {
  if (item === 'line') return <hr class="menu-line" />;
  if ('heading' in item) return <p class="menu-heading">{item.heading}</p>;
  if ('content' in item) return <div class="menu-content">{item.content}</div>;
  const { label, icon, danger } = item;
  const current = 'current' in item && item.current;
  const classes = danger ? 'menu-item menu-item-danger' : 'menu-item';
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <span class="menu-word">{label}</span>
      {current && <Icon name="check" class="menu-check" />}
    </>
  );
  if ('href' in item)
    return (
      <a href={safeHref(item.href)} class={classes} aria-current={current ? 'true' : undefined}>
        {content}
      </a>
    );
  if ('form' in item)
    return (
      <button
        type="submit"
        class={classes}
        form={item.form}
        name={item.name}
        value={item.value}
        data-confirm={item.confirm}
      >
        {content}
      </button>
    );
  const button = {
    class: classes,
    'aria-current': current ? ('true' as const) : undefined,
    'data-confirm': item.confirm,
  };
  if (!item.values)
    return (
      <button type="submit" form={BARE_FORM} formaction={item.post} {...button}>
        {content}
      </button>
    );
  return (
    <Form action={item.post} inline>
      {Object.entries(item.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" {...button}>
        {content}
      </button>
    </Form>
  );
}

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
  | {
      /** One form of several buttons, of which one is chosen. */
      post: string;
      values: Readonly<Record<string, string>>;
      choices: readonly {
        label: string;
        name: string;
        value: string;
        icon?: IconName;
        current?: boolean;
      }[];
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
        class={isBare ? 'icon-button' : buttonClass(kind, size)}
        popovertarget={id}
        aria-label={isBare ? label : undefined}
      >
        {face ?? (icon ? <Icon name={icon} /> : label)}
        {!isBare && <Icon name="chevron-down" />}
      </button>
      <MenuPanel id={id} items={items} />
    </div>
  );
}

/** The lines of a menu. */
export function MenuPanel({ id, items }: Pick<MenuProps, 'id' | 'items'>): JSX.Element {
  return (
    <div id={id} popover class="menu-panel">
      {items.map((item, index) => (
        <MenuLine key={index} item={item} />
      ))}
    </div>
  );
}

function MenuLine({ item }: { item: MenuItem }): JSX.Element {
  if (item === 'line') return <hr class="menu-line" />;
  if ('heading' in item) return <p class="menu-heading">{item.heading}</p>;
  if ('content' in item) return <div class="menu-content">{item.content}</div>;
  if ('choices' in item) return <MenuChoices {...item} />;
  const { label, icon, danger } = item;
  const current = 'current' in item && item.current;
  const classes = danger ? 'menu-danger' : undefined;
  const content = <LineContent {...{ label, icon, current }} />;
  if ('href' in item)
    return (
      <a href={safeHref(item.href)} class={classes} aria-current={current ? 'true' : undefined}>
        {content}
      </a>
    );
  if ('form' in item)
    return (
      <button
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
      <button form={BARE_FORM} formaction={item.post} {...button}>
        {content}
      </button>
    );
  return (
    <Form action={item.post} inline>
      <HiddenFields values={item.values} />
      <button {...button}>{content}</button>
    </Form>
  );
}

interface LineContentProps {
  label: string;
  icon: IconName | undefined;
  current: boolean | undefined;
}

function LineContent({ label, icon, current }: LineContentProps): JSX.Element {
  return (
    <>
      {icon && <Icon name={icon} />}
      {label}
      {current && <Icon name="check" class="menu-check" />}
    </>
  );
}

function MenuChoices({
  post,
  values,
  choices,
}: Extract<MenuItem, { choices: unknown }>): JSX.Element {
  return (
    <Form action={post} inline>
      <HiddenFields values={values} />
      {choices.map(({ name, value, label, icon, current }) => (
        <button
          key={value}
          name={name}
          value={value}
          aria-current={current ? ('true' as const) : undefined}
        >
          <LineContent {...{ label, icon, current }} />
        </button>
      ))}
    </Form>
  );
}

function HiddenFields({ values }: { values: Readonly<Record<string, string>> }): JSX.Element {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Attributes for scripts (htmx, our own), passed on to the element as they are. */
export interface ScriptAttributes {
  [name: `hx-${string}`]: string | undefined;
  [name: `data-${string}`]: string | undefined;
}

/** The attributes for scripts among the properties of a component. */
export function scriptAttributes(properties: object): ScriptAttributes {
  return Object.fromEntries<string | undefined>(
    Object.entries(properties).filter(([name]) => /^(hx|data)-/.test(name)),
  );
}

import { usePageContext } from './page-context.js';

interface KeptValues {
  /** What was typed into a field; undefined: the form was not sent. */
  text: (name: string) => string | undefined;
  isMarked: (name: string, value: string) => boolean;
}

/** What the form of this id held. */
export function useKept(id: string | undefined): KeptValues {
  const { kept } = usePageContext();
  const values = kept && kept.id === id ? kept.values : {};
  return {
    text: (name) => values[name]?.[0],
    isMarked: (name, value) => values[name]?.includes(value) ?? false,
  };
}

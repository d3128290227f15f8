const english = {
  explain: (fields: number) =>
    fields === 1
      ? 'Somebody else changed this field while you typed. Nothing is saved yet: choose which value stays, and save again.'
      : `Somebody else changed ${fields} of these fields while you typed. Nothing is saved yet: choose which values stay, and save again.`,
  mine: 'what you typed',
  theirs: 'what is stored now',
  empty: '(empty)',
};

const spanish: typeof english = {
  explain: (fields: number) =>
    fields === 1
      ? 'Otra persona cambió este campo mientras escribías. Todavía no se ha guardado nada: elige qué valor queda y guarda de nuevo.'
      : `Otra persona cambió ${fields} de estos campos mientras escribías. Todavía no se ha guardado nada: elige qué valores quedan y guarda de nuevo.`,
  mine: 'lo que escribiste',
  theirs: 'lo que está guardado ahora',
  empty: '(vacío)',
};

export const CONFLICT_WORDS = { en: english, es: spanish };

const english = {
  title: 'Consent',
  intro:
    'Everything that was asked and answered about texts to this number. Nothing here is ever changed.',
  kinds: {
    asked: 'We asked',
    unasked: 'Our question did not arrive',
    granted: 'Agreed',
    revoked: 'Revoked',
  },
  wholeNumber: 'for every company that texts from this number',
  sources: {
    text: 'by text',
    question: 'by text',
    link: 'by link',
    ticked: 'ticked by hand',
    imported: 'imported',
    carrier: 'reported by the carrier',
    copied: 'copied from another number or sender',
    remembered: 'kept from before',
    migrated: 'moved in',
  } as Record<string, string>,
  someTime: 'at some time',
  none: 'Nothing yet',
  noneText: 'The question goes out with the first offer.',
};

const spanish: typeof english = {
  title: 'Consentimiento',
  intro:
    'Todo lo que se preguntó y contestó sobre mensajes a este número. Nada de esto se cambia nunca.',
  kinds: {
    asked: 'Preguntamos',
    unasked: 'Nuestra pregunta no llegó',
    granted: 'Aceptó',
    revoked: 'Revocó',
  },
  wholeNumber: 'para todas las empresas que escriben desde este número',
  sources: {
    text: 'por mensaje',
    question: 'por mensaje',
    link: 'por enlace',
    ticked: 'marcado a mano',
    imported: 'importado',
    carrier: 'según el operador',
    copied: 'copiado de otro número o remitente',
    remembered: 'conservado de antes',
    migrated: 'trasladado',
  },
  someTime: 'en algún momento',
  none: 'Todavía nada',
  noneText: 'La pregunta sale con la primera oferta.',
};

export const LEDGER_WORDS = { en: english, es: spanish };

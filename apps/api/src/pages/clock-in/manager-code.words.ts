import type { Words } from '../frame/words.js';

const english = {
  title: (name: string) => `Code of ${name}`,
  back: 'Back to the event',
  alt: 'QR code to clock in and out',
  show: (name: string) => `${name} holds this screen to the scanner, or a steward scans it.`,
  spoken: 'Or these characters:',
  none: 'No code yet',
  noneText:
    'This worker is not confirmed for a call of this event, or it is over. Once confirmed, the code is here.',
};
const spanish: typeof english = {
  title: (name) => `Código de ${name}`,
  back: 'Volver al evento',
  alt: 'Código QR para marcar entrada y salida',
  show: (name) => `${name} muestra esta pantalla al lector, o un steward la escanea.`,
  spoken: 'O estos caracteres:',
  none: 'Ningún código todavía',
  noneText:
    'Este trabajador no tiene turno confirmado en este evento, o ya terminó. Confírmelo y el código estará aquí.',
};

export const MANAGER_CODE_WORDS: Words<typeof english> = { en: english, es: spanish };

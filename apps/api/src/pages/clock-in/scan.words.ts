import type { Words } from '../frame/words.js';

const english = {
  title: 'Scan codes',
  field: 'Code or link of the worker',
  hint: 'The link behind the QR code, or the six characters below it.',
  button: 'Clock in or out',
};
const spanish: typeof english = {
  title: 'Escanear códigos',
  field: 'Código o enlace del trabajador',
  hint: 'El enlace del código QR o los seis caracteres debajo de él.',
  button: 'Registrar entrada o salida',
};

export const SCAN_WORDS: Words<typeof english> = { en: english, es: spanish };

import type { Words } from '../frame/words.js';

const english = {
  title: 'Sign-in station',
  label: 'Your clock-in code or link',
  hint: 'You find the code behind the link in our text message, and six characters below it.',
  button: 'Clock in or out',
};
const spanish: typeof english = {
  title: 'Puesto de entrada',
  label: 'Su código o enlace de registro',
  hint: 'Encontrará el código en el enlace de nuestro mensaje, y seis caracteres debajo de él.',
  button: 'Registrar entrada o salida',
};

export const STATION_WORDS: Words<typeof english> = { en: english, es: spanish };

import { MIN_PASSWORD_LENGTH } from '#libs/identity';

const english = {
  forgot: 'Forgot your password?',
  email: 'Email address',
  emailHint: 'We mail you a link to choose a new password.',
  send: 'Send the link',
  onItsWay: 'If an account has this address, a link to choose a new password is on its way.',
  choose: 'Choose a new password',
  current: 'Current password',
  fresh: 'New password',
  freshHint: `At least ${MIN_PASSWORD_LENGTH} characters, and not digits alone.`,
  again: 'The same again',
  save: 'Save',
  changed: 'Your password was changed. You are logged out everywhere else.',
  reset: 'Your password was changed. Log in with it.',
  gone: 'This link is not valid any more',
  goneExplain:
    'Links to choose a new password work once, for one hour. Ask for a new one on the login page.',
};

const spanish: typeof english = {
  forgot: '¿Olvidó su contraseña?',
  email: 'Correo electrónico',
  emailHint: 'Le enviamos un enlace para elegir una contraseña nueva.',
  send: 'Enviar el enlace',
  onItsWay:
    'Si una cuenta tiene esta dirección, un enlace para elegir una contraseña nueva está en camino.',
  choose: 'Elegir una contraseña nueva',
  current: 'Contraseña actual',
  fresh: 'Contraseña nueva',
  freshHint: `Al menos ${MIN_PASSWORD_LENGTH} caracteres, y no solo cifras.`,
  again: 'La misma otra vez',
  save: 'Guardar',
  changed: 'Su contraseña se cambió. Su sesión está cerrada en todas las demás partes.',
  reset: 'Su contraseña se cambió. Inicie sesión con ella.',
  gone: 'Este enlace ya no es válido',
  goneExplain:
    'Los enlaces para elegir una contraseña nueva sirven una vez, durante una hora. Pida otro en la página de inicio de sesión.',
};

export const PASSWORDS_WORDS = { en: english, es: spanish };

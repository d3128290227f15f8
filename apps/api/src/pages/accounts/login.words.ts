const english = {
  title: 'Log in',
  username: 'User name',
  password: 'Password',
  code: 'Code of your authenticator app',
  codeHint: 'Six digits, or one of your recovery codes.',
  logIn: 'Log in',
  forgot: 'Forgot your password?',
  incomplete: 'Enter your user name and your password.',
  wrong: 'User name or password is wrong.',
  again: 'Enter your password again, and the code of your authenticator app.',
  out: 'You are logged out.',
  demonstration: 'Look around',
  demonstrationIntro: 'This machine has accounts to try things with. One click signs you in.',
  roles: {
    admin: 'Everything, for every company',
    owner: 'The company and its settings',
    manager: 'Events, calls and contacts',
    steward: 'The first event, on site',
    worker: 'Somebody who is asked',
  } as Record<string, string>,
};

const spanish: typeof english = {
  title: 'Iniciar sesión',
  username: 'Nombre de usuario',
  password: 'Contraseña',
  code: 'Código de su aplicación de autenticación',
  codeHint: 'Seis dígitos, o uno de sus códigos de recuperación.',
  logIn: 'Iniciar sesión',
  forgot: '¿Olvidó su contraseña?',
  incomplete: 'Escriba su nombre de usuario y su contraseña.',
  wrong: 'El nombre de usuario o la contraseña no es correcto.',
  again: 'Escriba otra vez su contraseña, y el código de su aplicación de autenticación.',
  out: 'Cerró la sesión.',
  demonstration: 'Mirar cómo funciona',
  demonstrationIntro: 'Esta máquina tiene cuentas para probar. Un clic inicia la sesión.',
  roles: {
    admin: 'Todo, de cada empresa',
    owner: 'La empresa y sus ajustes',
    manager: 'Eventos, turnos y contactos',
    steward: 'El primer evento, en el lugar',
    worker: 'Alguien a quien se pregunta',
  },
};

export const LOGIN_WORDS = { en: english, es: spanish };

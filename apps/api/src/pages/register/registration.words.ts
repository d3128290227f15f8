const english = {
  titles: { owner: 'Bring your company', manager: 'Become a manager' },
  ownerIntro:
    'You become its owner and first manager. Then you add a location, your skills and your contacts, and call your first crew.',
  username: 'User name',
  usernameHint: 'You log in with it: letters, digits and @ . + - _',
  firstName: 'First name',
  firstNameHint: 'The crew reads it in our texts.',
  email: 'Email address',
  company: 'Company',
  shortName: 'Short name of the company',
  shortNameHint: 'Optional, at most 10 characters: for texts.',
  password: 'Password',
  passwordHint: 'At least 8 characters, not digits alone.',
  again: 'Password, once more',
  create: 'Create account',
  welcome: 'Welcome! Your account is ready.',
  expired: {
    title: 'This invitation cannot be used',
    explain:
      'It was used already, is older than a week, or was not copied completely. Ask whoever invited you for a new one.',
  },
};

const spanish: typeof english = {
  titles: { owner: 'Traiga su empresa', manager: 'Sea administrador de la empresa' },
  ownerIntro:
    'Usted será su propietario y primer administrador. Después agrega un lugar, sus especialidades y sus contactos, y llama a su primer equipo.',
  username: 'Nombre de usuario',
  usernameHint: 'Con él inicia sesión: letras, cifras y @ . + - _',
  firstName: 'Nombre',
  firstNameHint: 'El equipo lo lee en nuestros mensajes.',
  email: 'Correo electrónico',
  company: 'Empresa',
  shortName: 'Nombre corto de la empresa',
  shortNameHint: 'Opcional, como máximo 10 caracteres: para los mensajes.',
  password: 'Contraseña',
  passwordHint: 'Al menos 8 caracteres, no solo cifras.',
  again: 'La contraseña otra vez',
  create: 'Crear cuenta',
  welcome: '¡Bienvenido! Su cuenta está lista.',
  expired: {
    title: 'Esta invitación no se puede usar',
    explain:
      'Ya se usó, tiene más de una semana, o no se copió completa. Pida otra a quien le invitó.',
  },
};

export const REGISTRATION_WORDS = { en: english, es: spanish };

const english = {
  title: 'Your own account',
  code: '1. Get a code',
  codeIntro: (phone: string) => `We text it to ${phone}. It is valid for five minutes.`,
  sendCode: 'Text me a code',
  account: '2. Make the account',
  codeField: 'Code',
  create: 'Make my account',
  sent: 'The code is on its way to your phone.',
  made: 'Your account is made, and you are logged in.',
  doneTitle: 'Your account is made',
  doneText:
    'It shows your next call, what you are asked, and your hours, for every company that calls you.',
  doneLink: 'Show my calls',
  goneTitle: 'This link is not valid any more',
  lastName: 'Last name',
  used: 'This link was used already. Log in with your account.',
  expired: 'This link has expired. Ask your manager for a new one.',
};

const spanish: typeof english = {
  title: 'Su propia cuenta',
  code: '1. Pida un código',
  codeIntro: (phone) => `Lo enviamos por mensaje al ${phone}. Vale cinco minutos.`,
  sendCode: 'Enviarme un código',
  account: '2. Cree la cuenta',
  codeField: 'Código',
  create: 'Crear mi cuenta',
  sent: 'El código va en camino a su teléfono.',
  made: 'Su cuenta está lista, y ya inició sesión.',
  doneTitle: 'Su cuenta está lista',
  doneText:
    'Muestra su próximo turno, lo que se le pide, y sus horas, de todas las empresas que le llaman.',
  doneLink: 'Ver mis turnos',
  goneTitle: 'Este enlace ya no es válido',
  lastName: 'Apellido',
  used: 'Este enlace ya se usó. Inicie sesión con su cuenta.',
  expired: 'Este enlace venció. Pida otro a su encargado.',
};

export const REGISTER_WORDS = { en: english, es: spanish };

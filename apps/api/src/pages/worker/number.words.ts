const english = {
  title: 'Your number',
  now: (number: string) => `Your companies text ${number}.`,
  unproven: (number: string) => `${number} has not been proven by a code.`,
  none: 'Your account has no number yet.',
  change: 'Another number',
  changeIntro:
    'We text a code to it. Once you enter the code, all your companies text the new number, and links in texts to the old one stop working. Each company asks again whether it may text you.',
  number: 'New number',
  current: 'Current password',
  send: 'Text me a code',
  enter: 'Enter the code',
  enterIntro: (number: string) =>
    `We texted six digits to ${number}. They are valid for five minutes.`,
  code: 'Code',
  confirm: 'Use this number',
  sent: (number: string) => `The code is on its way to ${number}.`,
  done: (companies: number) =>
    companies === 1
      ? 'Your number is changed. 1 company texts it from now on.'
      : `Your number is changed. ${companies} companies text it from now on.`,
  left: (names: string) => `Not at ${names}: there another contact has this number.`,
  split: (company: string, old: string, proven: string) =>
    `${company} still texts ${old}, since another contact there has ${proven}. Ask your manager at ${company} to merge the two; until then answer its texts on ${old}.`,
};

const spanish: typeof english = {
  title: 'Su número',
  now: (number) => `Sus empresas escriben a ${number}.`,
  unproven: (number) => `${number} no se ha comprobado con un código.`,
  none: 'Su cuenta todavía no tiene número.',
  change: 'Otro número',
  changeIntro:
    'Le enviamos un código. Cuando lo escriba aquí, todas sus empresas escriben al número nuevo, y los enlaces enviados al anterior dejan de servir. Cada empresa vuelve a preguntar si puede escribirle.',
  number: 'Número nuevo',
  current: 'Contraseña actual',
  send: 'Enviarme un código',
  enter: 'Escriba el código',
  enterIntro: (number) => `Enviamos seis dígitos a ${number}. Valen cinco minutos.`,
  code: 'Código',
  confirm: 'Usar este número',
  sent: (number) => `El código va en camino a ${number}.`,
  done: (companies) =>
    companies === 1
      ? 'Su número está cambiado. 1 empresa le escribe ahí desde ahora.'
      : `Su número está cambiado. ${companies} empresas le escriben ahí desde ahora.`,
  left: (names) => `En ${names} no: allí otro contacto tiene este número.`,
  split: (company, old, proven) =>
    `${company} todavía escribe a ${old}, porque allí otro contacto tiene ${proven}. Pida a su gerente de ${company} que junte los dos; hasta entonces responda a sus mensajes desde ${old}.`,
};

export const NUMBER_WORDS = { en: english, es: spanish };

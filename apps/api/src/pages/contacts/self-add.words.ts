const english = {
  title: (company: string) => `Work with ${company}`,
  intro: (company: string) =>
    `Leave your name and mobile number, and ${company} can offer you work by text. We ask you by text first, and you can end it at any time with STOP.`,
  name: 'Your name',
  phone: 'Your mobile number',
  phoneHint: 'Numbers without a country code are American.',
  send: 'Add me',
  thanksTitle: 'Thank you',
  thanks: (company: string) =>
    `${company} has your number. If we have not asked you yet, a text comes within a day: answer YES to it, and offers can reach you.`,
  thanksKnown: 'If you were in the list already, nothing has changed.',
  posterTitle: 'Add yourself',
  posterIntro: (company: string) =>
    `Work with ${company}: scan, leave your name and number, answer YES.`,
  posterOr: 'or open',
  print: 'Print: Ctrl-P or the menu of your browser.',
  alt: 'QR code of the address below',
  back: 'Back to the contacts',
};

const spanish: typeof english = {
  title: (company: string) => `Trabaje con ${company}`,
  intro: (company: string) =>
    `Deje su nombre y su número móvil, y ${company} podrá ofrecerle trabajo por mensaje. Primero le preguntamos por mensaje, y usted puede terminarlo en cualquier momento con STOP.`,
  name: 'Su nombre',
  phone: 'Su número móvil',
  phoneHint: 'Los números sin código de país son de Estados Unidos.',
  send: 'Agregarme',
  thanksTitle: 'Gracias',
  thanks: (company: string) =>
    `${company} tiene su número. Si todavía no le preguntamos, en un día llega un mensaje: responda SI y las ofertas podrán llegarle.`,
  thanksKnown: 'Si ya estaba en la lista, nada ha cambiado.',
  posterTitle: 'Agréguese',
  posterIntro: (company: string) =>
    `Trabaje con ${company}: escanee, deje su nombre y número, responda SI.`,
  posterOr: 'o abra',
  print: 'Imprimir: Ctrl-P o el menú de su navegador.',
  alt: 'Código QR de la dirección de abajo',
  back: 'Volver a los contactos',
};

export const SELF_ADD_WORDS = { en: english, es: spanish };

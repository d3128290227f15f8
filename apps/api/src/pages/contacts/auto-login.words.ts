const english = {
  title: 'Import on your phone',
  intro:
    'Scan this with your phone. It opens the import there, once, within ten minutes, and nothing else.',
  alt: 'QR code that opens the import on your phone',
  back: 'Back to the import',
  openTitle: 'Import contacts here',
  openText: 'This phone may import contacts for half an hour, without signing in.',
  open: 'Go on to the import',
  expiredTitle: 'This code no longer works',
  expired:
    'It was used before, or is older than ten minutes. Make a new one on the import page of your desk.',
};

const spanish: typeof english = {
  title: 'Importar en su teléfono',
  intro:
    'Escanee esto con su teléfono. Abre ahí la importación, una vez, en diez minutos, y nada más.',
  alt: 'Código QR que abre la importación en su teléfono',
  back: 'Volver a la importación',
  openTitle: 'Importar contactos aquí',
  openText: 'Este teléfono puede importar contactos durante media hora, sin iniciar sesión.',
  open: 'Seguir a la importación',
  expiredTitle: 'Este código ya no funciona',
  expired:
    'Se usó antes o tiene más de diez minutos. Haga uno nuevo en la página de importación de su escritorio.',
};

export const AUTO_LOGIN_WORDS = { en: english, es: spanish };

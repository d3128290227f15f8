const english = {
  confirm: 'Confirm the change',
  undo: 'Undo the change',
  email: (from: string, to: string) => `Email address: from ${from || 'none'} to ${to}`,
  phone: (from: string | null, to: string | null) =>
    `Phone number: from ${from ?? 'none'} to ${to ?? 'none'}`,
  ask: 'If you did not ask for this, do nothing and use the other link in the mail.',
  askUndo:
    'Undoing it brings the old one back, voids whatever was changed since, and logs everybody out of the account.',
  yes: 'Yes, it was me',
  undoIt: 'Undo it',
  done: {
    confirm: 'The change counts from now on.',
    undo: 'The change was undone, and everybody was logged out. If you fear that somebody knows your password, choose a new one now.',
  },
  expired: {
    title: 'This link is not valid any more',
    explain:
      'A link that confirms a change works for 24 hours, one that undoes it for 72 hours after the change, each once.',
  },
};

const spanish: typeof english = {
  confirm: 'Confirme el cambio',
  undo: 'Deshaga el cambio',
  email: (from, to) => `Correo electrónico: de ${from || 'ninguno'} a ${to}`,
  phone: (from, to) => `Número de teléfono: de ${from ?? 'ninguno'} a ${to ?? 'ninguno'}`,
  ask: 'Si usted no pidió esto, no haga nada y use el otro enlace del correo.',
  askUndo:
    'Al deshacerlo vuelve lo anterior, queda sin efecto lo que se cambió después, y se cierra la sesión de todos en la cuenta.',
  yes: 'Sí, fui yo',
  undoIt: 'Deshacerlo',
  done: {
    confirm: 'El cambio vale desde ahora.',
    undo: 'El cambio se deshizo, y se cerró la sesión de todos. Si teme que alguien sepa su contraseña, elija otra ahora.',
  },
  expired: {
    title: 'Este enlace ya no es válido',
    explain:
      'Un enlace que confirma un cambio sirve 24 horas, uno que lo deshace 72 horas después del cambio, cada uno una vez.',
  },
};

export const ACCOUNT_CHANGE_WORDS = { en: english, es: spanish };

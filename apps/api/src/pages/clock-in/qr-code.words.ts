const english = {
  keep: 'Add this page to your home screen: there it opens without a network, too.',
  kept: 'This page is kept on your phone and opens without a network. Add it to your home screen to find it again.',
  spoken: 'Or say these characters:',
  picture: 'Save the code as a picture',
};
const spanish: typeof english = {
  keep: 'Añada esta página a su pantalla de inicio: ahí se abre también sin red.',
  kept: 'Esta página queda guardada en su teléfono y se abre sin red. Añádala a su pantalla de inicio para encontrarla.',
  spoken: 'O diga estos caracteres:',
  picture: 'Guardar el código como imagen',
};

export const QR_CODE_WORDS = { en: english, es: spanish };

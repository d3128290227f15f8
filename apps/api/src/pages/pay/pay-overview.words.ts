const english = {
  period: 'Pay period now',
  until: (from: string, last: string) => `${from} to ${last}`,
  rates: 'Rates that count now',
  workers: 'Contacts with a rate of their own',
};

const spanish: typeof english = {
  period: 'Período de pago actual',
  until: (from: string, last: string) => `${from} a ${last}`,
  rates: 'Tarifas vigentes',
  workers: 'Contactos con tarifa propia',
};

export const PAY_OVERVIEW_WORDS = { en: english, es: spanish };

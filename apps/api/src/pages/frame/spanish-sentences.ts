/** What refused forms of accounts and companies say, in Spanish; the whole sentence and what it becomes. */
export const SPANISH_SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^This code is wrong\.$/, 'Este código no es correcto.'],
  [/^This code is not valid any more\..*$/, 'Este código ya no es válido. Pida otro.'],
  [
    /^This number said STOP.*$/,
    'Este número respondió STOP a nuestros mensajes, así que no podemos enviar un código. Envíe START a nuestro número y pida otro.',
  ],
  [
    /^There is no company yet\. Invite an owner.*$/,
    'Todavía no hay empresas. Invite a un propietario en la página de inicio.',
  ],
  [/^This rule set is in use\..*$/, 'Estas reglas están en uso. Elija otras primero.'],
  [/^Ensure this field has no more than (\d+) items\.$/, 'No más de $1 entradas.'],
  [/^Not a valid time\..*$/, 'Escriba una hora, como 08:00.'],
  [/^Use the two-letter code of a country.*$/, 'Use el código de dos letras de un país, como US.'],
  [/^(Please e|E)nter a valid email address\.$/, 'Escriba una dirección de correo válida.'],
  [/^Please enter a valid phone number\.$/, 'Escriba un número de teléfono válido.'],
  [/^Enter a valid URL.*$/, 'Escriba una dirección web válida, con http:// o https://.'],
  [/^Use 0 \(whole hours\).*$/, 'Use horas enteras o medias horas.'],
  [
    /^Use at most (\d+) whole numbers from (\d+) to (\d+)\.$/,
    'Use como máximo $1 números enteros de $2 a $3.',
  ],
  [/^There is no country (.+)\.$/, 'No existe el país $1.'],
  [
    /^Use a phone number, or the SID.*$/,
    'Use un número de teléfono o el SID de un servicio de mensajes (MG y 32 cifras).',
  ],
  [
    /^All companies share this sender.*$/,
    'Todas las empresas comparten este número; deje el campo vacío.',
  ],
  [/^Another company sends from there\.$/, 'Otra empresa envía desde ahí.'],
  [/^The logo may be 5 MB at most\.$/, 'El logotipo puede tener 5 MB como máximo.'],
  [/^The logo must be a PNG.*$/, 'El logotipo tiene que ser una imagen PNG, JPEG, GIF o WebP.'],
  [
    /^The logo must be between.*$/,
    'El logotipo tiene que medir entre 100x100 y 2000x2000 píxeles.',
  ],
  [/^The logo is broken.*$/, 'El logotipo está dañado o incompleto.'],
  [
    /^This number has opted out.*$/,
    'Este número rechazó nuestros mensajes. Pida a su dueño que responda START.',
  ],
  [
    /^This is a premium-rate number.*$/,
    'Este es un número de tarifa especial. No enviamos mensajes ahí.',
  ],
  [
    /^We send no invitations and codes to numbers of this country.*$/,
    'No enviamos invitaciones ni códigos a números de este país. Un propietario puede permitirlo en la configuración.',
  ],
  [
    /^This number got (\d+) invitations.*$/,
    'Este número recibió $1 invitaciones y códigos en un día, no más. Pruebe mañana.',
  ],
  [
    /^The company sent (\d+) invitations.*$/,
    'La empresa envió $1 invitaciones y códigos en un día, no puede más. Pruebe mañana.',
  ],
  [
    /^This person is a steward of the company already\.$/,
    'Esta persona ya es encargada de la empresa.',
  ],
  [
    /^This is the last owner.*$/,
    'Este es el último propietario de la empresa. Haga antes propietario a otra persona.',
  ],
  [/^This is the last administrator.*$/, 'Este es el último administrador.'],
  [/^Set up a second factor of your own first\.$/, 'Configure primero su propio segundo factor.'],
  [/^A second factor is set up already.*$/, 'Ya hay un segundo factor. Desactívelo primero.'],
  [/^Begin to set up a second factor first\.$/, 'Empiece primero a configurar un segundo factor.'],
  [
    /^Your company asks for a second factor, so it stays\.$/,
    'Su empresa exige un segundo factor; por eso queda.',
  ],
  [/^The code is wrong or was used already\.$/, 'El código es incorrecto o ya se usó.'],
  [
    /^Nobody acts as an administrator.*$/,
    'Nadie actúa como administrador. Elija una cuenta sin esa función.',
  ],
  [/^You act as nobody else.*$/, 'Usted no actúa como otra persona. Inicie sesión otra vez.'],
  [/^A user with that username already exists\.$/, 'Ya existe ese nombre de usuario.'],
  [/^A user with that email address already exists\.$/, 'Ya existe una cuenta con esa dirección.'],
  [/^Your current password is wrong\.$/, 'Su contraseña actual es incorrecta.'],
  [/^The two passwords do not match\.$/, 'Las dos contraseñas no coinciden.'],
  [
    /^The new password must differ from the old one\.$/,
    'La contraseña nueva tiene que ser distinta de la anterior.',
  ],
  [/^The password may not be blank\.$/, 'Escriba una contraseña.'],
  [
    /^This password is too short\..*?(\d+) characters\.$/,
    'La contraseña es demasiado corta. Tiene que tener al menos $1 caracteres.',
  ],
  [
    /^This password is too long\..*?(\d+) characters\.$/,
    'La contraseña es demasiado larga. Puede tener $1 caracteres como máximo.',
  ],
  [/^This password is entirely numeric\.$/, 'La contraseña tiene solo cifras.'],
  [/^This password is too common\.$/, 'La contraseña es demasiado común.'],
  [
    /^This password is too easily guessed.*$/,
    'La contraseña se adivina con facilidad: se repite, o sigue el alfabeto, el teclado o una fecha.',
  ],
  [/^The password is too similar to the .*$/, 'La contraseña se parece demasiado a sus datos.'],
  [
    /^The password is made of names.*$/,
    'La contraseña se compone de nombres que otros conocen: los suyos, los de su empresa o de un evento.',
  ],
  [
    /^Too many tries\. Try again in (\d+) seconds?\.$/,
    'Demasiados intentos. Pruebe otra vez en $1 s.',
  ],
  [
    /^Too many tries\. Try again in (\d+) minutes?\.$/,
    'Demasiados intentos. Pruebe otra vez en $1 min.',
  ],
  [
    /^Give the first day off, or a weekday\.$/,
    'Escriba el primer día libre, o un día de la semana.',
  ],
  [
    /^Times belong to a weekday.*$/,
    'Las horas van con un día de la semana; los días libres son enteros.',
  ],
  [
    /^The last day may not be before the first\.$/,
    'El último día no puede ser anterior al primero.',
  ],
  [/^These days are over\.$/, 'Esos días ya pasaron.'],
  [/^Up to (\d+) days at once\.$/, 'Hasta $1 días seguidos.'],
  [
    /^Give both times, or none for the whole day\.$/,
    'Escriba las dos horas, o ninguna para todo el día.',
  ],
  [/^The end has to differ from the start\.$/, 'El final tiene que ser distinto del comienzo.'],
  [/^Up to (\d+) entries\..*$/, 'Hasta $1 entradas. Quite las que ya no necesite.'],
  [/^This is your number already\.$/, 'Ese ya es su número.'],
  [
    /^Use an amount such as 22\.50, above zero, at most (\d+), with up to (\d+) decimals\.$/,
    'Escriba un importe como 22.50, mayor que cero, como máximo $1, con hasta $2 decimales.',
  ],
  [
    /^There is a rate for the same work from that date on\..*$/,
    'Ya hay una tarifa para lo mismo desde ese día. Cambie esa.',
  ],
  [/^There is nothing of that name in the company\.$/, 'No hay nada con ese nombre en la empresa.'],
  [
    /^A requirement has its event, location and skill\..*$/,
    'Un puesto ya tiene evento, lugar y habilidad. Nómbrelo solo, o con una persona.',
  ],
  [/^An event has its location\..*$/, 'Un evento ya tiene su lugar. Deje el lugar vacío.'],
  [
    /^The rate has to count for a day at least\..*$/,
    'La tarifa tiene que valer al menos un día. Si fue un error, elimínela.',
  ],
  [
    /^At most ([\d,]+) is paid for an hour\..*$/,
    'Por una hora se paga como máximo $1. Revise el importe y la unidad.',
  ],
  [
    /^At most ([\d,]+) is paid for a day\..*$/,
    'Por un día se paga como máximo $1. Revise el importe y la unidad.',
  ],
  [
    /^At most ([\d,]+) is paid for a call\..*$/,
    'Por un turno se paga como máximo $1. Revise el importe y la unidad.',
  ],
  [/^Another rate counts from that date on already\.$/, 'Desde ese día ya vale otra tarifa.'],
  [/^No contact has this name\.$/, 'Ningún contacto tiene ese nombre.'],
  [
    /^Several contacts have this name\..*$/,
    'Varios contactos tienen ese nombre. Elija uno de la lista, con el final del número.',
  ],
  [/^Half months begin on.*$/, 'Los medios meses comienzan del 1 al 13, y 15 días después.'],
  [/^Months begin on.*$/, 'Los meses comienzan del 1 al 28, para que cada mes tenga ese día.'],
  [/^Use up to three letters and digits\.$/, 'Use hasta tres letras y cifras.'],
  [
    /^(?:Line|Code|Column) (\d+): there is no field “(.*)”\. Use one of: (.*)\.$/,
    'Línea $1: no hay ningún campo “$2”. Use uno de estos: $3.',
  ],
  [
    /^(?:Line|Code) (\d+): there is no kind of pay “(.*)”\. Use one of: (.*), or hours_125 for 1\.25 ×\.$/,
    'Línea $1: no hay ningún tipo de pago “$2”. Use uno de estos: $3, o hours_125 para 1.25 ×.',
  ],
  [
    /^Line (\d+): write a kind of pay and its code, as in overtime = OT\.$/,
    'Línea $1: escriba un tipo de pago y su código, como overtime = OT.',
  ],
  [
    /^Choose a day of the last ten years or the next one\.$/,
    'Elija un día de los últimos diez años o del próximo.',
  ],
  [
    /^Pay is closed until (\S+): choose a later day\.$/,
    'El pago está cerrado hasta el $1: elija un día posterior.',
  ],
  [
    /^The workweek counts from (\S+) on, and pay is closed until (\S+)\.$/,
    'La semana laboral cuenta desde el $1, y el pago está cerrado hasta el $2.',
  ],
  [
    /^The workweek was moved on (\S+), and a move is meant to last: choose that day, or (\S+) or later\.$/,
    'La semana laboral se movió el $1, y un cambio es para quedarse: elija ese día, o el $2 o después.',
  ],
  [
    /^Pay is closed until (\S+): this changes (\d+) time entr(?:y|ies) of closed periods by (\S+), which the next closing pays.*$/,
    'El pago está cerrado hasta el $1: esto cambia $2 registros de períodos cerrados en $3, que el próximo cierre paga como diferencia. Nada está guardado; guarde otra vez para seguir.',
  ],
  [
    /^Pay is closed until (\S+): (\d+) time entr(?:y|ies) of closed periods may be paid otherwise.*$/,
    'El pago está cerrado hasta el $1: $2 registros de períodos cerrados pueden pagarse de otra forma, y el próximo cierre paga la diferencia. Nada está guardado; guarde otra vez para seguir.',
  ],
];

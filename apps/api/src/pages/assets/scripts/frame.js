/** The script of every page: what makes forms and links better. Nothing here is necessary. */
import './autofocus.js';
import './dialogs.js';
import './filters.js';
import './keys.js';
import './menus.js';
import './press-at-once.js';
import './preview.js';
import './row-menu.js';
import './rows.js';
import './single-day.js';
import './search.js';
import './toasts.js';
import './zone.js';
import './offline.js';

/** Names of people, places and shows, to be put together by chance. */
export const FIRST_NAMES = ['Dana', 'Lee', 'Maria', 'Sam', 'Noor', 'Alex', 'Ines', 'Theo', 'Rosa', 'Omar', 'Kim', 'Ana', 'Jules', 'Ravi', 'Tess', 'Ivo', 'Mina', 'Paul', 'Zoe', 'Carl'];
export const LAST_NAMES = ['Reyes', 'Park', 'Silva', 'Novak', 'Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Hughes', 'Castillo', 'Weber', 'Rossi', 'Nguyen', 'Kowalski', 'Bauer', 'Diaz', 'Singh', 'Jensen', 'Cohen', 'Murphy'];
export const SKILLS = ['Rigger', 'Stagehand', 'Audio', 'Lighting', 'Video', 'Carpenter', 'Forklift', 'Wardrobe'];
export const SHOWS = ['Harbour Festival', 'Spring Tour', 'Winter Gala', 'City Marathon', 'Jazz Weekend', 'Trade Fair', 'Opera Night', 'Product Launch', 'Rock Arena', 'Street Parade'];
export const VENUES = ['Arena', 'Opera House', 'Harbour Stage', 'Convention Center', 'Town Hall', 'Stadium'];
export const CALLS = ['Load in', 'Focus', 'Show call', 'Load out'];
export const NOTES = ['Has a forklift licence.', 'Prefers mornings.', 'Drives from far; call early.', 'Knows the arena well.'];

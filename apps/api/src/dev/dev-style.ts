/** A row of phones, readable on a phone. */
export const DEV_STYLE = `
:root { color-scheme: light dark; --ground: #eef0f4; --surface: #fff; --ink: #1a1d24; --quiet: #565d6b; --line: #d3d8e1; --case: #16181d;
  --ours: #e6e8ee; --mine: #1f6feb; --mine-ink: #fff; --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #101216; --surface: #1a1d23; --ink: #eceef2; --quiet: #a3aab8; --line: #343a45; --case: #000; --ours: #2a2f39; --mine: #1858c4; --link: #8ab4f8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.bar { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; padding: 12px 20px; background: var(--surface); border-bottom: 1px solid var(--line); }
.bar nav { display: flex; flex-wrap: wrap; gap: 4px 18px; }
.bar a { padding: 8px 0; color: var(--quiet); text-decoration: none; }
.bar a:hover { color: var(--ink); text-decoration: underline; }
main { padding: 20px; }
h1 { margin: 0; font-size: 1.5rem; }
.intro, .note, .empty { color: var(--quiet); }
.intro { margin: 4px 0 20px; }
.phones { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
.phone { display: flex; flex-direction: column; width: 320px; max-width: 100%; height: 580px; overflow: hidden;
  background: var(--surface); border: 9px solid var(--case); border-radius: 34px; box-shadow: 0 10px 30px rgb(0 0 0 / 18%); scroll-margin-top: 12px; }
.phone:target { box-shadow: 0 0 0 4px var(--mine); }
.phone header { padding: 14px 16px 10px; text-align: center; border-bottom: 1px solid var(--line); }
.phone h2 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.phone header p { margin: 0; min-height: 1.2em; color: var(--quiet); font-size: .8125rem; }
.screen { flex: 1; min-height: 0; overflow-y: auto; display: flex; flex-direction: column-reverse; }
.bubbles { display: flex; flex-direction: column; gap: 8px; padding: 14px 12px; }
.bubble { align-self: flex-start; max-width: 86%; margin: 0; padding: 9px 13px; border-radius: 18px 18px 18px 5px; background: var(--ours); white-space: pre-wrap; overflow-wrap: anywhere; }
.bubble.mine { align-self: flex-end; border-radius: 18px 18px 5px 18px; background: var(--mine); color: var(--mine-ink); }
.bubble.mine a { color: inherit; }
.bubble time { display: block; margin-top: 2px; font-size: .6875rem; opacity: .75; text-align: right; }
.bubbles .note { margin: 4px 0; text-align: center; font-size: .8125rem; }
.quick { display: flex; gap: 8px; padding: 0 12px 14px; }
.quick form { flex: 1; }
.quick button { width: 100%; }
.phone > form { display: flex; gap: 8px; padding: 10px 12px 14px; border-top: 1px solid var(--line); }
input[type=text] { flex: 1; min-width: 0; min-height: 44px; padding: 8px 14px; border: 1px solid var(--quiet); border-radius: 22px; background: var(--surface); color: var(--ink); font: inherit; }
button { min-height: 44px; padding: 8px 16px; border: 0; border-radius: 22px; background: var(--mine); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
.mail { max-width: 720px; margin: 0 0 16px; padding: 16px 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
.mail h2 { margin: 0; font-size: 1.0625rem; }
.mail .note { margin: 2px 0 12px; font-size: .875rem; }
.mail .text { white-space: pre-wrap; overflow-wrap: anywhere; }
.mail .html { width: 100%; height: 420px; margin: 0 0 12px; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
.mail summary { min-height: 44px; padding: 10px 0; color: var(--quiet); cursor: pointer; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 480px) { main { padding: 14px; } .phone { width: 100%; height: 70vh; min-height: 420px; } }
`.trimStart();

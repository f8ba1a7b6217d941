// What only the browser can do for the shell: dialogs, keys, files, the clipboard, what is remembered on this machine.

export function showDialog(dialog) { if (!dialog.open) dialog.showModal(); }
export function closeDialog(dialog) { if (dialog.open) { dialog.close(); keepFocus(); } }

// What had the focus may be gone with what it did. The screen then gets it, not the top of the page.
export function keepFocus() {
  setTimeout(() => {
    if (document.activeElement === document.body && !document.querySelector('dialog[open]')) document.querySelector('main h1')?.focus({ preventScroll: true });
  }, 100);
}

// Keys of the whole page. A key typed into a field is the field's.
let keys;
export function unlisten() { keys?.abort(); }
export function listen(net) {
  unlisten();
  keys = new AbortController();
  const { signal } = keys;
  const typing = e => e.target.closest?.('input, textarea, select, [contenteditable]');
  let going = 0;
  document.addEventListener('keydown', e => {
    const command = e.ctrlKey || e.metaKey;
    // What moves by these keys says so, and the page does not scroll under it.
    if (e.target.closest?.('[data-arrows]') && ['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(e.key)) e.preventDefault();
    if (command && !e.altKey && e.key.toLowerCase() === 'k') { e.preventDefault(); net.invokeMethodAsync('Palette'); }
    else if (e.key === '?' && !typing(e) && !document.querySelector('dialog[open]')) { e.preventDefault(); net.invokeMethodAsync('Keys'); }
    else if (!command && !e.altKey && !typing(e) && !document.querySelector('dialog[open]')) {
      if (e.key === 'g') going = e.timeStamp;
      else if (e.timeStamp - going < 1200) { going = 0; net.invokeMethodAsync('Go', e.key); }
    }
  }, { signal });
  const online = () => net.invokeMethodAsync('Online', navigator.onLine);
  addEventListener('online', online, { signal });
  addEventListener('offline', online, { signal });
  if (!navigator.onLine) online();
}

// Asks before the page is left while something that was entered is not sent. The browser words the question.
let guards = 0;
const ask = e => e.preventDefault();
export function guard(on) {
  guards += on ? 1 : -1;
  if (guards === 1 && on) addEventListener('beforeunload', ask);
  if (guards === 0) removeEventListener('beforeunload', ask);
}

// What a person has decided and could still undo: it is sent when they leave. The browser finishes it after the page is gone.
let decided = [];
export function sendOnLeave(requests) { decided = requests; }
addEventListener('pagehide', () => { for (const [method, url] of decided.map(one => one.split(' '))) fetch(url, { method, keepalive: true, headers: { 'X-ScheduleFlow': '1' } }); });

export function remember(name, value) {
  try { if (value === null) localStorage.removeItem(name); else localStorage.setItem(name, value); } catch { /* storage is blocked */ }
}
export function remembered(name) { try { return localStorage.getItem(name); } catch { return null; } }

export function setTheme(theme) {
  remember('theme', theme);
  if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
}
export function setLanguage(language) { remember('language', language); document.documentElement.lang = language; }
export function zone() { return Intl.DateTimeFormat().resolvedOptions().timeZone; }
export function language() { return document.documentElement.lang; }

export function copy(text) { return navigator.clipboard.writeText(text).then(() => true, () => false); }

export function save(name, type, bytes) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function focus(element) { element?.focus({ preventScroll: false }); }

// Tells a list of equal rows which of them are seen.
export function rows(root, net) {
  const abort = new AbortController();
  let frame = 0;
  const tell = () => { frame = 0; if (root.isConnected) net.invokeMethod('Seen', root.scrollTop, root.clientHeight); };
  const later = () => { frame ||= requestAnimationFrame(tell); };
  root.addEventListener('scroll', later, { passive: true, signal: abort.signal });
  const size = new ResizeObserver(later);
  size.observe(root);
  tell();
  return { dispose: () => { abort.abort(); size.disconnect(); cancelAnimationFrame(frame); } };
}

// A wall screen stays awake while the page is seen, where the browser allows it.
let lock = null, wanted = false;
const hold = async () => {
  if (!wanted || document.visibilityState !== 'visible') return;
  try { lock = await navigator.wakeLock?.request('screen'); } catch { /* refused: the machine's own settings decide */ }
};
export function keepAwake() { wanted = true; document.addEventListener('visibilitychange', hold); return hold(); }
export function release() { wanted = false; document.removeEventListener('visibilitychange', hold); lock?.release(); lock = null; }
export function fullScreen() {
  return (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch(() => {});
}

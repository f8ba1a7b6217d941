// Runs before the first paint, so that a page never flashes in the wrong theme.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('theme'), language = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    root.lang = language === 'de' ? 'de' : 'en';
  } catch { /* storage is blocked: the system's theme, English */ }
})();

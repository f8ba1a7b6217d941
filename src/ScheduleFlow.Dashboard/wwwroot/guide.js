// Walking through the guide's grid with the arrow keys, and where it begins.
const events = row => [...row.querySelectorAll('[data-start]')];
const at = (row, x) => events(row).find(e => +e.dataset.end > x) ?? events(row).at(-1);

// The title of what began before the left edge stays in sight.
function keepTitles(root) {
  const left = root.scrollLeft;
  for (const event of root.querySelectorAll('[data-start]')) {
    const label = event.querySelector('svg'), start = +event.dataset.start, end = +event.dataset.end, x = start < left && end > left ? left : start;
    if (label && +label.getAttribute('x') !== x) { label.setAttribute('x', x); label.setAttribute('width', Math.max(1, end - x - 1)); }
  }
}

export function begin(root, x) {
  root.scrollLeft = Math.max(0, x);
  if (root.dataset.walks) return;
  root.dataset.walks = 'true';
  let frame = 0;
  const later = () => { frame ||= requestAnimationFrame(() => { frame = 0; keepTitles(root); }); };
  root.addEventListener('scroll', later, { passive: true });
  new MutationObserver(later).observe(root, { childList: true, subtree: true });
  later();
  let column = null; // where one walks up and down, whatever the lengths on the way
  root.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const now = document.activeElement.closest('[data-start]');
    const rows = [...root.querySelectorAll('.lane')].filter(row => events(row).length);
    if (!rows.length) return;
    const row = now?.closest('.lane'), list = row ? events(row) : [], i = list.indexOf(now);
    const middle = column ?? (now ? (+now.dataset.start + Math.min(+now.dataset.end, +now.dataset.start + 120)) / 2 : root.scrollLeft + 60);
    let to = null;
    switch (e.key) {
      case 'ArrowRight': to = now ? list[i + 1] : at(rows[0], middle); column = null; break;
      case 'ArrowLeft': to = now ? list[i - 1] : at(rows[0], middle); column = null; break;
      case 'ArrowDown': to = at(now ? rows[rows.indexOf(row) + 1] ?? row : rows[0], middle); column = middle; break;
      case 'ArrowUp': to = at(now ? rows[rows.indexOf(row) - 1] ?? row : rows[0], middle); column = middle; break;
      case 'Home': to = list[0]; column = null; break;
      case 'End': to = list.at(-1); column = null; break;
      case 'Enter': case ' ':
        if (!now) return;
        e.preventDefault();
        now.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        return;
      default: return;
    }
    e.preventDefault();
    if (!to) return;
    to.focus({ preventScroll: true });
    const who = root.querySelector('.who').offsetWidth, start = +to.dataset.start, end = Math.min(+to.dataset.end, start + root.clientWidth - who - 40);
    if (start < root.scrollLeft) root.scrollLeft = start - 20;
    else if (end > root.scrollLeft + root.clientWidth - who) root.scrollLeft = end - root.clientWidth + who + 20;
    to.closest('.lane').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

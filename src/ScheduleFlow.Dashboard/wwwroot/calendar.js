// Moves the ghost of a drag at the screen's pace, scrolls, and keeps the focus. Decides nothing: where something lands and
// whether it may is asked of C#.
const NS = 'http://www.w3.org/2000/svg';
const EDGE = 6, SLOP = 4, LONG_PRESS = 450, BORDER = 48, FASTEST = 22, RESTS = 250;

export function isNarrow() { return matchMedia('(max-width: 700px)').matches; }

export function attach(root, net) {
  const abort = new AbortController(), on = { signal: abort.signal };
  const body = () => root.querySelector('.body'), above = () => root.querySelector('.above');
  const isWide = () => root.hasAttribute('data-wide'), lanes = () => +root.dataset.lanes;
  let press = null, drag = null, frame = 0, rests = 0, hovered = null;

  const point = e => {
    const r = body().getBoundingClientRect(), x = e.clientX - r.left, y = e.clientY - r.top;
    return isWide() ? [y / r.height * lanes(), x] : [x / r.width * lanes(), y];
  };
  const along = (element, e) => {
    const r = element.getBoundingClientRect();
    return isWide() ? [e.clientX - r.left, r.width] : [e.clientY - r.top, r.height];
  };
  const kindAt = (element, e) => {
    const [at, size] = along(element, e), edge = Math.min(EDGE, size / 4);
    return at < edge ? 'start' : size - at < edge ? 'end' : 'move';
  };
  const way = e => e.shiftKey ? 'ripple' : e.altKey ? 'overwrite' : e.ctrlKey || e.metaKey ? 'swap' : 'refuse';

  // The ghosts are drawn above the lanes, where nothing of Blazor's is.
  const element = (name, attributes) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const box = (lane, at, size, kind) => {
    const part = 100 / lanes(), long = Math.max(size, 3);
    const attributes = isWide()
      ? { x: at, y: `${lane * part}%`, width: long, height: `${part}%` }
      : { x: `${lane * part}%`, y: at, width: `${part}%`, height: long };
    const svg = element('svg', { class: kind, ...attributes });
    svg.append(element('rect', { class: 'box', width: '100%', height: '100%', rx: 4 }));
    return svg;
  };
  // The size is read before anything is drawn, so that the browser lays out once a frame.
  const draw = (spot, r = body().getBoundingClientRect()) => {
    const area = above();
    area.replaceChildren();
    if (!spot) return;
    spot.boxes.forEach(b => area.append(box(b.lane, b.at, b.size, spot.isBad ? 'ghost bad' : 'ghost')));
    const first = spot.boxes[0];
    if (!first) return;
    // The words stand on a card beside the ghost: an item of a minute has no room for them.
    const x = isWide() ? first.at : first.lane * r.width / lanes(), y = isWide() ? first.lane * r.height / lanes() : first.at;
    const lines = spot.lines, width = 30 + 6.6 * Math.max(...lines.map(line => line.length)), height = 10 + 17 * lines.length;
    const [from, to] = isWide() ? [root.scrollLeft, root.scrollLeft + root.clientWidth - 132] : [0, r.width];
    const left = Math.max(from + 2, Math.min(x + 4, to - width - 4)), top = y - height - 6 > root.scrollTop ? y - height - 6 : y + first.size + 6;
    const card = element('svg', { class: spot.isBad ? 'card bad' : 'card', x: left, y: isWide() ? y + r.height / lanes() * .1 : top, width, height });
    card.append(element('rect', { class: 'box', width: '100%', height: '100%', rx: 6 }));
    lines.forEach((line, i) => {
      const text = element('text', { x: 10, y: 19 + 17 * i, class: i === 0 ? 'time' : spot.isBad && i > 1 ? 'over' : '' });
      text.textContent = line;
      card.append(text);
    });
    area.append(card);
  };

  const scroll = () => {
    const r = root.getBoundingClientRect(), e = drag.last, head = isWide() ? 40 : 52, gutter = isWide() ? 120 : 56;
    const speed = (at, from, to) => at < from + BORDER ? -Math.min(1, (from + BORDER - at) / BORDER) : at > to - BORDER ? Math.min(1, (at - to + BORDER) / BORDER) : 0;
    const inside = e.clientX > r.left - 40 && e.clientX < r.right + 40 && e.clientY > r.top - 40 && e.clientY < r.bottom + 40;
    if (!inside) return false;
    const dx = speed(e.clientX, r.left + gutter, r.right) * FASTEST, dy = speed(e.clientY, r.top + head, r.bottom) * FASTEST;
    const [x, y] = [root.scrollLeft, root.scrollTop];
    if (dx || dy) root.scrollBy(dx, dy);
    return x !== root.scrollLeft || y !== root.scrollTop;
  };

  const paint = () => {
    frame = 0;
    if (!drag) return;
    const scrolled = scroll();
    const size = body().getBoundingClientRect(), [lane, at] = point(drag.last);
    if (drag.kind === 'band') {
      drag.spot = null;
      const [l0, a0] = drag.from;
      above().replaceChildren(band(l0, a0, lane, at));
    } else {
      drag.spot = net.invokeMethod('Preview', lane, at - drag.grab, way(drag.last));
      draw(drag.spot, size);
      // What only the server knows is asked once the pointer rests.
      clearTimeout(rests);
      rests = setTimeout(() => drag && net.invokeMethodAsync('Rest'), RESTS);
    }
    if (scrolled) frame ||= requestAnimationFrame(paint);
  };
  const band = (l0, a0, l1, a1) => {
    const part = 100 / lanes(), [from, to] = [Math.min(l0, l1), Math.max(l0, l1)], [a, b] = [Math.min(a0, a1), Math.max(a0, a1)];
    return element('rect', isWide()
      ? { class: 'band', x: a, y: `${from * part}%`, width: b - a, height: `${(to - from) * part}%` }
      : { class: 'band', x: `${from * part}%`, y: a, width: `${(to - from) * part}%`, height: b - a });
  };

  const start = () => {
    const p = press;
    press = null;
    clearTimeout(p.timer);
    if (p.kind === 'band') {
      drag = { kind: 'band', from: point(p.first), last: p.last, add: p.first.ctrlKey || p.first.metaKey || p.first.shiftKey };
    } else if (net.invokeMethod('Begin', p.key ?? '', p.kind, p.title ?? '', p.url ?? '', p.seconds ?? 0)) {
      drag = { kind: p.kind, grab: p.kind === 'end' ? p.grab - p.size : p.grab, last: p.last };
    } else return;
    root.classList.add('dragging');
    if (p.touch) navigator.vibrate?.(10);
    frame ||= requestAnimationFrame(paint);
  };
  const stop = drop => {
    clearTimeout(press?.timer);
    press = null;
    if (!drag) return;
    if (frame) { cancelAnimationFrame(frame); paint(); cancelAnimationFrame(frame); frame = 0; }
    const ended = drag;
    drag = null;
    clearTimeout(rests);
    above()?.replaceChildren();
    root.classList.remove('dragging');
    if (ended.kind === 'band') {
      const [lane, at] = point(ended.last);
      if (drop) net.invokeMethodAsync('Band', ...ended.from, lane, at, ended.add);
    } else net.invokeMethodAsync(drop && ended.spot ? 'Drop' : 'Cancel', way(ended.last));
  };

  document.addEventListener('pointerdown', e => {
    if (e.button !== 0 || !e.isPrimary || drag) return;
    const item = e.target.closest?.('[data-item]');
    const event = root.contains(e.target) ? e.target.closest('[data-ev]') : null;
    const gap = root.contains(e.target) ? e.target.closest('[data-gap]') : null;
    const touch = e.pointerType === 'touch';
    if (item) {
      press = { kind: 'add', title: item.dataset.item, url: item.dataset.url, seconds: +item.dataset.seconds, grab: 0 };
      if (!touch) e.preventDefault();
    } else if (event) {
      const [grab, size] = along(event, e);
      press = { kind: touch ? 'move' : kindAt(event, e), key: event.dataset.ev, grab, size };
    } else if (gap) press = { kind: 'gap', key: gap.dataset.gap };
    else if (body()?.contains(e.target) && !touch) press = { kind: 'band' };
    else return;
    Object.assign(press, { first: e, last: e, touch });
    if (touch && press.kind !== 'gap') press.timer = setTimeout(start, LONG_PRESS);
  }, on);
  document.addEventListener('pointermove', e => {
    if (drag) { drag.last = e; frame ||= requestAnimationFrame(paint); return; }
    if (!press) return;
    press.last = e;
    const far = Math.hypot(e.clientX - press.first.clientX, e.clientY - press.first.clientY);
    if (press.touch) { if (far > 10) { clearTimeout(press.timer); press = null; } }
    else if (far > SLOP && press.kind !== 'gap') start();
  }, on);
  document.addEventListener('pointerup', e => {
    if (drag) { drag.last = e; stop(true); return; }
    const p = press;
    clearTimeout(p?.timer);
    press = null;
    if (!p) return;
    if (p.kind === 'band') net.invokeMethodAsync('Clear');
    else if (p.key) { rove(p.key); net.invokeMethodAsync('Press', p.key, e.shiftKey, e.ctrlKey || e.metaKey); }
  }, on);
  document.addEventListener('pointercancel', () => stop(false), on);
  addEventListener('blur', () => stop(false), on);
  // A long press has begun a drag: from then on the finger moves the event, not the page.
  document.addEventListener('touchmove', e => { if (drag) e.preventDefault(); }, { passive: false, ...on });
  root.addEventListener('contextmenu', e => { if (drag || press?.touch) e.preventDefault(); }, on);
  // Screen readers click without a pointer.
  root.addEventListener('click', e => {
    const target = e.target.closest('[data-k]');
    if (target && e.detail === 0) net.invokeMethodAsync('Press', target.dataset.k, false, false);
  }, on);
  root.addEventListener('dblclick', e => { if (e.target.closest('[data-ev]')) e.preventDefault(); }, on);

  const tell = key => { if (key !== hovered && !drag) { hovered = key; net.invokeMethodAsync('Hover', key); } };
  root.addEventListener('pointerover', e => { if (e.pointerType !== 'touch') tell(e.target.closest('[data-k]')?.dataset.k ?? null); }, on);
  root.addEventListener('pointerleave', () => tell(document.activeElement?.dataset?.k ?? null), on);
  root.addEventListener('focusin', e => tell(e.target.closest('[data-k]')?.dataset.k ?? null), on);

  // One event of the calendar is in the order of the Tab key, the arrows lead to the others.
  const find = key => root.querySelector(`[data-k="${CSS.escape(key)}"]`);
  function rove(key) {
    const target = key ? find(key) : null;
    if (!target) return null;
    root.querySelectorAll('[data-k][tabindex="0"]').forEach(one => { if (one !== target) one.setAttribute('tabindex', '-1'); });
    target.setAttribute('tabindex', '0');
    return target;
  }
  const focus = key => { const target = rove(key); target?.focus({ preventScroll: true }); if (target) show(target); };
  const show = target => {
    const r = target.getBoundingClientRect(), view = root.getBoundingClientRect(), head = isWide() ? 40 : 52, gutter = isWide() ? 120 : 56;
    const by = (from, to, a, b) => from < a ? from - a - 8 : to > b ? Math.min(to - b + 8, from - a - 8) : 0;
    root.scrollBy(by(r.left, r.right, view.left + gutter, view.right), by(r.top, r.bottom, view.top + head, view.bottom));
  };

  const keys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', ' ', 'Delete', 'Backspace', 'Home', 'End']);
  const letters = new Set(['c', 'v', 'a']);
  document.addEventListener('keydown', async e => {
    if (e.key === 'Escape' && (drag || press)) { e.preventDefault(); e.stopPropagation(); stop(false); return; }
    if (drag && ['Shift', 'Alt', 'Control', 'Meta'].includes(e.key)) { e.preventDefault(); modify(e); return; }
    if (document.querySelector('dialog[open]') || e.target.closest?.('input, textarea, select, [contenteditable]')) return;
    const command = (e.ctrlKey || e.metaKey) && !e.altKey, letter = e.key.toLowerCase();
    if (command && (letter === 'z' || letter === 'y')) { e.preventDefault(); net.invokeMethodAsync('History', letter === 'y' || e.shiftKey); return; }
    if (!root.contains(e.target)) return;
    const key = e.target.closest('[data-k]')?.dataset.k ?? null;
    if (e.key === 'Escape') { net.invokeMethodAsync('Clear'); return; }
    if (!(command && letters.has(letter)) && !(key && keys.has(e.key))) return;
    if (command && letter === 'c' && String(getSelection())) return;
    e.preventDefault();
    const next = await net.invokeMethodAsync('Key', key, command && letters.has(letter) ? letter : e.key, e.shiftKey, e.ctrlKey || e.metaKey, e.altKey);
    if (next) focus(next);
  }, on);
  document.addEventListener('keyup', e => { if (drag && ['Shift', 'Alt', 'Control', 'Meta'].includes(e.key)) { e.preventDefault(); modify(e); } }, on);
  const modify = e => {
    const { clientX, clientY } = drag.last;
    drag.last = { clientX, clientY, shiftKey: e.shiftKey, altKey: e.altKey, ctrlKey: e.ctrlKey, metaKey: e.metaKey };
    frame ||= requestAnimationFrame(paint);
  };

  return {
    focus,
    // What the server says of where the pointer rests.
    say: spot => { if (drag?.spot) { drag.spot = spot; draw(spot); } },
    // After a drawing: one event is in the order of the Tab key, whatever has gone.
    settle: () => { if (!root.querySelector('[data-k][tabindex="0"]')) root.querySelector('[data-k]')?.setAttribute('tabindex', '0'); },
    scrollTo: (at, smooth) => root.scrollTo({ [isWide() ? 'left' : 'top']: at, behavior: smooth ? 'smooth' : 'instant' }),
    size: () => isWide() ? [root.clientWidth, root.scrollLeft] : [root.clientHeight, root.scrollTop],
    dispose: () => { stop(false); abort.abort(); },
  };
}

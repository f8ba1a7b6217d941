// The plan's text: line numbers that scroll with it, where the caret is, and keys that a text field does not have.

export function edit(area, gutter, net) {
  const abort = new AbortController();
  const on = (name, does, more) => area.addEventListener(name, does, { signal: abort.signal, ...more });
  pasteFast(area);
  let told = -1;
  let frame = 0;
  const tell = () => { frame = 0; if (area.selectionStart !== told) { told = area.selectionStart; net.invokeMethodAsync('Caret', told); } };
  const later = () => { frame ||= requestAnimationFrame(tell); };
  on('scroll', () => { gutter.scrollTop = area.scrollTop; }, { passive: true });
  for (const name of ['keyup', 'pointerup', 'input', 'focus']) on(name, later);
  on('keydown', e => {
    const command = e.ctrlKey || e.metaKey;
    if (command && e.key === ' ') { e.preventDefault(); tell(); net.invokeMethodAsync('Complete'); }
    else if (command && e.key === 'Enter') { e.preventDefault(); net.invokeMethodAsync('Run'); }
    else if (e.key === 'Enter' && !command && !e.shiftKey && !e.altKey && !e.isComposing) {
      // The next line is indented as this one, or below a key without a value, more.
      const before = area.value.slice(area.value.lastIndexOf('\n', area.selectionStart - 1) + 1, area.selectionStart);
      const indent = before.match(/^ *(- (?=[^{[]))?/)[0].replace('-', ' ') + (/:\s*$/.test(before) ? '  ' : '');
      if (indent) { e.preventDefault(); document.execCommand('insertText', false, '\n' + indent); }
    }
  });
  return { dispose: () => { abort.abort(); cancelAnimationFrame(frame); } };
}

// Selects a part and writes something else; the browser's undo knows of it.
export function write(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (text ? !document.execCommand('insertText', false, text) : start < end && !document.execCommand('delete')) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

export function goTo(area, start, end) {
  area.focus();
  area.setSelectionRange(start, end);
  const line = area.value.slice(0, start).split('\n').length - 1;
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, line * height - area.clientHeight / 3);
}

// A browser takes seconds to paste thousands of lines, as each becomes a step of its undo: long texts are put in at once.
export function pasteFast(area) {
  area.addEventListener('paste', e => {
    const text = e.clipboardData?.getData('text/plain') ?? '';
    if (text.length < 20_000) return;
    e.preventDefault();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

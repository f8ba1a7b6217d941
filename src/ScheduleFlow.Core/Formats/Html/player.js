'use strict';

// Plays the schedule of this page by the computer's clock: what is on now, from where it is, one thing after the other.
(() => {
  const PREPARED_SECONDS = 30;   // how long before its start the next one begins to load
  const RETRY_SECONDS = 10;      // how long after a failure, or after a jump, the next attempt
  const DRIFT_SECONDS = 2;       // how far from the clock a video may be
  const BAR_SECONDS = 8;         // how long the bar stays after a move or a start

  const element = id => document.getElementById(id);
  const page = JSON.parse(element('schedule').textContent);
  const items = page.items;
  const zone = page.zone ?? undefined;
  const now = () => Date.now() / 1000;

  // ---- what is on

  // The place of the last item that has begun; -1 before the first.
  const begun = time => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle].start <= time) low = middle + 1; else high = middle;
    }
    return low - 1;
  };
  const itemAt = time => {
    const item = items[begun(time)];
    return item && time < item.end ? item : null;
  };
  const nextAt = time => items[begun(time) + 1] ?? null;

  // ---- media

  // A URL is taken as it is. A path is one of this computer where the page is a file, and of the server where it is not.
  const addressOf = media => {
    const escaped = path => path.split('/').map(encodeURIComponent).join('/');
    if (/^[a-z]:[\\/]/i.test(media)) {
      return 'file:///' + media[0] + ':' + escaped(media.slice(2).replaceAll('\\', '/'));
    }
    if (media.startsWith('\\\\')) {
      return 'file:' + escaped(media.replaceAll('\\', '/'));
    }
    if (/^[a-z][a-z0-9+.-]+:/i.test(media)) {
      return media;
    }
    return new URL(escaped(/^[^/]*\\/.test(media) ? media.replaceAll('\\', '/') : media).replace(/^(?=\/\/)/, '/.'), document.baseURI).href;
  };

  let muted = false;             // by the person, or because the browser wants it so
  let showing = null;            // the item that is on
  let problem = null;            // why it cannot be seen, and when to try again
  let barUntil = now() + BAR_SECONDS;
  let [active, standby] = [element('a'), element('b')];

  const unload = video => {
    video.pause();
    video.hidden = true;
    video.removeAttribute('src');
    video.load();
    video.item = null;
  };

  const load = (video, item) => {
    video.item = item;
    video.muted = true;
    video.src = addressOf(item.media);
    video.load();
  };

  const positionOf = item => item.skip + now() - item.start;

  // Live streams have no place to go to.
  const canSeek = video => Number.isFinite(video.duration) && video.seekable.length > 0;

  const failed = message => {
    problem = { message, again: now() + RETRY_SECONDS };
    active.hidden = true;
  };

  // A browser that nobody has touched may refuse sound: then it plays without, and a button offers it.
  const play = async video => {
    const { item } = video;
    video.muted = muted;
    video.hidden = false;
    try {
      await video.play();
    } catch (error) {
      if (video.item !== item || item !== showing) {
        return;
      }
      if (error.name === 'NotAllowedError' && !video.muted) {
        muted = true;
        await play(video);
      } else if (error.name !== 'AbortError' && !problem) {
        failed(`${item.media} cannot be played: ${error.message}`);
      }
    }
  };

  const toClock = video => {
    if (canSeek(video)) {
      const position = positionOf(video.item);
      if (Math.abs(video.currentTime - position) > 0.25) {
        video.currentTime = Math.min(position, video.duration);
      }
    }
    video.jumped = now();
  };

  const begin = video => {
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) {
      toClock(video);
    }
    play(video);
  };

  const show = item => {
    showing = item;
    problem = null;
    barUntil = now() + BAR_SECONDS;
    if (item?.media && standby.item === item) {
      [active, standby] = [standby, active];
      unload(standby);
      begin(active);
      return;
    }
    unload(active);
    if (standby.item && standby.item !== nextAt(now())) {
      unload(standby);
    }
    if (item?.media) {
      load(active, item);
      begin(active);
    }
  };

  for (const video of [active, standby]) {
    video.hidden = true;
    video.addEventListener('loadedmetadata', () => {
      if (video.item !== showing) {
        // Prepared to begin where it will, which is not the start of the file where a part of it was cut.
        if (canSeek(video) && video.item.skip > 0) {
          video.currentTime = Math.min(video.item.skip, video.duration);
        }
        return;
      }
      toClock(video);
    });
    video.addEventListener('error', () => {
      if (video.item && video.item === showing) {
        failed(`${video.item.media} cannot be played${video.error?.message ? `: ${video.error.message}` : ''}`);
      } else if (video.item) {
        video.item = null;
        video.again = now() + RETRY_SECONDS;
      }
    });
    video.addEventListener('ended', () => {
      if (video.item === showing) {
        video.hidden = true;
      }
    });
  }

  // ---- what a person sees

  const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const clockFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone });
  const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: zone });
  const clockText = (time, format = timeFormat) => format.format(new Date(time * 1000));
  const startText = time => clockText(time, time - now() < 18 * 3600 ? timeFormat : dayFormat);
  const lengthText = seconds => {
    const whole = Math.max(0, Math.ceil(seconds));
    const pad = part => String(part).padStart(2, '0');
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
  };
  const write = (id, text) => {
    if (element(id).textContent !== text) {
      element(id).textContent = text;
    }
  };

  const render = time => {
    const next = nextAt(time);
    const isOver = !showing && !next;
    const isSeen = showing?.media && !problem && !active.hidden;
    const state = isSeen ? 'playing' : problem ? 'failed' : isOver ? 'over' : showing ? 'blank' : 'waiting';
    document.body.dataset.state = state;
    document.title = showing ? `${showing.title} · ${page.name}` : page.name;
    element('slate').hidden = isSeen;
    if (!isSeen) {
      write('slate-title', showing ? showing.title : isOver ? page.name : next.title);
      write('slate-detail',
        problem ? `${problem.message}. Next attempt in ${lengthText(problem.again - time)}.`
          : isOver ? 'The schedule of this page has ended. Export the page anew to go on.'
            : showing ? (next ? `Next at ${startText(next.start)}: ${next.title}` : `Until ${clockText(showing.end)}`)
              : `at ${startText(next.start)}, in ${lengthText(next.start - time)}`);
    }
    write('on', showing ? showing.title : page.name);
    write('next', next ? `Next at ${startText(next.start)}: ${next.title}` : '');
    write('clock', clockText(time, clockFormat));
    write('begun', showing ? clockText(showing.start) : '');
    write('left', showing ? `${lengthText(showing.end - time)} left` : '');
    const done = showing ? Math.min(1, (time - showing.start) / (showing.end - showing.start)) : 0;
    element('progress').hidden = !showing;
    element('progress').setAttribute('aria-valuenow', Math.round(done * 100));
    element('progress').firstElementChild.style.width = `${done * 100}%`;
    element('sound').textContent = muted ? 'Sound on' : 'Sound off';
    document.body.classList.toggle('quiet', isSeen && time > barUntil);
  };

  // ---- the clock

  let boundary = 0;
  const tick = () => {
    const time = now();
    const item = itemAt(time);
    const next = nextAt(time);
    if (item !== showing) {
      show(item);
    } else if (problem && time >= problem.again) {
      show(item);
    } else if (item?.media && !active.paused && !active.seeking && canSeek(active) && time - (active.jumped ?? 0) > RETRY_SECONDS
      && Math.abs(active.currentTime - positionOf(item)) > DRIFT_SECONDS) {
      toClock(active);           // It stalled, or the computer slept.
    } else if (item?.media && active.paused && !active.ended && !problem && active.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) {
      begin(active);             // Something paused it: a key of the keyboard, a headset.
    }
    if (next?.media && next.start - time <= PREPARED_SECONDS && standby.item !== next && time >= (standby.again ?? 0)) {
      load(standby, next);
    }
    render(time);

    // To the start or the end that comes next, exactly.
    clearTimeout(boundary);
    const change = Math.min(item?.end ?? Infinity, next?.start ?? Infinity) - now();
    if (change < 1) {
      boundary = setTimeout(tick, Math.max(0, change * 1000));
    }
  };

  const stir = () => {
    barUntil = now() + BAR_SECONDS;
    document.body.classList.remove('quiet');
  };
  const sound = () => {
    muted = !muted;
    active.muted = muted;
    stir();
    tick();
  };
  const fullScreen = () => {
    (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => { });
    stir();
  };
  element('sound').addEventListener('click', sound);
  element('full').addEventListener('click', fullScreen);
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'm') sound();
    if (event.key === 'f') fullScreen();
  });
  for (const name of ['mousemove', 'pointerdown', 'keydown']) {
    document.addEventListener(name, stir, { passive: true });
  }

  // A screen that falls asleep shows nothing; where the browser will not promise it, the computer's settings must.
  const stayAwake = () => document.visibilityState === 'visible' && navigator.wakeLock?.request('screen').catch(() => { });
  document.addEventListener('visibilitychange', () => {
    stayAwake();
    tick();
  });
  stayAwake();
  setInterval(tick, 250);
  tick();
})();

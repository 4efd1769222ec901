// Playing through steps, and asking the kernel: neither knows what is drawn.

const LONGEST_FRAME = 0.1; // seconds: after a halt of the machine playing goes on where it was

/**
 * A position `t` between 0 and `last` that moves while playing. Calls `onMove(t)` at every change.
 * With reduced motion it goes in a few whole-numbered jumps instead of gliding.
 */
export class Player {
  constructor({ last, seconds, onMove, onState }) {
    Object.assign(this, { last, seconds, onMove, onState, t: last, speed: 1, playing: false });
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.t >= this.last) this.seek(0);
    this.playing = true;
    this.before = performance.now();
    this.onState();
    this.request = requestAnimationFrame((now) => this.#frame(now));
  }

  pause() {
    cancelAnimationFrame(this.request);
    if (!this.playing) return;
    this.playing = false;
    this.seek(Math.round(this.t));
    this.onState();
  }

  /** Another number of steps; the end stays the end. */
  setLast(last) {
    const atEnd = this.t >= this.last;
    this.last = last;
    this.t = atEnd ? last : Math.min(this.t, last);
  }

  seek(t) {
    this.t = Math.min(this.last, Math.max(0, t));
    this.onMove(this.t);
  }

  stepBy(steps) {
    this.pause();
    this.seek(Math.round(this.t) + steps);
  }

  #frame(now) {
    if (!this.playing) return;
    const passed = (now - this.before) / 1000;
    const seconds = this.calm.matches ? passed : Math.min(passed, LONGEST_FRAME);
    const moved = seconds * this.speed * (this.last / this.seconds);
    const stride = this.calm.matches ? Math.max(1, Math.round(this.last / 20)) : 0;
    if (moved >= stride) {
      this.before = now;
      this.seek(this.calm.matches ? Math.round(this.t) + stride : this.t + moved);
    }
    if (this.t >= this.last) this.pause();
    else this.request = requestAnimationFrame((later) => this.#frame(later));
  }
}

/**
 * Requests to the kernel: one in flight, of those that wait only the newest is sent. When the kernel is silent for
 * longer than `patience` milliseconds, `onSilence` is called and the next request no longer waits for it.
 */
export class Newest {
  constructor({ send, onSilence, patience = 8000 }) {
    Object.assign(this, { send, onSilence, patience, seq: 0, seen: 0, inFlight: false, waiting: null });
  }

  ask(content) {
    this.waiting = content;
    if (!this.inFlight) this.#next();
  }

  /** Take note of an answer; false if a later request has been answered before. */
  answered(seq) {
    if (seq === this.seq) {
      this.#finish();
      if (this.waiting) this.#next();
    }
    const isNews = seq > this.seen;
    this.seen = Math.max(seq, this.seen);
    return isNews;
  }

  #next() {
    const content = { ...this.waiting, seq: ++this.seq };
    this.waiting = null;
    this.inFlight = true;
    this.timer = setTimeout(() => this.#silence(), this.patience);
    try {
      this.send(content);
    } catch {
      this.#silence();
    }
  }

  #silence() {
    this.#finish();
    this.onSilence();
  }

  /** Wait for nothing any more. */
  cancel() {
    this.waiting = null;
    this.#finish();
  }

  #finish() {
    clearTimeout(this.timer);
    this.inFlight = false;
  }
}

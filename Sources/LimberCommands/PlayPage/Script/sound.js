// Sound, voice, and a screen that stays on
const sound = {
  open() {
    try {
      this.context ??= new AudioContext();
      this.context.resume();
    } catch { /* A silent browser. */ }
  },
  tone(pitch, seconds, after = 0) {
    if (!this.context || !$("tones").checked) return;
    const start = this.context.currentTime + after;
    const [source, gain] = [this.context.createOscillator(), this.context.createGain()];
    source.frequency.value = pitch;
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.4, start + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    source.connect(gain).connect(this.context.destination);
    source.start(start);
    source.stop(start + seconds);
  },
  play({ kind, cue, phase }) {
    if (kind === "phaseStarted") this.tone(phase === 1 ? 660 : 520, 0.06);
    else if (kind === "stepStarted") this.tone(784, 0.2);
    else if (cue === "prepare") [0, 0.25].forEach((after) => this.tone(587, 0.12, after));
    else if (cue === "countdown") this.tone(880, 0.08);
    else if (kind === "sessionEnded") [0, 0.25, 0.5].forEach((after) => this.tone(784, 0.2, after));
  },
};
const voice = {
  say(text) {
    if (!text || !globalThis.speechSynthesis || !$("voice").checked) return;
    speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = document.documentElement.lang;
    speechSynthesis.speak(utterance);
  },
  stop() { globalThis.speechSynthesis?.cancel(); },
};
const screen = {
  hold() {
    if (!navigator.wakeLock) return this.warn();
    navigator.wakeLock.request("screen").then((lock) => { this.lock = lock; }, () => {
      if (document.visibilityState === "visible") this.warn();
    });
  },
  release() { this.lock?.release(); this.lock = null; },
  warn() {
    $("screen").textContent = words.screen;
    $("screen").hidden = false;
    if (play && !play.isOver && !play.hasWarned) $("next").after($("screen"));
  },
};

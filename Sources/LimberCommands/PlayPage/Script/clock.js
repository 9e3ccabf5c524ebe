// Plays the score that limber wrote into this page. A step of it holds its events, each `o` seconds after
// the step's (or its lead-in's) beginning; a choice has a branch for each option. What happens when, and every
// sentence, is in the score: here is only the clock, the person's touch, and what becomes of the steps. The
// files of this folder are one script, this one first, and share what they declare.
const score = JSON.parse(document.getElementById("score").textContent);
const words = score.words;
const $ = (id) => document.getElementById(id);

// Time: seconds that only grow, also while the screen is off and the phone half asleep.
const clock = globalThis.limberClock ?? (() => {
  let asleep = 0;
  let apart = Date.now() - performance.now();
  const now = () => {
    const gap = Date.now() - performance.now() - apart;
    if (gap > 1000) asleep += gap;
    apart += gap;
    return (performance.now() + asleep) / 1000;
  };
  const at = (second, run) => {
    const timer = setTimeout(run, Math.max(0, (second - now()) * 1000));
    return () => clearTimeout(timer);
  };
  return { now, at, date: () => new Date() };
})();
const stamp = (date) => {
  const zone = -date.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const local = new Date(date.getTime() + zone * 60000).toISOString().slice(0, -1);
  return local + (zone < 0 ? "-" : "+") + two(zone / 60) + ":" + two(zone % 60);
};
const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    .replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

// Touch and keys
const acts = { back, skip, pause, more: () => adjust(1), less: () => adjust(-1), hurts: hurt, stop: () => stop() };
const act = (name) => {
  if (!play || play.isOver) return;
  acts[name]();
  if (!play.isOver) pump();
  draw.run();
};
for (const name of Object.keys(acts)) $(name).onclick = () => act(name);
const enough = () => { if (play.isOpen && isBegun()) play.wait = "end"; answer(); pump(); };
const keys = {
  " ": () => (play.wait === "confirmation" ? enough() : act("pause")), n: () => act("skip"), ArrowRight: () => act("skip"),
  b: () => act("back"), ArrowLeft: () => act("back"), "+": () => act("more"), "=": () => act("more"),
  "-": () => act("less"), "−": () => act("less"), "!": () => act("hurts"), q: () => act("stop"),
  Enter: () => (play.wait === "choice" ? choose(play.node.usual) : enough(), pump()),
  m: () => { for (const id of ["voice", "tones"]) $(id).checked = !$(id).checked; voice.stop(); },
};
document.addEventListener("keydown", (event) => {
  if (!play || play.isOver || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.tagName === "BUTTON" && (event.key === "Enter" || event.key === " ")) return;
  const digit = Number(event.key);
  if (digit >= 1) { choose(digit - 1); pump(); } else if (keys[event.key]) keys[event.key](); else return;
  event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (!play || play.isOver || document.visibilityState !== "visible") return;
  if (play.frozen === null) screen.hold();
  pump();
  draw.run();
});
$("begin").onclick = begin;
$("save").onclick = save;
$("share").onclick = share;
$("share").hidden = !navigator.share;
$("copy").onclick = copy;
$("end").addEventListener("change", rate);
$("again").onclick = () => show("start");
const before = kept();
$("kept").hidden = !before;
$("show-kept").onclick = () => finish(words.stillHere, time(JSON.parse(before.find((line) => line.includes('"kind":"end"'))).didSeconds), before);
if (!navigator.wakeLock) screen.warn();
globalThis.limber = { log: () => play?.log ?? [], lines: () => $("lines").value, pump: () => play && pump() };

// What comes of it: the lines of a history, known by the id of this playing
const result = (outcome, reason) => {
  const entries = [...play.done.values()];
  const did = score.doses.map((dose, index) => {
    const [unit] = Object.keys(dose.target);
    const amounts = entries.filter((entry) => entry.step.doses?.includes(index)).map((entry) => entry.amount);
    const held = play.held.find(([number]) => number === index)?.[1];
    return { ...dose, did: { [unit]: held ?? (amounts.length ? Math.min(...amounts) : 0) } };
  });
  const lines = [{ ...JSON.parse(score.start), id: play.id, time: stamp(play.began) }, ...play.lines];
  for (let index = 0; index < did.length; index += 8) {
    lines.push({ v: 1, kind: "doses", id: play.id, doses: did.slice(index, index + 8) });
  }
  lines.push({
    v: 1, kind: "end", id: play.id, time: stamp(clock.date()), outcome, reason: reason ?? undefined,
    didSeconds: round(entries.reduce((sum, entry) => sum + (entry.seconds ?? 0), 0)),
    choices: play.chosen.length ? play.chosen.slice(-6) : undefined,
  });
  return lines.map((line) => JSON.stringify(line));
};
const isWork = ({ step: { type }, outcome }) => type !== "rest" && (outcome === "done" || outcome === "partial");

const close = (outcome, reason, text) => {
  play.cancel?.();
  const isNothing = reason !== "pain" && ![...play.done.values()].some(isWork);
  if (text === undefined || isNothing) note("sessionEnded", elapsed(), text);
  play.isOver = true;
  play.result = result(isNothing ? "stopped" : outcome, reason);
  const heading = isNothing ? words.nothing : reason === "pain" ? words.hurt : words[outcome];
  const seconds = JSON.parse(play.result.at(-1)).didSeconds;
  finish(heading, time(seconds), play.result);
  voice.say(heading);
  sound.play({ kind: "sessionEnded" });
  screen.release();
};
let finished = null;
const finish = (heading, sums, lines) => {
  finished = lines;
  $("outcome").textContent = heading;
  $("sums").textContent = sums;
  for (const none of document.querySelectorAll("#end input[value='']")) none.checked = true;
  show("end");
  $("outcome").focus();
  rate();
};
const rate = () => {
  const rating = { v: 1, kind: "rating", id: JSON.parse(finished[0]).id };
  for (const name of ["effort", "pain"]) {
    const value = document.querySelector(`#end input[name=${name}]:checked`)?.value;
    if (value) rating[name] = Number(value);
  }
  const isRated = rating.effort !== undefined || rating.pain !== undefined;
  const lines = finished.concat(isRated ? JSON.stringify(rating) : []);
  $("lines").value = lines.map((line) => line + "\n").join("");
  keep(lines);
};
const file = () => new File([$("lines").value], `limber-${score.id}-${JSON.parse(finished[0]).time.slice(0, 10)}.jsonl`, { type: "text/plain" });
const save = () => {
  const link = document.createElement("a");
  const made = file();
  link.href = URL.createObjectURL(made);
  link.download = made.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const share = () => {
  const made = file();
  const shared = navigator.canShare?.({ files: [made] }) ? { files: [made] } : { text: $("lines").value };
  navigator.share(shared).catch(() => {});
};
const copy = () => {
  $("lines").select();
  const isCopied = () => { $("copied").textContent = words.copied; };
  const byHand = () => { if (document.execCommand("copy")) isCopied(); };
  navigator.clipboard ? navigator.clipboard.writeText($("lines").value).then(isCopied, byHand) : byHand();
};
// A phone may throw a page away at any moment: what was done so far is kept, where pages may keep anything.
const keep = (lines) => {
  try {
    if (lines) localStorage.setItem("limber " + score.id, lines.join("\n"));
    else localStorage.removeItem("limber " + score.id);
  } catch { /* It is shown all the same. */ }
};
const kept = () => {
  try {
    return localStorage.getItem("limber " + score.id)?.split("\n") ?? null;
  } catch {
    return null;
  }
};

// The session
let play = null;
const step = () => play.node.steps[play.index];
const elapsed = () => play.frozen ?? clock.now() - play.origin;
const isBegun = () => elapsed() >= play.begun && step().type !== undefined && play.cursor > play.head;

const begin = () => {
  sound.open();
  play = {
    id: uuid(), began: clock.date(), trail: [], base: 0, frozen: null, count: null, log: [], lines: [],
    done: new Map(), held: [], chosen: [], isOver: false,
  };
  keep(null);
  show("play");
  screen.hold();
  move(score.tree, 0, clock.now());
  pump();
  if (!play.wait) $("name").focus();
  draw.run();
};

// Stands at the beginning of a step, or of the lead-in before it.
//
// Inside of laps nobody who goes back is counted in again: the clock goes on.
const move = (node, index, instant, isBack) => {
  const next = node.steps[index];
  Object.assign(play, {
    node, index, origin: instant, frozen: null, count: null, cursor: 0, wait: null, patience: undefined, phase: null,
    events: next.events, seconds: next.seconds, reps: next.reps ?? 0, isChanged: false, isAnswered: false,
    said: new Set(),
  });
  if (next.fills !== undefined) fill(next);
  else if (isBack && next.laps) play.events = withoutLeadIn(next.events);
  play.planned = play.seconds;
  play.head = play.events.findIndex((event) => event.kind === "stepStarted");
  play.isOpen = Boolean(next.open) && next.events.every((event) => event.kind !== "waiting");
  play.heading = next.events.find((event) => event.heading)?.heading ?? "";
  play.begun = play.head < 0 ? 0 : play.events[play.head].o;
  if (play.isOpen && next.extra !== undefined) carryOn(play.head + 1, Infinity);
  else if (play.isOpen) play.events = next.events.filter((event) => event.kind !== "stepEnded");
  if (next.rules === undefined) return;
  play.final = play.events.find((event) => event.kind === "stepEnded");
  // Where the time of rounds ends it, nothing that the person adds comes behind that.
  play.cut = play.final && play.final.o < play.begun + play.seconds - 0.0005 ? play.final.o : Infinity;
  layOut(play.events.filter((event) => event !== play.final), -1);
};
const withoutLeadIn = (events) => {
  const head = events.findIndex((event) => event.kind === "stepStarted");
  return events.slice(head).map((event) => ({ ...event, o: event.o - events[head].o }));
};
// What has happened in the step, then what its rules still say behind a time of it, and its end.
const layOut = (before, at) => {
  const length = play.isOpen ? Infinity : play.seconds;
  const finish = Math.min(play.begun + length, play.cut);
  const ahead = score.rules[step().rules].map((rule, place) => ({
    ...rule, place, kind: "cue", o: play.begun + (rule.share ? rule.share * length : 0) + rule.shift,
  })).filter((cue) => (cue.above ? length > cue.least : length >= cue.least) && cue.o > at
    && cue.o < finish + 0.0005 && !play.said.has(cue.place));
  ahead.sort((one, other) => one.o - other.o);
  play.events = before.concat(ahead, play.isOpen ? [] : [{ ...play.final, o: finish }]);
};
// A rest lasts what is left of its lap; one that is gone back to, with the lap before it undone, what is planned.
const leftOfLap = (next, at) => {
  const lap = next?.fills === undefined ? undefined : play.laps?.[next.laps.length - 1];
  return lap?.id === next?.laps?.at(-1) ? lap && lap.began + next.fills - at : undefined;
};
const fill = (next) => {
  play.seconds = leftOfLap(next, play.base) ?? next.seconds;
  const lengths = score.lengths[next.lengths];
  const { text, say, ended } = lengths[Math.min(Math.max(Math.round(play.seconds), 1), lengths.length) - 1];
  play.events = [{ o: 0, kind: "stepStarted", text, say }, { o: play.seconds, kind: "stepEnded", text: ended }];
};

// Lets happen what is due, in order; what is late was missed, and says nothing any more.
const pump = () => {
  play.cancel?.();
  while (!play.isOver && play.frozen === null) {
    if (play.cursor >= play.events.length && !play.wait) {
      if (play.isOpen) play.wait = "end";
      else if (!goOn(lengthOf(play.events))) break;
      continue;
    }
    const event = play.wait ? null : play.events[play.cursor];
    const due = event ? event.o : play.patience;
    if (due === undefined || elapsed() < due - 0.0005) break;
    if (!event) { answer(due); continue; }
    play.cursor += 1;
    fire(event);
  }
  if (!play.isOver) schedule();
  draw.now();
};
const lengthOf = (events) => events.reduce((end, event) => Math.max(end, event.o), 0);
const schedule = () => {
  if (play.count) play.cancel = clock.at(play.count.next, countIn);
  if (play.frozen !== null) return;
  const due = play.wait ? play.patience : play.events[play.cursor]?.o;
  if (due !== undefined) play.cancel = clock.at(play.origin + due, pump);
};

const fire = (event) => {
  const isLate = elapsed() - event.o > 1.5;
  if (event.kind === "stepEnded") { end(event); return; }
  note(event.kind, event.o, event.text, event.cue);
  if (event.once) play.said.add(event.place);
  if (event.kind === "stepStarted") {
    const known = play.laps;
    play.laps = (step().laps ?? []).map((id, depth) => known?.[depth]?.id === id ? known[depth] : { id, began: play.base + event.o });
  }
  if (event.kind === "phaseStarted") play.phase = event;
  if (event.kind === "waiting") {
    play.wait = event.for;
    const patience = step().patienceSeconds;
    play.patience = patience === undefined ? undefined : event.o + patience;
    ask(event);
  }
  if (event.kind === "sessionEnded") { close("completed", null, event.text); return; }
  if (isLate) return;
  $("said").textContent = event.for === "choice" ? "" : event.say ?? "";
  voice.say(event.say);
  sound.play(event);
};
const note = (kind, at, text, cue) => {
  play.log.push({ at: Math.round((play.base + at) * 1000) / 1000, kind, text: text ?? "", cue, index: step()?.index });
};

// A step ends as the score says, unless the person changed what was asked for.
const end = (event) => {
  book(play.head < 0 ? event : reach(event.o), event.o, play.isChanged ? undefined : event.text);
};
const book = (reached, at, text) => {
  const now = step();
  note("stepEnded", at, text);
  play.log.at(-1).outcome = reached.outcome;
  if (!["timed", "reps", "rest"].includes(now.type)) return;
  const unit = now.type === "reps" ? "repetitions" : "seconds";
  const did = now.type === "reps" ? reached.reps : reached.seconds;
  const target = now.type === "reps" ? now.reps : play.planned;
  play.lines.push({
    v: 1, kind: "step", id: play.id, index: now.index, routine: now.routine, path: now.path, type: now.type,
    name: now.name, side: now.side, load: now.load,
    target: target === undefined ? undefined : { [unit]: target },
    did: did === undefined ? undefined : { [unit]: did },
    tookSeconds: now.type === "reps" ? reached.seconds : undefined, outcome: reached.outcome,
  });
  if (now.held) play.held = now.held;
  if (reached.outcome !== "repeated") {
    play.done.set(now.routine + " " + now.path + " " + now.index, { step: now, ...reached, amount: did ?? 0 });
  }
  keep(result("interrupted"));
};

// What a step comes to where it is left at a time.
const reach = (at) => {
  const now = step();
  const seconds = Math.max(0, round(Math.min(at - play.begun, now.type === "reps" || play.isOpen ? Infinity : play.seconds)));
  const partly = (isEnough) => (isEnough ? "done" : seconds > 0 ? "partial" : "skipped");
  if (now.type === "timed") return { seconds, outcome: partly(seconds >= (now.least ?? now.seconds ?? 0)) };
  if (now.type === "rest") return { seconds, outcome: "done" };
  if (now.type !== "reps") return { outcome: "done" };
  const least = now.least ?? now.reps ?? 0;
  if (play.wait === "repetitions" || play.isAnswered) {
    const reps = play.reps;
    return { seconds, reps, outcome: reps < 1 ? "skipped" : reps < least ? "partial" : "done" };
  }
  const phase = play.phase;
  const isThrough = phase && play.cursor >= play.events.length && at >= phase.o + phase.seconds - 0.001;
  const reps = phase ? phase.rep - (isThrough ? 0 : 1) : 0;
  return { seconds, reps, outcome: partly(reps >= least) };
};
const round = (number) => Math.round(number * 1000) / 1000;

// To the step that comes next, which begins at a time of this one.
const goOn = (at, branch) => {
  const before = { node: play.node, index: play.index };
  if (step().type) play.trail.push(before);
  let [node, index] = branch ? [branch, 0] : [play.node, play.index + 1];
  // Where nothing is left of a lap there is no rest.
  for (; leftOfLap(node.steps[index], play.base + at) <= 0.0005; index += 1) play.held = node.steps[index].held ?? play.held;
  $("answers").replaceChildren();
  if (index >= node.steps.length) return false;
  play.base += at;
  move(node, index, play.origin + at);
  return true;
};

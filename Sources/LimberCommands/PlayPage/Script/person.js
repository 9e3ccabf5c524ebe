// What the person does
const answer = (at = elapsed()) => {
  if (!play.wait || play.wait === "choice") return;
  const isSet = play.wait === "repetitions";
  if (play.wait === "end") {
    const reached = reach(at);
    play.wait = null;
    book(reached, at);
    goOn(at);
  } else {
    play.isAnswered = isSet;
    play.wait = null;
    play.patience = undefined;
    play.events = play.events.slice(0, play.cursor)
      .concat(play.events.slice(play.cursor).map((event) => ({ ...event, o: at })));
  }
  $("answers").replaceChildren();
};
const choose = (option) => {
  const branch = play.wait === "choice" ? play.node.branches?.[option] : undefined;
  if (!branch) return;
  const now = step();
  const label = now.events.find((event) => event.kind === "waiting").options[option];
  play.chosen = play.chosen.filter((other) => other.path !== now.path || other.routine !== now.routine)
    .concat({ routine: now.routine, path: now.path, chose: label });
  goOn(elapsed(), branch);
};
const pause = () => {
  if (play.count || play.frozen === null) {
    if (!play.count) play.frozen = elapsed();
    play.count = null;
    play.cancel?.();
    voice.stop();
    note("paused", play.frozen);
    screen.release();
  } else if (play.wait) {
    resume();
  } else {
    play.count = { second: 3, next: clock.now() };
    countIn();
  }
};
const countIn = () => {
  if (!play.count) return;
  if (play.count.second === 0) { resume(); return; }
  voice.say(String(play.count.second));
  sound.tone(880, 0.08);
  play.count.second -= 1;
  play.count.next += 1;
  schedule();
  draw.now();
};
const resume = () => {
  play.origin = (play.count?.next ?? clock.now()) - play.frozen;
  play.count = null;
  note("resumed", play.frozen);
  play.frozen = null;
  screen.hold();
  pump();
  draw.run();
};
// Left without the person's word that it is done: skipped, unless its least is reached.
const skip = () => {
  if (play.wait === "choice") return;
  const at = elapsed();
  if (step().type) {
    const isQuestion = play.wait === "confirmation";
    const reached = isQuestion ? {} : isBegun() ? reach(at) : { seconds: 0, reps: step().type === "reps" ? 0 : undefined };
    const isAnswerable = play.wait === "repetitions";
    if (isAnswerable) reached.reps = 0;
    if (!isBegun() || isQuestion || isAnswerable || reached.outcome === "partial") reached.outcome = "skipped";
    book(reached, at);
  }
  thaw(at);
  goOn(at);
};
const back = () => {
  const at = elapsed();
  const isQuestion = play.wait === "choice" || play.wait === "confirmation";
  const isFresh = at - (isBegun() ? play.begun : 0) <= 2;
  const isPrevious = play.trail.length > 0 && (isQuestion || isFresh || !isBegun());
  if (isQuestion && !isPrevious) return;
  again(at, isPrevious ? play.trail.pop() : { node: play.node, index: play.index }, isPrevious);
};
const again = (at, place, isBack) => {
  if (isBegun()) book({ ...reach(at), outcome: "repeated" }, at);
  thaw(at);
  play.base += at;
  $("answers").replaceChildren();
  move(place.node, place.index, play.origin + at, isBack);
};
const thaw = (at) => {
  if (play.frozen !== null) play.origin = clock.now() - at;
  play.frozen = null;
  play.count = null;
  screen.hold();
};
const hurt = () => stop("pain");
const stop = (reason) => {
  const at = elapsed();
  if (step().type && isBegun()) {
    const reached = reach(at);
    if (play.wait === "repetitions") Object.assign(reached, { reps: 0, outcome: "skipped" });
    if (play.wait === "choice" || play.wait === "confirmation") reached.outcome = "skipped";
    book(reached, at);
  }
  close("stopped", reason);
};

// What is said in a time follows from its rules; repetitions are taken from those kept beyond the aim.
const adjust = (sign) => {
  const now = step();
  if (!canAdjust()) return;
  const at = elapsed();
  if (now.type === "timed" || now.type === "rest") {
    const most = sign > 0 && now.most !== undefined ? Math.max(now.most, play.seconds) : Infinity;
    const wanted = Math.min(Math.max(play.seconds + 10 * sign, at - play.begun), most);
    if (wanted === play.seconds) return;
    play.seconds = wanted;
    layOut(play.events.slice(0, play.cursor), at);
  } else {
    const floor = play.wait ? 0 : play.phase?.rep ?? 1;
    const extra = play.wait ? Infinity : score.extras[now.extra].reduce((most, event) => Math.max(most, event.rep ?? 0), 0);
    const ceiling = Math.min(now.most === undefined ? Infinity : Math.max(now.most, play.reps), extra);
    const wanted = Math.min(Math.max(play.reps + sign, floor), ceiling);
    if (wanted === play.reps) return;
    play.reps = wanted;
    if (!play.wait) carryOn(play.cursor, play.reps);
  }
  play.isChanged = true;
  note("adjusted", at);
  pump();
};
const canAdjust = () => {
  const now = step();
  if (!play || play.isOver || play.frozen !== null || !now.type || play.isOpen || !isBegun()) return false;
  return now.type === "timed" || now.type === "rest" || play.wait === "repetitions" || now.extra !== undefined && !play.wait;
};
// Lets the repetitions from an event on go to a number of them.
const carryOn = (from, reps) => {
  const now = step();
  const before = play.events.slice(0, from);
  const last = before.at(-1)?.kind === "phaseStarted" ? before.at(-1).o : play.begun - 1;
  const ahead = score.extras[now.extra].map((event) => ({ ...event, o: event.o + play.begun }));
  const mine = ahead.filter((event) => (event.rep ?? 0) <= reps);
  const finish = mine.reduce((most, event) => Math.max(most, event.rep ? event.o + event.seconds : 0), 0);
  const rest = mine.filter((event) => event.o > last + 0.0005 && event.o < finish);
  const final = rest.findIndex((event) => event.rep === reps && event.phase === 1);
  if (final >= 0 && reps > 1) {
    rest.splice(final, 0, { o: rest[final].o, kind: "cue", cue: "last", text: words.last, say: words.last });
  }
  const finished = play.isOpen ? [] : [{ o: finish, kind: "stepEnded" }];
  play.events = before.concat(rest, finished);
};

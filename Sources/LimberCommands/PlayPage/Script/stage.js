// What is seen
const show = (view) => {
  for (const name of ["start", "play", "end"]) $(name).hidden = name !== view;
  globalThis.scrollTo(0, 0);
};
const time = (seconds) => {
  const whole = Math.max(0, Math.round(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60];
  return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(whole % 60);
};
const ask = (event) => {
  const labels = event.for === "choice" ? event.options : [event.for === "confirmation" ? words.goOn : words.done];
  const buttons = labels.map((label, option) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = event.for !== "choice" || option === play.node.usual ? "main" : "";
    button.textContent = label;
    button.onclick = () => { event.for === "choice" ? choose(option) : answer(); pump(); };
    return button;
  });
  $("answers").replaceChildren(...buttons);
  buttons[event.for === "choice" ? play.node.usual : 0].focus({ preventScroll: true });
};
const text = (id, value) => { if ($(id).textContent !== value) $(id).textContent = value; };

const draw = {
  isRunning: false,
  still: matchMedia("(prefers-reduced-motion: reduce)"),
  run() {
    if (this.isRunning) return;
    this.isRunning = true;
    const next = () => {
      this.isRunning = play && !play.isOver && document.visibilityState === "visible";
      if (!this.isRunning) return;
      this.now();
      if (this.still.matches || play.frozen !== null) setTimeout(next, 250);
      else requestAnimationFrame(next);
    };
    next();
  },
  now() {
    if (!play || play.isOver || !step().type) return;
    const now = step();
    const at = elapsed();
    const isLead = !isBegun();
    const side = (play.phase?.side ?? now.side) || "";
    text("place", now.place);
    // What is added inside a lap is taken from the rest that fills it.
    const added = now.seconds === undefined || now.laps && now.fills === undefined ? 0 : play.seconds - (now.fills ?? now.seconds);
    const lead = now.events.find((event) => event.kind === "stepStarted")?.o ?? 0;
    text("left", time(now.aheadSeconds + added - (lead - play.begun) - at));
    text("side", words[side] ?? "");
    $("side").className = side;
    text("name", now.name);
    text("cue", now.cue && now.cue !== now.name ? now.cue : "");
    text("next", now.next && !isLead ? `${words.next} ${now.next}` : "");
    const isStill = play.frozen !== null;
    const rest = now.type === "rest" && now.name !== words.rest ? words.rest : "";
    text("phase", isStill ? words.paused : isLead ? play.heading : play.phase?.cue ?? rest);
    this.digits(now, at, isLead);
    text("pause", isStill && !play.count ? words.goOn : words.pause);
    $("stop").hidden = !isStill;
    $("skip").disabled = play.wait === "choice";
    $("less").disabled = $("more").disabled = !canAdjust();
    if (play.isOpen && isBegun() && play.wait === null && !$("answers").childElementCount) this.openEnd();
    this.figure(now, at, isLead);
  },
  // An open step is ended by a button that stands there from its beginning.
  openEnd() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "main";
    button.textContent = words.done;
    button.onclick = () => { play.wait = "end"; answer(); pump(); };
    $("answers").replaceChildren(button);
  },
  digits(now, at, isLead) {
    let [digits, small, share] = ["", "", 0];
    const phase = play.phase;
    if (play.count) digits = String(play.count.second + 1);
    else if (isLead) [digits, share] = [String(Math.ceil(play.begun - at - 0.001)), at / play.begun];
    else if (now.type === "reps" && play.wait === "repetitions") [digits, small] = [String(play.reps), " " + (now.unit ?? words.repetitions)];
    else if (phase) {
      [digits, share] = [String(phase.rep), (at - phase.o) / phase.seconds];
      small = play.isOpen ? "" : " / " + play.reps;
    } else if (play.isOpen) digits = time(at - play.begun);
    else if (now.type === "timed" || now.type === "rest") {
      digits = time(Math.ceil(play.begun + play.seconds - at - 0.001));
      share = (at - play.begun) / play.seconds;
    }
    if ($("digits").dataset.shown !== digits + small) {
      $("digits").dataset.shown = digits + small;
      const unit = document.createElement("small");
      unit.textContent = small;
      $("digits").replaceChildren(digits, unit);
    }
    $("fill").style.transform = `scaleX(${Math.min(Math.max(share, 0), 1).toFixed(4)})`;
  },
  figure(now, at, isLead) {
    const svg = $("figure");
    const drawn = score.figures[now.figure];
    svg.style.display = drawn ? "" : "none";
    if (!drawn) return;
    if (this.drawn !== drawn) this.build(svg, drawn);
    svg.classList.toggle("mirrored", (play.phase?.side ?? now.side) === "left");
    let [way, share] = [drawn.pace[0], 0];
    if (play.phase && drawn.phases && drawn.phases[play.phase.phase - 1] !== undefined) {
      [way, share] = [drawn.phases[play.phase.phase - 1], (at - play.phase.o) / play.phase.seconds];
      if (this.still.matches) share = 1;
    } else if (!isLead && !this.still.matches && play.wait !== "choice") {
      const place = Math.max(0, at - play.begun) / drawn.paceSeconds;
      [way, share] = [drawn.pace[Math.trunc(place) % drawn.pace.length], place % 1];
    }
    this.pose(drawn, drawn.ways[way], Math.min(Math.max(share, 0), 1));
  },
  build(svg, drawn) {
    this.drawn = drawn;
    svg.setAttribute("viewBox", `0 0 ${drawn.width} ${drawn.height}`);
    const make = ({ role, radius, at }) => {
      const shape = document.createElementNS("http://www.w3.org/2000/svg", radius ? "circle" : "polyline");
      const width = { body: 2.4, far: 1.6, prop: 1 }[role];
      const looks = { class: role, fill: "none", stroke: "currentColor", "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" };
      for (const [name, value] of Object.entries(looks)) shape.setAttribute(name, value);
      if (radius) shape.setAttribute("r", radius);
      if (at) this.place(shape, at);
      return shape;
    };
    this.shapes = drawn.moving.map(make);
    svg.replaceChildren(...drawn.fixed.map(make), ...this.shapes);
  },
  pose(drawn, frames, share) {
    const place = share * (frames.length - 1);
    const [low, high] = [frames[Math.floor(place)], frames[Math.ceil(place)]];
    this.shapes.forEach((shape, index) => {
      this.place(shape, low[index].map((from, axis) => from + (high[index][axis] - from) * (place % 1)));
    });
  },
  place(shape, at) {
    if (shape.tagName === "polyline") return shape.setAttribute("points", at.map((value) => value.toFixed(1)).join(" "));
    shape.setAttribute("cx", at[0]);
    shape.setAttribute("cy", at[1]);
  },
};

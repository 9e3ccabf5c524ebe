"""A browser without a window, spoken to in the protocol WebDriver."""

import base64
import json
import re
import subprocess
import time
import urllib.error
import urllib.request

# A clock that stands still until it is told to go on, and a voice that writes down what it is to say:
# both are there before the page's own script, which only a driver can bring about.
VIRTUAL = """
(() => {
  let now = 1000;
  let timers = [];
  const yesterday = Date.now() - 86400000;
  globalThis.limberClock = {
    now: () => now,
    date: () => new Date(yesterday + (now - 1000) * 1000),
    at: (second, run) => {
      const timer = { second, run };
      timers.push(timer);
      return () => { timers = timers.filter((other) => other !== timer); };
    },
    // Goes from what is due to what is due, so far; without an end until nothing is.
    advance: (seconds = Infinity) => {
      const end = now + seconds;
      for (;;) {
        const next = timers.reduce((first, timer) => (!first || timer.second < first.second ? timer : first), null);
        if (!next || next.second > end) break;
        now = Math.max(now, next.second);
        timers = timers.filter((timer) => timer !== next);
        next.run();
      }
      if (end !== Infinity) now = end;
      globalThis.limber.pump();
    },
    // The screen was off: nothing ran meanwhile.
    jump: (seconds) => { now += seconds; },
  };
})();
"""
VOICE = """
globalThis.spoken = [];
Object.defineProperty(globalThis, "speechSynthesis", { value: {
  speak: (utterance) => spoken.push(utterance.text), cancel: () => {}, getVoices: () => [] } });
globalThis.faults = [];
addEventListener("error", (event) => faults.push(event.message));
addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
document.addEventListener("securitypolicyviolation", (event) => faults.push(event.violatedDirective));
"""


class Browser:
    """One tab of a browser of its own."""

    def __init__(self, home, width=390, height=844, scripts=(VOICE, VIRTUAL), dark=False, still=False):
        # Two drivers that start at once may choose one port, and then one of them ends.
        for _ in range(5):
            if self.begin_driver(home):
                break
        options = {
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--user-data-dir={home.join('chromium')}", f"--window-size={width},{height}",
                     "--hide-scrollbars", "--no-first-run", "--disable-background-networking"],
            "prefs": {"download.default_directory": home.join("work")}}
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})
        self.session = f"/session/{made['sessionId']}"
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 700)
        self.cdp("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"}])
        for script in scripts:
            self.cdp("Page.addScriptToEvaluateOnNewDocument", source=script)

    def begin_driver(self, home):
        """Starts what drives the browser; false where it ends instead."""
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=home.variables, text=True)
        for line in self.driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                self.base = f"http://127.0.0.1:{found[1]}"
                return True
        self.driver.wait()
        self.driver.stdout.close()
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.driver.stdout.close()

    def ask(self, method, path, body=None, seconds=60):
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(
            self.base + path, data=data, method=method, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()[:800]) from None

    def cdp(self, command, **parameters):
        """A command of Chromium's own protocol."""
        return self.ask("POST", f"{self.session}/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, path):
        self.ask("POST", f"{self.session}/url", {"url": f"file://{path}"})

    def run(self, script, *arguments):
        return self.ask("POST", f"{self.session}/execute/sync", {"script": script, "args": list(arguments)})

    def click(self, selector):
        found = self.ask("POST", f"{self.session}/element", {"using": "css selector", "value": selector})
        self.ask("POST", f"{self.session}/element/{next(iter(found.values()))}/click")

    def type(self, keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("POST", f"{self.session}/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.innerText ?? null", selector)

    def shown(self):
        """Which of the three views is shown."""
        return self.run("return [...document.querySelectorAll('main')].filter(m => !m.hidden).map(m => m.id).join()")

    def picture(self, path, whole=False):
        data = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def faults(self):
        """What went wrong in the page: exceptions, and what its policy forbade."""
        said = [entry["message"] for entry in self.ask("POST", f"{self.session}/se/log", {"type": "browser"})]
        return self.run("return globalThis.faults ?? []") + said

    def requests(self):
        """Every address that was asked for since the browser began."""
        entries = self.ask("POST", f"{self.session}/se/log", {"type": "performance"})
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        return [message["params"]["request"]["url"] for message in messages
                if message["method"] == "Network.requestWillBeSent"]

    def tree(self):
        """What a screen reader is told: the role, the name and the properties of all that it is told of."""
        nodes = self.cdp("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]

    def until(self, script, seconds=20):
        end = time.monotonic() + seconds
        while not self.run(f"return Boolean({script})"):
            assert time.monotonic() < end, f"never: {script}"
            time.sleep(0.05)

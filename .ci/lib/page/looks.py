"""How the page looks at three widths, light and dark, and what a screen reader is told of it."""

import os

from suite.checks import check

from .browser import Browser
from .playing import MIXED, page

# Everything that is text and seen, with its contrast against what is behind it; and what stands out of the page.
LOOKS = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const faults = [];
for (const element of document.querySelectorAll("main:not([hidden]) *")) {
  const box = element.getBoundingClientRect();
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !box.width || element.closest(".unseen") || element.closest("[hidden]")) continue;
  const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) faults.push(`${contrast.toFixed(2)}: ${element.textContent}`);
  if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`outside: ${element.textContent}`);
}
if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
return faults;
"""


@check("at three widths, light and dark, everything is inside and read with ease")
def looks(home):
    home.routine("mixed", MIXED)
    pictures = os.environ.get("PICTURES", home.path)
    for width, height, is_dark in [(360, 740, False), (768, 1024, True), (1280, 800, False), (390, 844, True)]:
        with Browser(home, width, height, dark=is_dark) as browser:
            def look(name):
                browser.picture(f"{pictures}/page-{width}-{name}.png")
                faults = browser.run(LOOKS)
                assert faults == [], f"{width} {name}: {faults}"
            browser.open(page(home, "mixed"))
            look("start")
            browser.click("#begin")
            look("prompt")
            browser.click("#answers .main")
            browser.run("limberClock.advance(2)")
            look("lead-in")
            browser.run("limberClock.advance(10)")
            look("timed")
            browser.click("#skip")
            browser.click("#skip")
            browser.run("limberClock.advance(7)")
            look("paced")
            browser.click("#pause")
            look("paused")
            browser.click("#hurts")
            look("end")


@check("a screen reader is told every button, and nothing of the drawing")
def reader(home):
    home.routine("mixed", MIXED)
    with Browser(home, still=True) as browser:
        browser.open(page(home, "mixed"))
        tree = browser.tree()
        assert ("heading", "Mixed </script> & more") in tree, tree
        assert ("button", "Begin") in tree and ("checkbox", "Voice") in tree, tree
        browser.type("\ue004" * 3 + "\ue007")
        assert browser.shown() == "play", "Begin is reached and pressed by keys"
        tree = browser.tree()
        assert ("button", "go on") in tree, tree
        assert browser.run("return document.activeElement.textContent") == "go on"
        browser.type("\ue007")
        browser.run("limberClock.advance(8)")
        tree = browser.tree()
        for name in ("pause", "next", "back", "more", "less", "it hurts"):
            assert ("button", name) in tree, (name, tree)
        assert ("heading", "Calf stretch") in tree, tree
        assert "status" in [role for role, _ in tree], tree
        unnamed = [node for node in tree if node[0] in ("button", "checkbox", "radio", "textbox") and not node[1]]
        assert unnamed == [], unnamed
        assert not [node for node in tree if node[0].lower() in ("img", "image", "svgroot", "graphics-document")], tree
        browser.type("!")
        tree = browser.tree()
        assert [name for role, name in tree if role == "radio"][:3] == ["0", "1", "2"], tree
        assert browser.faults() == []


@check("the figure moves with the phases, in a mirror for the left side, and not where less motion is preferred")
def motion(home):
    home.routine("drop", {"format": 1, "title": "Drop", "steps": [
        {"type": "reps", "name": "Heel drop", "figure": "heel-drop", "reps": 3, "sides": "each",
         "tempo": [{"cue": "Lower", "duration": "3s"}, {"cue": "Rise", "duration": "2s"}]}]})
    points = "return [...document.querySelectorAll('#figure polyline')].map(line => line.getAttribute('points')).join()"
    for is_still in (False, True):
        with Browser(home, still=is_still) as browser:
            browser.open(page(home, "drop"))
            browser.click("#begin")
            browser.run("limberClock.advance(5.5)")
            first = browser.run(points)
            browser.run("limberClock.advance(1.5)")
            assert (first == browser.run(points)) == is_still
            assert browser.run("return document.getElementById('figure').className.baseVal") == ""
            browser.run("limberClock.advance(16)")
            assert browser.run("return document.getElementById('figure').className.baseVal") == "mirrored"

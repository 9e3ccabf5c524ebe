"""What is handed to other programs is whole, whatever marks stand on a quote; and large folders are cheap."""

import csv
import http.server
import io
import json
import os
import plistlib
import threading

from suite import past
from suite.checks import check

# A quote and a comma that carry an accent: one character, two scalars.
QUOTE = '"\u0301,\\\u0301'
ROUTINE = {"format": 1, "title": f"Say {QUOTE}", "steps": [
    {"type": "timed", "name": f"N{QUOTE}", "cue": f"C{QUOTE} end", "duration": "1s"},
    {"type": "timed", "name": "Two", "cue": "Two.", "duration": "1s"}]}


@check("every event that the webhook posts is JSON, whatever marks stand on a quote")
def webhook(home):
    got = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        home.routine("quote", json.dumps(ROUTINE, ensure_ascii=False))
        result = home.run("play", "quote", "--lead-in", "0s", "--unattended", "--no-inhibit", "--sink", "console", "--sink",
                          "webhook:url-file=" + home.write("url", f"http://127.0.0.1:{server.server_port}/\n"), seconds=30)
    finally:
        server.shutdown()
        server.server_close()
    assert result.code == 0 and len(got) >= 5, f"{len(got)} posts, {result}"
    bad = 0
    for post in got:
        try:
            value = json.loads(post)
            assert "step" not in value or QUOTE in value["step"]["name"] or value["step"]["name"] == "Two", post
        except ValueError:
            bad += 1
    assert not bad, f"{bad} of {len(got)} posts are no JSON"


@check("a row of CSV has its columns, and no cell is a formula")
def table(home):
    notes = ["=1+1", "+A1", "-A1", "@x", f'x{QUOTE}=1+1', '\t=1', "a\u0301,b", '"\u0301']
    sessions = []
    for number, note in enumerate(notes):
        lines = past.session([note if number < 4 else "calf-step-stretch"], 5 - number / 10)
        lines.append({"v": 1, "kind": "note", "id": lines[0]["id"], "note": note})
        sessions.append(lines)
    past.keep(home, *sessions)
    result = home.run("history", "--csv")
    rows = list(csv.reader(io.StringIO(result.out)))
    assert len(rows) == len(notes) + 1, result
    for row in rows[1:]:
        assert len(row) == len(rows[0]), row
        formulas = [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell != "-"]
        assert not formulas, row


@check("exports for systemd and launchd are whole, whatever marks stand on a quote")
def exports(home):
    title = "A &\u0301 <\u0301b> ,\u0301c ;\u0301d %\u0301h \"\u0301"
    path = home.write('work/say "\u0301&\u0301 %\u0301h/say.json', dict(ROUTINE, title=title))
    result = home.run("remind", "add", path, "--id", "say", "--at", "7:00", "--yes")
    assert result.code == 0, result
    folder = home.join("out")
    for kind in ("--launchd", "--systemd"):
        result = home.run("remind", "export", kind, "--to", folder)
        assert result.code == 0, result
    files = os.listdir(folder)
    assert any(name.endswith(".plist") for name in files) and any(name.endswith(".service") for name in files), files
    for name in files:
        with open(os.path.join(folder, name), "rb") as file:
            text = file.read()
        if name.endswith(".plist"):
            plistlib.loads(text)
        elif "%\u0301h".encode() in text.replace(b"%%", b""):
            raise AssertionError(f"a specifier of systemd stands raw: {text.decode()}")
    calendar = home.run("remind", "export", "--ics").out.replace("\r\n ", "")
    for mark in ",;":
        assert f"\\{mark}\u0301" in calendar or f"{mark}\u0301" not in calendar, calendar


@check("the Markdown of a routine keeps its text to itself")
def markdown(home):
    evil = dict(ROUTINE, title="T", cautions=["- dash", "1. one", "+ plus", "*\u0301a*\u0301 <b>\u0301"])
    path = home.write("work/mark.json", json.dumps(evil, ensure_ascii=False))
    shown = home.run("show", path, "--format", "markdown")
    assert shown.code == 0, shown
    for wrong in ("- - dash", "- 1. one", "- + plus", " *\u0301a*", "<b>"):
        assert wrong not in shown.out, f"{wrong!r} stands raw: {shown.out[-900:]}"


@check("'limber list' of 300 files of 1 MiB stays below 150 MB", alone=True)
def large_folder(home):
    steps = [{"type": "timed", "name": f"Hold {n}", "cue": "x" * 900, "duration": "1s"} for n in range(1000)]
    text = json.dumps({"format": 1, "title": "Large", "steps": steps})[:-1]
    text += "," + '"x-filling":"' + "y" * (1_048_000 - len(text) - 20) + '"}'
    for number in range(300):
        home.write(f"data/limber/routines/large-{number}.json", text)
    result = home.run("list", seconds=120)
    assert result.code == 0 and "large-299" in result.out, f"{result}"[:500]
    assert result.peak < 150, f"{result.peak:.0f} MB"

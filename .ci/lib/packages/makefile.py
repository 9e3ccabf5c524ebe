"""'make install' and 'make uninstall', with the program that was built last."""

import os

from suite.checks import Unavailable, check
from suite.home import LIMBER, ROOT


def make(home, *words):
    result = home.execute(["make", "-C", os.path.join(ROOT, "Packaging"), f"LIMBER={LIMBER}", *words], seconds=60)
    assert result.code == 0, result
    return result


def tree(folder):
    """Every file and link below a folder."""
    found = []
    for place, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(place, name), folder) for name in names]
    return sorted(found)


@check("make install puts program, sinks, pages, completions, licence and examples in place; uninstall takes them away")
def install(home):
    prefix = home.join("prefix")
    make(home, "install", f"PREFIX={prefix}")
    there = tree(prefix)
    for path in ("bin/limber", "lib/limber/limber-sink-speech", "lib/limber/limber-sink-mpris",
                 "share/man/man1/limber.1", "share/man/man1/limber-play.1", "share/man/man5/limber-routine.5",
                 "share/man/man7/limber-sink.7", "share/bash-completion/completions/limber",
                 "share/zsh/site-functions/_limber", "share/fish/vendor_completions.d/limber.fish",
                 "share/doc/limber/LICENSE", "share/doc/limber/examples/tabata.json",
                 "share/doc/limber/examples/programmes/couch-to-5k.json"):
        assert path in there, (path, there)
    for folder, _, _ in os.walk(prefix):
        assert os.stat(folder).st_mode & 0o777 == 0o755, folder
    # A person's own file beside them stays.
    home.write("prefix/share/man/man1/other.1", "mine")
    make(home, "uninstall", f"PREFIX={prefix}")
    assert tree(prefix) == ["share/man/man1/other.1"], tree(prefix)


@check("what is installed plays, and its sinks are the program itself, under their own names too")
def plays(home):
    prefix = home.join("prefix")
    make(home, "install", f"PREFIX={prefix}")
    limber = os.path.join(prefix, "bin/limber")
    played = home.run("play", "--taste", "--dry-run", "--plain", program=limber)
    assert played.code == 0 and "Heel raise" in played.out, played
    sinks = {sink["name"]: sink for sink in home.run("sinks", "--json", program=limber).json()
             if sink["kind"] == "external" and sink["state"] != "shadowed"}
    assert sorted(sinks) == ["mpris", "mqtt", "notify", "sound", "speech", "webhook"], sinks
    assert all(sink["path"] == limber for sink in sinks.values()), sinks
    for name in sinks:
        link = os.path.join(prefix, "lib/limber", "limber-sink-" + name)
        said = home.run("--describe", program=link)
        assert said.code == 0 and said.json()["name"] == name, said


@check("an install into a stage points to nothing of the stage")
def staged(home):
    make(home, "install", "PREFIX=/usr", f"DESTDIR={home.join('stage')}")
    stage = home.join("stage/usr")
    for path in tree(stage):
        full = os.path.join(stage, path)
        if os.path.islink(full):
            assert os.readlink(full) == "../../bin/limber", full
        elif not path.startswith("bin/"):
            with open(full, "rb") as file:
                assert home.path.encode() not in file.read(), path


@check("without a built program it says what makes one")
def nothing(home):
    result = home.execute(["make", "-C", os.path.join(ROOT, "Packaging"), "install", "LIMBER=/nowhere",
                           f"PREFIX={home.join('prefix')}"])
    assert result.code != 0 and "swift build" in result.said and not os.path.exists(home.join("prefix")), result


@check("a static program that would ask the machine for names is not packed, and one that asks nobody may be")
def names(home):
    for call, refused in (("getpwnam(\"x\") != 0", True), ("getaddrinfo(\"x\", 0, 0, 0)", True), ("getuid() == 1", False)):
        home.write("asks.c", f"#include <netdb.h>\n#include <pwd.h>\n#include <unistd.h>\nint main() {{ return {call}; }}\n")
        built = home.execute(["cc", "-w", "-static", home.join("asks.c"), "-o", home.join("asks")], seconds=60)
        if built.code != 0:
            raise Unavailable("no C compiler that links statically")
        said = home.execute([os.path.join(ROOT, "Packaging/alone"), home.join("asks")], seconds=60)
        assert (said.code != 0) == refused and (call.split("(")[0] in said.err) == refused, said

"""The libraries that speak to the bus."""

from suite.checks import check
from .desk import NAME, PATH, PLAYER, desk, until


def told(home, library):
    """All that the player says of itself through a library, and what a few calls come to."""
    with desk(home) as here:
        session = here.play(sink=f"mpris:library={library}")
        with open(f"/proc/{session.sink}/maps") as file:
            maps = file.read()
        name = f"{NAME}{session.sink}"
        said = [here.playerctl("metadata"), here.busctl("introspect", name, PATH).replace(name, "NAME")]
        said[1] = "\n".join(line for line in said[1].split("\n") if not line.startswith(".Position"))
        said.append(here.busctl("call", name, PATH, PLAYER, "Rewind", code=1))
        here.playerctl("pause")
        session.comes("paused")
        until(lambda: here.playerctl("status") == "Paused", "Paused")
        other = here.player("music", volume=0.9)
        here.playerctl("play", name="limber")
        session.comes("resumed")
        said.append(other.deeds())
        session.end()
        return said, maps


@check("libsystemd and libdbus come to the same")
def same(home):
    first, maps = told(home, "systemd")
    assert "libsystemd.so" in maps and "libdbus-1.so" not in maps
    second, maps = told(home, "dbus")
    assert "libdbus-1.so" in maps
    assert first == second, (first, second)


@check("where neither library is there the session plays without, and one line says why")
def neither(home):
    for name in ("libsystemd.so.0", "libdbus-1.so.3"):
        home.write(f"empty/{name}", "")
    with desk(home, LD_LIBRARY_PATH=home.join("empty")) as here:
        session = here.play(sink="mpris", steps=False)
        session.comes("stepStarted", "Hold")
        until(lambda: not home.processes("limber-sink-mpris"), "the sink ends")
        said = session.end()
        assert "'libsystemd.so.0' or 'libdbus-1.so.3' cannot be found; install libsystemd0 or libdbus-1-3" in said, said
    result = home.run(
        "limber-sink-mpris", input='{"v":1,"kind":"hello"}\n', variables={"LD_LIBRARY_PATH": home.join("empty")})
    assert result.code == 69, result


@check("'sinks test' passes it on a bus, and 'sinks' says that it may control the session")
def tested(home):
    with desk(home) as here:
        result = home.run("sinks", "test", "mpris:others=pause", seconds=90, variables=here.variables)
        assert result.code == 0 and result.out.count("# SKIP") == 1 and "not declare acks" in result.out, result
        listed = home.run("sinks", "describe", "mpris").out
        assert "control" in listed and "others" in listed, listed

"""Other players while limber plays: quieter or paused, and given back on every way out."""

import os
import signal

from suite.checks import check

from .desk import desk, until


def books(home):
    """The files of what is on loan."""
    folder = home.join("runtime/limber")
    return [name for name in os.listdir(folder) if name.startswith("mpris-")] if os.path.isdir(folder) else []


@check("unless asked for, other players are left alone")
def left(home):
    with desk(home) as here:
        music = here.player("music")
        session = here.play()
        here.playerctl("pause", name="limber")
        session.comes("paused")
        session.end()
        assert music.deeds() == ["ready"], music.deeds()


@check("others=duck makes those that play quieter, and gives their loudness back in pauses and at the end")
def ducked(home):
    with desk(home) as here:
        music, radio = here.player("music", volume=0.9), here.player("radio", "Paused", volume=0.5)
        session = here.play(sink="mpris:others=duck")
        music.becomes("Playing", volume=0.27)
        assert [os.stat(home.join(f"runtime/limber/{name}")).st_mode & 0o777 for name in books(home)] == [0o600]
        home.run("ctl", "pause")
        music.becomes("Playing", volume=0.9)
        assert books(home) == []
        home.run("ctl", "resume")
        music.becomes("Playing", volume=0.27)
        session.end()
        music.becomes("Playing", volume=0.9)
        assert radio.deeds() == ["ready"], radio.deeds()
        assert books(home) == [] and not home.processes("limber-sink-mpris")


@check("others=pause pauses those that play, and lets them go on while a person is waited for and at the end")
def paused(home):
    with desk(home) as here:
        music, radio = here.player("music"), here.player("radio", "Stopped")
        session = here.play(sink="mpris:others=pause")
        music.becomes("Paused")
        home.run("ctl", "next"), home.run("ctl", "next")
        session.comes("waiting")
        music.becomes("Playing")
        home.run("ctl", "confirm")
        music.becomes("Paused")
        home.run("ctl", "stop")
        session.process.communicate(timeout=20)
        music.becomes("Playing")
        assert radio.deeds() == ["ready"], radio.deeds()


@check("a player that the person changed meanwhile stays as they want it")
def changed(home):
    with desk(home) as here:
        music, radio = here.player("music"), here.player("radio")
        session = here.play(sink="mpris:others=pause")
        music.becomes("Paused"), radio.becomes("Paused")
        music.tell("play"), music.tell("pause")
        radio.tell("stop")
        session.end()
        assert music.deeds()[-1] == "Paused" and radio.deeds()[-1] == "Stopped", (music.deeds(), radio.deeds())
        music.tell("play")
        session = here.play(sink="mpris:others=duck")
        music.becomes(volume=0.3)
        music.tell("volume", "0.6")
        session.end()
        music.becomes(volume=0.6)


@check("a player that goes away is no fault")
def gone(home):
    with desk(home) as here:
        music, radio = here.player("music"), here.player("radio")
        session = here.play(sink="mpris:others=pause")
        music.becomes("Paused"), radio.becomes("Paused")
        music.process.kill()
        said = session.end()
        radio.becomes("Playing")
        assert "mpris" not in said, said


@check("a player that hangs holds no key up for long")
def hung(home):
    with desk(home) as here:
        music, radio = here.player("music"), here.player("radio")
        music.process.send_signal(signal.SIGSTOP)
        session = here.play(sink="mpris:others=pause")
        radio.becomes("Paused")
        here.playerctl("pause", name="limber")
        session.comes("paused")
        radio.becomes("Playing")
        session.end()


def killed(home, here, kill, mode="pause"):
    music = here.player(f"music{os.urandom(2).hex()}", volume=0.8)
    session = here.play(sink=f"mpris:others={mode}")
    music.becomes("Paused") if mode == "pause" else music.becomes(volume=0.24)
    kill(session)
    return music, session


@check("limber killed: what was taken is given back")
def limber_killed(home):
    with desk(home) as here:
        music, _ = killed(home, here, lambda session: session.process.kill())
        music.becomes("Playing")
        until(lambda: not home.processes("limber-sink-mpris"), "nothing of the sink is left")
        assert books(home) == []


@check("the sink killed: what was taken is given back at once, and taken again by the next that limber starts")
def sink_killed(home):
    with desk(home) as here:
        music, session = killed(home, here, lambda session: os.kill(session.sink, signal.SIGKILL))
        until(lambda: music.deeds()[:4] == ["ready", "Paused", "Playing", "Paused"], music.deeds())
        session.end()
        music.becomes("Playing")
        loud, session = killed(home, here, lambda session: os.kill(session.sink, signal.SIGKILL), "duck")
        until(lambda: "Volume 0.800" in loud.deeds(), loud.deeds())
        session.end()
        loud.becomes(volume=0.8)


@check("limber and the sink's whole group killed: the guard gives back what was taken, and ends")
def both_killed(home):
    def kill(session):
        group = os.getpgid(session.sink)
        assert group != os.getpgid(session.process.pid)
        session.process.kill()
        os.killpg(group, signal.SIGKILL)

    with desk(home) as here:
        for mode in ("pause", "duck"):
            music, _ = killed(home, here, kill, mode)
            music.becomes("Playing", volume=0.8)
            until(lambda: not home.processes("limber-sink-mpris"), "the guard ends")
            assert books(home) == []


@check("limber, the sink and its guard killed: the next session gives back what was taken, and takes anew")
def all_killed(home):
    def kill(session):
        # At one instant, so that none sees another go; the guard first, for Linux lets a stopped process go on whose
        # group has lost its last parent.
        processes = home.processes("limber-sink-mpris")
        processes.sort(key=lambda process: process == session.sink)
        processes.append(session.process.pid)
        assert len(processes) == 3 and processes[1] == session.sink, processes
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for process in processes:
                os.kill(process, number)

    with desk(home) as here:
        music, _ = killed(home, here, kill)
        assert music.status == "Paused" and len(books(home)) == 1, (music.deeds(), books(home))
        session = here.play()
        music.becomes("Playing")
        assert books(home) == []
        session.end()
        loud, _ = killed(home, here, kill, "duck")
        assert loud.volume == 0.24
        loud.tell("volume", "0.5")
        session = here.play()
        session.end()
        assert loud.volume == 0.5 and books(home) == []


@check("every signal that ends limber or the sink gives back what was taken")
def signalled(home):
    with desk(home) as here:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            music, session = killed(home, here, lambda session: session.process.send_signal(number))
            session.process.communicate(timeout=20)
            music.becomes("Playing")
            music.process.kill()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            music, session = killed(home, here, lambda session: os.kill(session.sink, number))
            music.becomes("Playing")
            session.end()
            music.process.kill()
        assert books(home) == []


@check("of two sessions the first holds a player, and the second leaves it alone")
def shared(home):
    with desk(home) as here:
        music = here.player("music")
        first = here.play(sink="mpris:others=duck")
        music.becomes(volume=0.3)
        second = here.play(sink="mpris:others=duck")
        second.end()
        assert music.volume == 0.3
        first.end()
        music.becomes(volume=1.0)
        assert music.deeds() == ["ready", "Volume 0.300", "Volume 1.000"], music.deeds()

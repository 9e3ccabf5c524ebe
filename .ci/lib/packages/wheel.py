"""The wheel, by pip, and the tarball, as a new user takes them."""

import os
import subprocess
import sys

from suite.checks import check

from .built import package, unpacked


@check("pip puts program and pages in place, and no Python is run", alone=True)
def pip(home):
    place = home.join("venv")
    subprocess.run([sys.executable, "-m", "venv", place], check=True, timeout=120)
    result = home.execute([os.path.join(place, "bin/pip"), "install", "--no-index", package(".whl")], seconds=120)
    assert result.code == 0, result
    limber = os.path.join(place, "bin/limber")
    with open(limber, "rb") as file:
        assert file.read(4) == b"\x7fELF"
    assert os.path.exists(os.path.join(place, "share/man/man1/limber.1"))
    played = home.run("play", "--taste", "--dry-run", "--plain", program=limber)
    assert played.code == 0 and "Heel raise" in played.out, played
    result = home.execute([os.path.join(place, "bin/pip"), "uninstall", "-y", "limber"], seconds=120)
    assert result.code == 0 and not os.path.exists(limber), result
    assert not os.path.exists(os.path.join(place, "share/man/man1/limber.1"))


@check("the tarball runs where it is unpacked, and make installs it elsewhere without a compiler", alone=True)
def tarball(home):
    folder = unpacked(home)
    played = home.run("play", "--taste", "--dry-run", "--plain", program=os.path.join(folder, "bin/limber"))
    assert played.code == 0 and "Heel raise" in played.out, played
    prefix = home.join("own")
    result = home.execute(["make", "-C", folder, "install", f"PREFIX={prefix}"], seconds=60)
    assert result.code == 0, result
    shown = home.run("show", "warm-up", program=os.path.join(prefix, "bin/limber"))
    assert shown.code == 0, shown
    assert os.path.exists(os.path.join(prefix, "share/man/man1/limber-play.1"))

"""The .deb, by lintian and on a clean Debian tree."""

import glob
import os
import subprocess

from suite.checks import check

from .built import package

BASE = os.environ.get("LIMBER_DEBIAN_TREE", "/var/cache/limber-suite/debian")


def base():
    """A clean Debian tree, made once on a machine."""
    if not os.path.exists(os.path.join(BASE, "usr/bin/dpkg")):
        subprocess.run(["debootstrap", "--variant=minbase", "stable", BASE], check=True, timeout=900,
                       stdout=subprocess.DEVNULL)
    return BASE


class Tree:
    """A copy of the clean tree."""

    def __init__(self, home):
        self.home, self.path = home, home.join("debian")
        subprocess.run(["cp", "-a", base(), self.path], check=True, timeout=120)
        subprocess.run(["cp", package(".deb"), os.path.join(self.path, "limber.deb")], check=True)

    def run(self, script, code=0):
        variables = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "HOME": "/root",
                     "TERM": "dumb"}
        result = self.home.execute(
            ["unshare", "-m", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" /bin/sh -c "$1"',
             self.path, script], seconds=120, variables=variables)
        assert result.code == code, (script, result)
        return result.said


@check("lintian finds nothing in the .deb, with --pedantic", alone=True)
def lintian(home):
    said = home.execute(["lintian", "--pedantic", "--fail-on", "error,warning,info,pedantic", "--display-info", package(".deb")],
                        seconds=180)
    assert said.code == 0 and not said.out.strip(), said


@check("it installs, plays, upgrades, is removed and purged on a clean Debian, and leaves nothing", alone=True)
def life(home):
    tree = Tree(home)
    before = tree.run("find /usr /etc /var/lib -xdev | grep -v '^/var/lib/dpkg' | sort")
    tree.run("dpkg -i /limber.deb")
    assert "limber" in tree.run("limber --version")
    assert "Heel raise" in tree.run("limber play --taste --dry-run --plain")
    assert "speech" in tree.run("/usr/lib/limber/limber-sink-speech --describe")
    tree.run("test -s /usr/share/man/man1/limber.1.gz -a -s /usr/share/zsh/vendor-completions/_limber")
    tree.run("dpkg -i /limber.deb")
    assert "Heel raise" in tree.run("limber play --taste --dry-run --plain")
    tree.run("dpkg --verify limber")
    tree.run("rm -rf /root/.local /root/.cache && dpkg -r limber && dpkg -P limber")
    assert tree.run("find /usr /etc /var/lib -xdev | grep -v '^/var/lib/dpkg' | sort") == before


@check("crontab lines work over an upgrade, and removal names the reminders that will fail", alone=True)
def reminders(home):
    tree = Tree(home)
    line = "0 18 * * 1-5 '/usr/bin/limber' remind run warm-up >/dev/null 2>&1"
    tree.run("dpkg -i /limber.deb && mkdir -p /var/spool/cron/crontabs")
    with open(os.path.join(tree.path, "var/spool/cron/crontabs/ada"), "w") as file:
        file.write(f"# '/usr/bin/limber' remind run is told of here\n{line}\n{line.replace('18', '19')}\n")
    units = os.path.join(tree.path, "home/eve/.config/systemd/user")
    os.makedirs(units)
    for name, program in (("foot-soak", "/usr/bin/limber"), ("walk-run", "/home/eve/bin/limber")):
        with open(os.path.join(units, f"limber-{name}.service"), "w") as file:
            file.write(f'[Service]\nType=oneshot\nExecStart="{program}" remind run {name}\n')
    with open(os.path.join(tree.path, "etc/passwd"), "a") as file:
        file.write("eve:x:1205:1205::/home/eve:/bin/sh\n")
    said = tree.run("dpkg -i /limber.deb")
    assert "still start it" not in said, said
    tree.run("test -x /usr/bin/limber")
    said = tree.run("dpkg -r limber")
    assert "These reminders still start it" in said, said
    named = [line.strip() for line in said.splitlines() if ", by " in line]
    assert named == ["ada, by cron: warm-up", "eve, by systemd: foot-soak"], said
    assert glob.glob(tree.path + "/var/spool/cron/crontabs/ada"), "nobody's crontab is touched"
    said = tree.run("dpkg -P limber")
    assert "still start it" not in said, said

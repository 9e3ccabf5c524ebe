"""The built packages: where they are, and what holds for all of them."""

import hashlib
import json
import os
import subprocess
import tarfile
import tempfile

from suite.checks import check
from suite.home import ROOT

ASKED = os.environ["LIMBER_PACKAGES"]


def built():
    """The folder of the packages; built where none is named."""
    global ASKED
    if not os.path.isdir(ASKED):
        ASKED = tempfile.mkdtemp(prefix="limber-packages-")
        subprocess.run([os.path.join(ROOT, "Packaging/build"), ASKED], check=True, timeout=1800)
    return ASKED


def package(end):
    found = [name for name in os.listdir(built()) if name.endswith(end)]
    assert len(found) == 1, (end, found)
    return os.path.join(built(), found[0])


def unpacked(home):
    """The folder that the tarball makes."""
    with tarfile.open(package(".tar.gz")) as tar:
        tar.extractall(home.join("tar"))
    return home.join("tar/" + os.listdir(home.join("tar"))[0])


@check("the sums are those of the files, and the SPDX document names them", alone=True)
def sums(home):
    with open(os.path.join(built(), "SHA256SUMS")) as file:
        said = dict(reversed(line.split()) for line in file)
    assert len(said) == 4, said
    for name, digest in said.items():
        with open(os.path.join(built(), name), "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == digest, name
    with open(package(".spdx.json")) as file:
        document = json.load(file)
    assert document["spdxVersion"] == "SPDX-2.3"
    named = {file["fileName"][2:]: file["checksums"][0]["checksumValue"] for file in document["files"]}
    assert named == {name: said[name] for name in said if not name.endswith(".json")}, named
    licences = {entry["name"]: entry["licenseDeclared"] for entry in document["packages"]}
    assert licences["limber"] == "MIT" and "LGPL" in licences["glibc"], licences


@check("the .deb has at most 4 MB, and what it installs at most 15 MB", alone=True)
def sizes(home):
    assert os.path.getsize(package(".deb")) <= 4_000_000, os.path.getsize(package(".deb"))
    folder = unpacked(home)
    size = sum(os.lstat(os.path.join(place, name)).st_size
               for place, _, names in os.walk(folder) for name in names)
    assert size <= 15_000_000, size


@check("made again elsewhere, they are the same to the byte", alone=True)
def same(home):
    second = home.join("elsewhere/packages")
    variables = {"HOME": home.path, "PATH": os.environ["PATH"]}
    # Packages that were built elsewhere are packed again, and those of this run built again too.
    if os.path.isdir(os.environ["LIMBER_PACKAGES"]):
        variables["LIMBER"] = os.path.join(unpacked(home), "bin/limber")
    built()
    result = home.execute([os.path.join(ROOT, "Packaging/build"), second], seconds=1800, variables=variables)
    assert result.code == 0, result
    for name in os.listdir(second):
        with open(os.path.join(second, name), "rb") as one, open(os.path.join(built(), name), "rb") as other:
            assert one.read() == other.read(), name


@check("the program works in a folder with nothing but itself, /tmp and /proc, as another user, without HOME", alone=True)
def alone(home):
    cell = home.join("cell")
    for folder in ("tmp", "proc"):
        os.makedirs(os.path.join(cell, folder))
    os.chmod(os.path.join(cell, "tmp"), 0o1777)
    for folder in (home.path, cell):
        os.chmod(folder, 0o755)
    with open(os.path.join(unpacked(home), "bin/limber"), "rb") as file:
        program = home.write("cell/limber", file.read(), 0o755)
    assert os.path.exists(program)
    for words, says in ((["--version"], "limber "), (["list"], "warm-up"), (["show", "calf-step-stretch"], "Heel drop"),
                        (["play", "--taste", "--dry-run", "--plain"], "Heel raise"),
                        (["limber-sink-speech", "--describe"], "speech"), (["help", "--man"], ".Dd ")):
        # The runtime of Swift looks itself up in /proc before anything else.
        result = home.execute(
            ["unshare", "-m", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot --userspec=65534:65534 "$0" /limber "$@"',
             cell, *words], seconds=20,
            variables={name: "" for name in home.variables} | {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TERM": "none"})
        assert result.code == 0 and says in result.out, (words, result)

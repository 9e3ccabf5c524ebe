"""Makes packages of an installed tree: a .deb, a tarball, a wheel, an SPDX document, SHA-256 sums.

    pack.py VERSION ROOT SOURCE OUT

Nothing depends on the clock, the folder or the person: every date is SOURCE_DATE_EPOCH, every owner root.
"""

import base64
import datetime
import gzip
import hashlib
import io
import json
import lzma
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
DAY = datetime.datetime.fromtimestamp(EPOCH, datetime.timezone.utc)
ARCH = {"x86_64": ("amd64", "x86_64"), "aarch64": ("arm64", "aarch64")}[platform.machine()]
SUMMARY = "guides you through exercise routines in the terminal"
DESCRIPTION = """\
 limber plays exercise routines, small JSON files, as timed sessions: it says
 what to do, for how long, on which side and what comes next, on the screen,
 by a bell, a voice, tones or a notification. It brings fifteen routines for
 runners' calves along, lets doses grow slowly with comfortable sessions, and
 reminds by cron. The program needs nothing of the machine it runs on.
"""
# What is linked into the program, and on what terms.
LINKED = [
    ("swift", "Apache-2.0 WITH Swift-exception", "the Swift standard library and runtime"),
    ("swift-corelibs-libdispatch", "Apache-2.0 WITH Swift-exception", "Dispatch"),
    ("glibc", "LGPL-2.1-or-later", "the C library"),
    ("libstdc++", "GPL-3.0-or-later WITH GCC-exception-3.1", "the C++ library, for the Swift runtime"),
]


def files(root):
    """Every file and link below a folder, in one order: its path there, and the path itself."""
    return sorted((str(path.relative_to(root)), path) for path in root.rglob("*")
                  if path.is_symlink() or path.is_file())


def compressed(data):
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0, compresslevel=9) as file:
        file.write(data)
    return buffer.getvalue()


def compress(path):
    path.with_name(path.name + ".gz").write_bytes(compressed(path.read_bytes()))
    path.unlink()


def dated(root):
    """Gives all of a tree the one date, and modes that do not depend on who packs."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)


def deb(version, root, source, out, work):
    """For Debian: its own places for the changelog, the licence and zsh."""
    tree = work / "deb"
    shutil.copytree(root, tree, symlinks=True)
    share, doc = tree / "usr/share", tree / "usr/share/doc/limber"
    (share / "zsh/site-functions").rename(share / "zsh/vendor-completions")
    for page in sorted((share / "man").rglob("*.[157]")):
        compress(page)
    (doc / "LICENSE").unlink()
    (doc / "CHANGELOG.md").rename(doc / "changelog")
    compress(doc / "changelog")
    licence = (source / "LICENSE").read_text().split("\n", 2)[2].strip()
    text = (source / "Packaging/debian/copyright").read_text().rstrip("\n")
    lines = licence.split("\n")[2:]
    (doc / "copyright").write_text(
        text + "\n" + "".join(f" {line}\n" if line else " .\n" for line in lines))
    entry = (f"limber ({version}-1) unstable; urgency=medium\n\n  * See changelog.gz.\n\n"
             f" -- the limber authors <limber@example.org>  {DAY:%a, %d %b %Y %H:%M:%S} +0000\n")
    (doc / "changelog.Debian.gz").write_bytes(compressed(entry.encode()))
    overrides = share / "lintian/overrides/limber"
    overrides.parent.mkdir(parents=True)
    shutil.copy(source / "Packaging/debian/overrides", overrides)
    control = tree / "DEBIAN"
    control.mkdir()
    size = sum(-(-path.lstat().st_size // 1024) for _, path in files(tree))
    (control / "control").write_text(
        f"Package: limber\nVersion: {version}-1\nArchitecture: {ARCH[0]}\n"
        "Maintainer: the limber authors <limber@example.org>\n"
        f"Installed-Size: {size}\nRecommends: cron | cron-daemon, espeak-ng, libnotify-bin\n"
        "Suggests: alsa-utils, curl, mosquitto-clients, bash-completion\n"
        f"Section: misc\nPriority: optional\nDescription: {SUMMARY}\n{DESCRIPTION}")
    sums = "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files(tree)
                   if not path.is_symlink() and not name.startswith("DEBIAN/"))
    (control / "md5sums").write_text(sums)
    dated(tree)
    shutil.copy(source / "Packaging/debian/postrm", control / "postrm")
    (control / "postrm").chmod(0o755)
    os.utime(control / "postrm", (EPOCH, EPOCH))
    plain = work / "plain.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, plain],
                   check=True, stdout=subprocess.DEVNULL)
    (out / f"limber_{version}-1_{ARCH[0]}.deb").write_bytes(squeezed(plain.read_bytes()))


def squeezed(deb):
    """A .deb whose parts are compressed as dpkg reads them but cannot write them: with a filter for machine code."""
    code = [{"id": lzma.FILTER_X86}] if ARCH[0] == "amd64" else []
    chain = code + [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    result, place = deb[:8], 8
    # An entry of an ar archive is 60 bytes of header, which end with the size, and the content, filled up to two.
    while place < len(deb):
        header, size = deb[place:place + 60], int(deb[place + 48:place + 58])
        content = deb[place + 60:place + 60 + size]
        place += 60 + size + size % 2
        name = header[:16].decode().rstrip(" /")
        if name.endswith(".tar"):
            name += ".xz"
            content = lzma.compress(content, lzma.FORMAT_XZ, filters=chain)
        result += name.encode().ljust(16) + header[16:48] + str(len(content)).encode().ljust(10) + header[58:]
        result += content + b"\n" * (len(content) % 2)
    return result


def tarball(version, root, source, out, work):
    """For any Linux: runs where it is unpacked, and `make install` puts it elsewhere."""
    name = f"limber-{version}-linux-{ARCH[1]}"
    tree = work / name
    for part in ("bin", "lib", "share/man"):
        shutil.copytree(root / "usr" / part, tree / part, symlinks=True)
    for part in ("LICENSE", "README.md", "CHANGELOG.md"):
        shutil.copy(source / part, tree / part)
    shutil.copy(source / "Packaging/Makefile", tree / "Makefile")
    shutil.copytree(root / "usr/share/doc/limber/examples", tree / "examples")
    dated(tree)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in [tree, *sorted(tree.rglob("*"))]:
            entry = tar.gettarinfo(path, str(path.relative_to(work)))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = EPOCH
            with open(path, "rb") if entry.isreg() else io.BytesIO() as file:
                tar.addfile(entry, file if entry.isreg() else None)
    (out / f"{name}.tar.gz").write_bytes(compressed(buffer.getvalue()))


def wheel(version, root, source, out, work):
    """For pip and pipx: the program itself, which no Python starts, with its pages and completions."""
    tags = [f"{kind}_{ARCH[1]}" for kind in ("manylinux2014", "musllinux_1_1")]
    info, data = f"limber-{version}.dist-info", f"limber-{version}.data"
    entries = {f"{data}/scripts/limber": (root / "usr/bin/limber").read_bytes()}
    for name, path in files(root / "usr/share"):
        if not name.startswith("doc/"):
            entries[f"{data}/data/share/{name}"] = path.read_bytes()
    entries[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: limber\nVersion: {version}\nSummary: {SUMMARY}\n"
        "License: MIT\nClassifier: Environment :: Console\nClassifier: Operating System :: POSIX :: Linux\n"
        "Description-Content-Type: text/markdown\n\n" + (source / "README.md").read_text()).encode()
    entries[f"{info}/WHEEL"] = ("Wheel-Version: 1.0\nGenerator: limber\nRoot-Is-Purelib: false\n"
                                + "".join(f"Tag: py3-none-{tag}\n" for tag in tags)).encode()
    entries[f"{info}/LICENSE"] = (source / "LICENSE").read_bytes()
    record = f"{info}/RECORD"
    lines = []
    for name, content in sorted(entries.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    entries[record] = ("".join(lines) + f"{record},,\n").encode()
    date = max(DAY, datetime.datetime(1980, 1, 1, tzinfo=datetime.timezone.utc)).timetuple()[:6]
    with zipfile.ZipFile(out / f"limber-{version}-py3-none-{'.'.join(tags)}.whl", "w") as file:
        for name, content in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            file.writestr(entry, content, compresslevel=9)


def checksums(out):
    found = [path for path in sorted(out.iterdir()) if path.suffix in (".deb", ".gz", ".whl", ".json")]
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in found]


def spdx(version, out):
    """What the packages are, and what is linked into them, by SPDX 2.3."""
    sums = checksums(out)
    seed = hashlib.sha256("".join(digest for _, digest in sums).encode()).hexdigest()

    def package(identity, name, licence, comment, **more):
        return {"SPDXID": f"SPDXRef-{identity}", "name": name, "downloadLocation": "NOASSERTION",
                "filesAnalyzed": False, "licenseConcluded": licence, "licenseDeclared": licence,
                "copyrightText": "NOASSERTION", "comment": comment} | more

    linked = [package(f"linked-{index}", name, licence, comment)
              for index, (name, licence, comment) in enumerate(LINKED)]
    document = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"limber-{version}", "documentNamespace": f"https://spdx.org/spdxdocs/limber-{version}-{seed}",
        "creationInfo": {"created": f"{DAY:%Y-%m-%dT%H:%M:%SZ}", "creators": ["Organization: the limber authors"]},
        "packages": [package("limber", "limber", "MIT", "the program, with its routines",
                             versionInfo=version)] + linked,
        "files": [{"SPDXID": f"SPDXRef-file-{index}", "fileName": f"./{name}",
                   "checksums": [{"algorithm": "SHA256", "checksumValue": digest},
                                 {"algorithm": "SHA1", "checksumValue":
                                  hashlib.sha1((out / name).read_bytes()).hexdigest()}],
                   "licenseConcluded": "NOASSERTION", "licenseInfoInFiles": ["NOASSERTION"],
                   "copyrightText": "NOASSERTION"}
                  for index, (name, digest) in enumerate(sums)],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
             "relatedSpdxElement": "SPDXRef-limber"}]
        + [{"spdxElementId": "SPDXRef-limber", "relationshipType": "STATIC_LINK",
            "relatedSpdxElement": entry["SPDXID"]} for entry in linked]
        + [{"spdxElementId": f"SPDXRef-file-{index}", "relationshipType": "GENERATED_FROM",
            "relatedSpdxElement": "SPDXRef-limber"} for index in range(len(sums))]}
    (out / f"limber-{version}.spdx.json").write_text(json.dumps(document, indent=2) + "\n")


def main():
    version, root, source, out = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
    for path in out.glob("limber[-_]*"):
        path.unlink()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        for make in (deb, tarball, wheel):
            make(version, root, source, out, work)
    spdx(version, out)
    (out / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in checksums(out)))


main()

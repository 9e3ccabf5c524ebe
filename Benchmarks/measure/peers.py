"""The programs that limber is measured beside, installed when they are missing and can be had."""

import functools
import os
import shutil
import subprocess
import sys

from machine import WORK


@functools.cache
def debian(command, package):
    """The path of a command from a Debian package, or None with a line that says why."""
    if shutil.which(command) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", package]
        if not _quietly(install):
            _quietly(["apt-get", "update"])
            _quietly(install)
    found = shutil.which(command)
    if found is None:
        print(f"{command} cannot be had here (Debian's {package}); its column stays empty")
    return found


@functools.cache
def python():
    """The Python of a virtual environment of the benchmarks' own, or None."""
    interpreter = WORK / "venv" / "bin" / "python"
    if not interpreter.exists() and not _quietly([sys.executable, "-m", "venv", WORK / "venv"]):
        print("no virtual environment can be made here; peers from PyPI are left out")
        return None
    return interpreter


@functools.cache
def pypi(package, module):
    """The Python that can import a package from PyPI, or None with a line that says why."""
    interpreter = python()
    if interpreter is None:
        return None
    there = [interpreter, "-c", f"import {module}"]
    install = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if _quietly(there) or (_quietly([*install, package]) and _quietly(there)):
        return interpreter
    print(f"{package} cannot be had here (PyPI); its column stays empty")
    return None


def _quietly(arguments):
    try:
        return subprocess.run(arguments, capture_output=True, timeout=300).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False

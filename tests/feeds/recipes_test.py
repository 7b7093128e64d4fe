#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the crontab line and the timer of placeline-recipes(7) as they are written, but for the address and the place of poll-feed.

usage: recipes_test.py PLACELINE INDEX
"""
import http.server
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

SOURCE = pathlib.Path(__file__).resolve().parents[2]
ITEM = ("<item><guid>{0}</guid><title>Strike on Kharkiv</title><pubDate>Sat, 03 Feb 2024 10:00:00 +0000</pubDate>"
        "<description>A strike on Kharkiv killed {1} people on Friday, officials said.</description></item>")


class Feed(http.server.BaseHTTPRequestHandler):
    items = [("a", 3), ("b", 5)]

    def do_GET(self):
        tag = f'"{hash(tuple(Feed.items))}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return
        body = "<?xml version='1.0'?><rss version='2.0'><channel>" + "".join(ITEM.format(*item) for item in Feed.items) + "</channel></rss>"
        self.send_response(200)
        self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def page():
    shown = subprocess.run(["man", "-l", str(SOURCE / "docs/man/placeline-recipes.7")], capture_output=True, text=True, check=True,
                           env={"PATH": "/usr/bin:/bin", "MANWIDTH": "400", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"}).stdout
    return [line.strip() for line in re.sub(".\b", "", shown).splitlines()]


def units(lines):
    """The two units of the page, each from its [Unit] on."""
    starts = [at for at, line in enumerate(lines) if line == "[Unit]"]
    assert len(starts) == 2
    found = []
    for start in starts:
        kept = [line for line in lines[start:start + 12] if re.match(r"\[\w+\]$|\w+=", line)]
        found.append(kept[:kept.index("[Unit]", 1)] if "[Unit]" in kept[1:] else kept)
    return found


def main():
    program, index = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    lines = page()
    cron = next(line for line in lines if line.startswith("*/10 * * * * "))[len("*/10 * * * * "):]
    service, timer = units(lines)
    start = next(line for line in service if line.startswith("ExecStart="))[len("ExecStart="):]
    in_shell = re.fullmatch(r"/bin/sh -c '([^'%]*)'", start).group(1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        env = {"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": scratch, "PLACELINE_GAZETTEER": str(index), "LC_ALL": "C.UTF-8",
               "no_proxy": "*"}
        for name, command in (("cron", cron), ("timer", 'cd "$HOME/feeds" && ' + in_shell)):
            Feed.items = [("a", 3), ("b", 5)]
            (folder / "feeds").mkdir()
            command = command.replace("https://example.org/feed.xml", f"http://127.0.0.1:{server.server_port}/feed.xml")
            command = command.replace("/usr/share/placeline/poll-feed", str(SOURCE / "scripts/poll-feed"))
            out = folder / "feeds/feed.ndjson"
            for items, rows in ((Feed.items, 2), (Feed.items, 2), ([("a", 4), ("b", 5), ("c", 6)], 4)):
                Feed.items = items
                done = subprocess.run(["/bin/sh", "-c", command], env=env, capture_output=True, text=True, timeout=50)
                assert done.returncode == 0, (name, done)
                assert out.read_text().count("\n") == rows, (name, rows, out.read_text(), done)
            assert out.read_text().count('"revision": 1') == 1
            shutil.rmtree(folder / "feeds")
        if shutil.which("systemd-analyze"):
            (folder / "placeline-feed.service").write_text("\n".join(service).replace(start, "/bin/true") + "\n")
            (folder / "placeline-feed.timer").write_text("\n".join(timer) + "\n")
            subprocess.run(["systemd-analyze", "verify", "--user", *map(str, folder.glob("placeline-feed.*"))], check=True,
                           env=env | {"XDG_RUNTIME_DIR": scratch})
        assert "OnCalendar=*:0/10" in timer and "[Install]" in timer and "Type=oneshot" in service
    server.shutdown()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What scripts/poll-feed promises, tried on a server of its own at the loopback address.

usage: poll_feed_test.py POLL_FEED
"""
import gzip
import http.server
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import unittest

POLLER = pathlib.Path(sys.argv.pop(1)).resolve()
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Test</title></channel></rss>\n'


class Answers(http.server.BaseHTTPRequestHandler):
    """Each path is one kind of server."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        getattr(self, "answer_" + self.path.strip("/").replace("-", "_"))()

    def send(self, code, body=b"", **headers):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_feed(self):
        if self.headers.get("If-None-Match") == '"v1"':
            self.send(304)
        else:
            self.send(200, FEED, ETag='"v1"', Last_Modified="Sat, 03 Feb 2024 10:00:00 GMT")

    def answer_packed(self):
        self.send(200, gzip.compress(FEED), Content_Encoding="gzip")

    def answer_bomb(self):
        self.send(200, gzip.compress(b"\0" * (64 << 20)), Content_Encoding="gzip")

    def answer_long(self):
        self.send(200, b"x" * (2 << 20))

    def answer_busy_once(self):
        first = sum(path == self.path for path, _ in self.server.asked) == 1
        self.send(503, Retry_After="0") if first else self.send(200, FEED)

    def answer_busy_for_days(self):
        self.send(429, Retry_After="86400")

    def answer_gone(self):
        self.send(410)

    def answer_moved(self):
        self.send(302, Location="/feed")

    def answer_to_file(self):
        self.send(302, Location="file:///etc/hostname")

    def answer_to_ftp(self):
        self.send(302, Location="ftp://127.0.0.1/feed")

    def answer_round(self):
        self.send(302, Location="/round")

    def answer_drip(self):
        self.send(200, b"<", Content_Length="100000")
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass  # the poller has gone

    def answer_cut(self):
        self.send(200, FEED[:20], Content_Length=str(len(FEED)))
        self.close_connection = True

    def log_message(self, *_):
        pass


class PollFeed(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.asked = []
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.folder = tempfile.TemporaryDirectory()
        self.cache = pathlib.Path(self.folder.name) / "cache.json"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def poll(self, path, *options):
        url = path if ":" in path else f"http://127.0.0.1:{self.server.server_port}/{path}"
        return subprocess.run([sys.executable, POLLER, *options, url], capture_output=True, timeout=30,
                              env={"PATH": "/usr/bin:/bin", "no_proxy": "*"})

    def assert_refused(self, done, words):
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(words, done.stderr.decode())

    def test_a_feed_is_written_as_it_came(self):
        done = self.poll("feed")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, FEED, b""))

    def test_a_feed_that_did_not_change_gives_nothing(self):
        self.assertEqual(self.poll("feed", "--cache", self.cache).stdout, FEED)
        again = self.poll("feed", "--cache", self.cache)
        self.assertEqual((again.returncode, again.stdout, again.stderr), (0, b"", b""))
        headers = self.server.asked[-1][1]
        self.assertEqual(headers["If-Modified-Since"], "Sat, 03 Feb 2024 10:00:00 GMT")

    def test_a_file_keeps_what_was_fetched_last(self):
        out = pathlib.Path(self.folder.name) / "feed.xml"
        for _ in range(2):
            done = self.poll("feed", "--cache", self.cache, "-o", out)
            self.assertEqual((done.returncode, done.stdout, out.read_bytes()), (0, b"", FEED))
        self.assertIn("If-None-Match", self.server.asked[-1][1])
        out.unlink()  # and is fetched again when it is gone
        self.assertEqual(self.poll("feed", "--cache", self.cache, "-o", out).returncode, 0)
        self.assertEqual(out.read_bytes(), FEED)

    def test_a_cache_of_another_feed_or_a_broken_one_is_not_used(self):
        self.cache.write_text('{"url": "http://other.invalid/", "etag": "\\"v1\\""}')
        self.assertEqual(self.poll("feed", "--cache", self.cache).stdout, FEED)
        self.cache.write_text('{"url"')
        self.assertEqual(self.poll("feed", "--cache", self.cache).stdout, FEED)

    def test_packed_answers_are_unpacked(self):
        self.assertEqual(self.poll("packed").stdout, FEED)

    def test_neither_long_nor_packed_bodies_pass_the_limit(self):
        self.assert_refused(self.poll("long", "--max-bytes", "1000000"), "longer than 1000000 bytes")
        self.assert_refused(self.poll("bomb", "--max-bytes", "1000000"), "longer than 1000000 bytes")

    def test_a_busy_server_is_asked_again(self):
        done = self.poll("busy-once")
        self.assertEqual((done.returncode, done.stdout), (0, FEED))
        self.assertIn(b"503; again in 0 s", done.stderr)

    def test_a_server_that_wants_a_day_is_left_alone(self):
        self.assert_refused(self.poll("busy-for-days"), "429")
        self.assertEqual(len(self.server.asked), 1)

    def test_an_error_that_stays_is_not_asked_again(self):
        self.assert_refused(self.poll("gone"), "410")
        self.assertEqual(len(self.server.asked), 1)

    def test_redirects_stay_on_the_web(self):
        self.assertEqual(self.poll("moved").stdout, FEED)
        self.assert_refused(self.poll("to-file"), "file:///etc/hostname' is not allowed")
        self.assert_refused(self.poll("to-ftp"), "not an address of http or https")
        self.assertEqual(self.poll("round").returncode, 1)

    def test_other_schemes_are_refused(self):
        for url in ("file:///etc/hostname", "ftp://127.0.0.1/x", "data:text/plain,x", "http:///x"):
            self.assert_refused(self.poll(url), "not an address of http or https")

    def test_a_body_that_drips_ends_at_the_time_limit(self):
        begin = time.monotonic()
        self.assert_refused(self.poll("drip", "--timeout", "1", "--tries", "1"), "too long")
        self.assertLess(time.monotonic() - begin, 8)

    def test_a_body_that_is_cut_is_not_handed_on(self):
        self.assert_refused(self.poll("cut", "--tries", "1"), "ends before")

    def test_no_server_is_an_error(self):
        self.server.shutdown()
        self.server.server_close()
        self.assert_refused(self.poll("feed", "--tries", "1"), "refused")


if __name__ == "__main__":
    unittest.main()

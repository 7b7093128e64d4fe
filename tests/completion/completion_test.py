#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks real shells what they would complete.

usage: completion_test.py PROGRAM
"""
import pathlib
import shlex
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv[1]
CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "TERM": "dumb"}


def run(*command, cwd=None):
    return subprocess.run(command, env=CLEAN, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
                          check=True).stdout


class Completion(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        for shell in ("bash", "zsh", "fish"):
            (cls.folder / shell).write_text(run(PROGRAM, "completion", shell))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def bash(self, *words):
        line = " ".join(shlex.quote(word) for word in words)
        script = (f"source {self.folder / 'bash'}; compopt() {{ [[ $* == *-o\\ default* ]] && echo FILES; }}; "
                  f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _placeline; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        return run("bash", "-c", script).split()

    def fish(self, line):
        made = run("fish", "--no-config", "-c", f"source {self.folder / 'fish'}; complete -C {shlex.quote(line)}",
                   cwd=self.folder)
        return [row.split("\t")[0] for row in made.splitlines()]

    def test_bash_completes_commands_options_and_their_words(self):
        self.assertEqual(["map"], self.bash("placeline", "ma"))
        self.assertEqual(["--theme", "--threads"], sorted(self.bash("placeline", "map", "--th")))
        self.assertEqual(["light", "print"], self.bash("placeline", "map", "--theme", ""))
        self.assertIn("search", self.bash("placeline", "gazetteer", ""))
        self.assertIn("--data-version", self.bash("placeline", "gazetteer", "build", "--d"))

    def test_bash_offers_files_where_files_are_meant(self):
        self.assertEqual(["FILES"], self.bash("placeline", "map", ""))
        self.assertEqual(["FILES"], self.bash("placeline", "map", "--overrides", ""))
        self.assertEqual([], self.bash("placeline", "map", "--published", ""))

    def test_fish_completes_commands_options_and_their_words(self):
        self.assertEqual(["map"], self.fish("placeline ma"))
        self.assertEqual(["--theme", "--threads"], sorted(self.fish("placeline map --th")))
        self.assertEqual(["light", "print"], self.fish("placeline map --theme "))
        self.assertEqual(["build"], self.fish("placeline gazetteer bu"))
        self.assertEqual(["--data-version"], self.fish("placeline gazetteer build --d"))

    def zsh(self, *words):
        # _arguments and _describe are only there while zsh completes: what they are asked for is caught instead
        caught = "_arguments() { print -l -- $@; }; _describe() { print -l -- $listed; }"
        line = " ".join(shlex.quote(word) for word in words)
        return run("zsh", "-f", "-c", f"{caught}; words=({line}); CURRENT={len(words)}; source {self.folder / 'zsh'}")

    def test_zsh_is_told_commands_options_and_their_words(self):
        self.assertIn("map:", self.zsh("placeline", "m"))
        self.assertIn(":value:(light print)", self.zsh("placeline", "map", "--th"))
        asked = self.zsh("placeline", "gazetteer", "build", "--d")
        self.assertIn("*--data-version[", asked)
        self.assertNotIn("--theme", asked)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

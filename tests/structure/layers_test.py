#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The test `layers` must itself be able to fail: each promise is broken once in a scratch tree."""
import pathlib
import tempfile
import unittest

import layers

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
ARROWS = "placeline_layer(base)\nplaceline_layer(text USES base PRIVATE ICU::uc)\n"


class Layers(unittest.TestCase):
    def faults(self, files, arrows=ARROWS):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder)
            for name, content in {"CMakeLists.txt": arrows, **files}.items():
                path = source / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            return list(layers.faults(source))

    def test_an_include_along_an_arrow_passes(self):
        self.assertEqual([], self.faults({"text/a.cpp": SPDX + '#include "base/error.hpp"\n'}))

    def test_an_include_against_the_arrows_fails(self):
        self.assertIn("no arrow base -> text", self.faults({"base/a.cpp": SPDX + '#include "text/fold.hpp"\n'})[0])

    def test_arrows_in_a_circle_fail(self):
        found = self.faults({}, "placeline_layer(base USES text)\nplaceline_layer(text USES base)\n")
        self.assertEqual(2, len(found))

    def test_a_heavy_library_in_a_header_fails(self):
        self.assertIn("keep it in the .cpp", self.faults({"text/a.hpp": SPDX + "#include <unicode/uchar.h>\n"})[0])

    def test_a_source_includes_its_own_header_first(self):
        files = {"text/a.hpp": SPDX, "text/a.cpp": SPDX + '#include "base/error.hpp"\n#include "text/a.hpp"\n'}
        self.assertIn("own header first", self.faults(files)[0])

    def test_a_source_without_a_licence_line_fails(self):
        self.assertIn("SPDX", self.faults({"text/a.cpp": "int a;\n"})[0])


if __name__ == "__main__":
    unittest.main()

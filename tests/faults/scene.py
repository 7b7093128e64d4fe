# SPDX-License-Identifier: Apache-2.0
"""What the tests of faults have in common: small inputs, the commands that write files, and what must hold afterwards."""
import json
import os
import pathlib
import subprocess
import tempfile

LAYERS = ("geojson", "shp", "gpkg", "fgb", "kml", "csv")
MAPS = ("svg", "png", "pdf", "html")
BEFORE = {"UA": "IQ", "layer.geojson": "earlier.geojson"}  # what the run before had, where that is told by its arguments
TOWNS = ("Kharkiv", "Homs", "Mosul", "Al-Qaim", "Beirut", "Suva", "Nowhereville")


def reports(count, toll):
    for i in range(count):
        yield json.dumps({"id": f"r{i}", "published": f"2024-02-{1 + i % 28:02}", "source": "Test", "text":
                          f"A strike on {TOWNS[i % len(TOWNS)]} killed {toll + i} people on Friday, officials said.\n\n"
                          f"Shelling went on in the night; “{i}” of the wounded were treated in Ramadi."})


class Scene:
    """A folder with inputs in it. `out/` holds what an earlier run wrote; a run over the new inputs replaces it."""

    def __init__(self, program, index, shim, count=40):
        self.program, self.index, self.shim = (str(pathlib.Path(p).resolve()) for p in (program, index, shim))
        self._scratch = tempfile.TemporaryDirectory(prefix="placeline-faults-")
        self.folder = pathlib.Path(self._scratch.name)
        self.out = self.folder / "out"
        self.count = count
        for old, args in ((True, ["map", "in.ndjson", "-o", "earlier.geojson"]), (False, ["map", "in.ndjson", "-o", "layer.geojson"])):
            self.put_inputs(old)
            done = self.run(args)
            assert done.returncode == 0, done.stderr.decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._scratch.cleanup()

    def put_inputs(self, old):
        """Inputs of the run before, or of this one, under the same names."""
        lines = list(reports(self.count // 2 if old else self.count, 90 if old else 3))
        self.put("in.ndjson", "\n".join(lines) + "\n{no record\n")
        rows = "".join(f"2024-02-03,{town},{3 + i + old}\n" for i, town in enumerate(TOWNS))
        self.put("rows.csv", f"date,place,killed\n{rows}")
        self.put("decided.csv", "action,event,report,quote,field,old,new\n"
                 f"set,,r1,,kill_best,,{17 + old}\nset,,r2,,place,,\"36.9{3 + old},43.9\"\n")
        self.put("salt", "a secret of these tests\n")
        self.put("names.csv", "name\n" + "\n".join(TOWNS[:3 if old else None]) + "\n")
        self.put("places.tsv", "id\tname\tlatitude\tlongitude\tfeature_class\tfeature_code\tcountry_code\n" + "".join(
            f"t:{i}\t{town}\t{10 + i + old}\t20\tP\tPPL\tUA\n" for i, town in enumerate(TOWNS)))

    def put(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def jobs(self):
        """Name -> arguments of each command that writes a file."""
        jobs = {f"map {kind}": ["map", "in.ndjson", "-o", f"out/o.{kind}", "--overwrite"] for kind in LAYERS + MAPS + ("ndjson",)}
        jobs["map claims"] = ["map", "in.ndjson", "-o", "out/o.shp", "--with-claims", "--with-style", "--overwrite"]
        jobs["parse"] = ["parse", "in.ndjson", "-o", "out/o.ndjson", "--rejects", "out/rejects.ndjson", "--overwrite"]
        jobs["merge"] = ["merge", "in.ndjson", "-o", "out/o.ndjson", "--overwrite"]
        jobs["join"] = ["join", "rows.csv", "-o", "out/o.geojson", "--overwrite"]
        jobs["geocode"] = ["geocode", "--table", "names.csv", "--place-column", "name", "-o", "out/o.csv", "--overwrite"]
        jobs["build"] = ["gazetteer", "build", "places.tsv", "-o", "out/o.plgaz", "--data-version", "1", "--overwrite"]
        for kind in ("csv", "ndjson", "html"):
            jobs[f"review {kind}"] = ["review", "in.ndjson", "-o", f"out/o.{kind}", "--overwrite"]
        jobs["review overrides"] = ["review", "in.ndjson", "--corrections", "decided.csv", "--save-overrides", "out/o.tsv",
                                    "--overwrite"]
        jobs["map corrected"] = ["map", "in.ndjson", "-o", "out/o.geojson", "--corrections", "decided.csv", "--overwrite"]
        jobs["map profile"] = ["map", "in.ndjson", "-o", "out/o.csv", "--profile", "ucdp", "--overwrite"]
        jobs["map public"] = ["map", "in.ndjson", "-o", "out/o.gpkg", "--public", "--salt", "salt", "--overwrite"]
        jobs["render"] = ["render", "layer.geojson", "-o", "out/o.svg", "--overwrite"]
        jobs["export"] = ["gazetteer", "export", "--country", "UA", "-o", "out/o.gpkg", "--overwrite"]
        return jobs

    def answers(self):
        """Arguments of commands that write to standard output alone."""
        merged = self.run(["merge", "in.ndjson"]).stdout.splitlines()
        return [["diff", "earlier.geojson", "layer.geojson"], ["explain", json.loads(merged[0])["id"], "in.ndjson"],
                ["review", "in.ndjson"], ["parse", "in.ndjson"], ["merge", "in.ndjson"], ["geocode", "Homs"], ["--help"]]

    def env(self, **more):
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PLACELINE_GAZETTEER": self.index,
                "SOURCE_DATE_EPOCH": "1700000000", "HOME": "/nonexistent", **more}

    def faulty(self, fault, **more):
        """The environment in which one call fails."""
        return self.env(LD_PRELOAD=self.shim, FAULT=fault, FAULT_FOLDER=str(self.out), FAULT_MARK=str(self.folder / "mark"),
                        **more)

    def start(self, args, env=None, **options):
        return subprocess.Popen([self.program, *args], cwd=self.folder, env=env or self.env(),
                                **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})

    def run(self, args, env=None, **options):
        process = self.start(args, env, **options)
        out, err = process.communicate(timeout=100)
        return subprocess.CompletedProcess(args, process.returncode, out, err)

    def held(self):
        """Content of what lies in out/, by name; hidden files too."""
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in sorted(self.out.rglob("*")) if path.is_file()}

    def lay(self, files):
        """Makes out/ hold these files and nothing else."""
        subprocess.run(["rm", "-rf", self.out], check=True)
        self.out.mkdir()
        for name, content in files.items():
            (self.out / name).write_bytes(content)

    def old_and_new(self, args):
        """What out/ holds after a run over the old inputs, and after one over the new ones as well."""
        self.lay({})
        held = []
        for old in (True, False):
            self.put_inputs(old)
            done = self.run([BEFORE.get(word, word) for word in args] if old else args)
            assert done.returncode == 0, f"{args}: {done.stderr.decode()}"
            held.append(self.held())
        assert held[0] != held[1] and held[0].keys() <= held[1].keys(), args
        return held


def readable(message):
    """Faults of a message that a person is to act on."""
    text = message.decode()
    lines = text.splitlines()
    if not lines:
        yield "says nothing"
    for line in lines:
        if not line.startswith("placeline: "):
            yield f"a line that is not ours: {line}"
    for word in ("std::", "bad_alloc", "temporarily unavailable", "terminate", "what()", "basic_string", "Aborted", "Segmentation"):
        if word in text:
            yield f"speaks of {word}: {text}"


def hidden(names):
    return [name for name in names if any(part.startswith(".") for part in pathlib.PurePath(name).parts)]


def report(faults):
    """Prints what went wrong. Returns the status of the test."""
    for fault in faults:
        print(fault)
    return 1 if faults else 0

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`placeline map -o PG:...` against a server of the test's own: a cluster in a scratch folder, reached by a socket in it alone.

usage: postgis_test.py PROGRAM INDEX
"""
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PASSWORD = "Kettle 'n \\ Drum 41"
REPORTS = [
    {"id": "r1", "published": "2024-05-11", "source": "O'Neil \"Wire\"; DROP TABLE incidents; --", "url": "https://example.org/1?a=\\N",
     "text": "Shells hit a market in Kharkiv on Friday, killing four people and wounding 11, the governor said. "
             "Nobody was hurt in Chuhuiv, where a drone hit a depot, the police said."},
    {"id": "r2", "published": "2024-05-12", "source": "Дзеркало", "text": "An air strike on Ramadi killed 7 people on Saturday, "
     "rescue workers said. The army said it hit more than 85 targets in Iraq and Syria."},
]
LATER = {"id": "r3", "published": "2024-06-02", "source": "Agency", "text": "A rocket killed two people in Beirut on Saturday, the "
         "ministry of health said."}


def skip(why):
    print(f"skipped: {why}; install postgresql-15-postgis-3")
    sys.exit(77)


class Server:
    """Ends with the program, whatever happens in between."""

    def __init__(self, folder):
        self.folder = folder
        homes = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        homes = [home.parent for home in homes
                 if pathlib.Path("/usr/share/postgresql", home.parts[-3], "extension/postgis.control").exists()]
        if not homes:
            skip("no PostgreSQL server with PostGIS")
        self.bin = homes[-1]
        self.identity = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            names = {user.pw_name for user in pwd.getpwall()}
            user = "postgres" if "postgres" in names else "nobody"
            self.identity = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}
            shutil.chown(folder, user)
        secret = folder / "secret"
        secret.write_text(PASSWORD + "\n", encoding="utf-8")
        if self.identity:
            shutil.chown(secret, self.identity["user"])
        self.tool("initdb", "-D", folder / "data", "-U", "writer", "-A", "scram-sha-256", "--pwfile", secret, "--no-sync",
                  "-E", "UTF8", "--locale=C")
        self.start()

    def tool(self, name, *arguments):
        done = subprocess.run([self.bin / name, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **self.identity)
        if done.returncode != 0:
            sys.exit(f"{name} failed: {done.stderr}")

    def start(self):
        self.tool("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o",
                  f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off", "start")

    def stop(self):
        self.tool("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def sql(self, statement, database="war"):
        """What psql prints, a row a line."""
        done = subprocess.run([self.bin / "psql", "-h", self.folder, "-U", "writer", "-d", database, "-AtqX", "-v", "ON_ERROR_STOP=1",
                               "-c", statement], env={**os.environ, "PGPASSWORD": PASSWORD}, stdout=subprocess.PIPE, text=True,
                              check=True)
        return done.stdout.splitlines()

    def target(self, database="war", password=PASSWORD, more=""):
        escaped = password.replace("\\", "\\\\").replace("'", "\\'")
        return f"PG:host={self.folder} user=writer password='{escaped}' dbname={database}{more}"


class PostgisTest(unittest.TestCase):
    def setUp(self):
        self.here = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
        server.sql("DROP DATABASE IF EXISTS war", "postgres")
        server.sql("CREATE DATABASE war TEMPLATE with_postgis", "postgres")

    def start_map(self, *arguments):
        return subprocess.Popen([PROGRAM, "map", "--gazetteer", INDEX, *map(str, arguments)], cwd=self.here, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def end_of(self, run, status):
        """What the run said."""
        out, err = run.communicate(timeout=60)
        self.assertEqual(run.returncode, status, err)
        for secret in ("Kettle", "Drum 41"):
            self.assertNotIn(secret, out + err)
        return err

    def run_map(self, *arguments, status=0):
        return self.end_of(self.start_map(*arguments), status)

    def reports(self, *reports):
        path = self.here / "reports.ndjson"
        path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
        return path

    def count(self, table):
        return int(server.sql(f"SELECT count(*) FROM {table}")[0])

    def test_holds_what_the_other_formats_hold(self):
        message = self.run_map(self.reports(*REPORTS), "-o", server.target(), "-o", "out.geojson", "-o", "out.gpkg", "--with-claims")
        self.assertIn("PG:dbname=war: ", message)
        features = json.loads((self.here / "out.geojson").read_text(encoding="utf-8"))["features"]
        self.assertGreaterEqual(len(features), 3)
        rows = [json.loads(line) for line in server.sql(
            "SELECT to_jsonb(i) || jsonb_build_object('x', ST_X(geom), 'y', ST_Y(geom), 'srid', ST_SRID(geom)) FROM incidents i "
            "ORDER BY fid")]
        self.assertEqual(len(rows), len(features))
        for row, feature in zip(rows, features):
            self.assertEqual([row.pop("x"), row.pop("y")], feature["geometry"]["coordinates"])
            self.assertEqual(row.pop("srid"), 4326)
            del row["geom"], row["fid"]
            self.assertEqual(row, feature["properties"])
        self.assertEqual(server.sql("SELECT DISTINCT pg_typeof(date_start) FROM incidents"), ["date"])
        self.assertEqual(server.sql("SELECT count(*) FROM claims WHERE event_id IS NULL AND place = 'Iraq; Syria'"), ["1"])
        self.assertGreater(self.count("mentions"), 4)
        self.assertEqual(server.sql("SELECT DISTINCT ST_IsValid(geom) FROM incident_areas"), ["t"])
        self.assertIn("gist", "".join(server.sql("SELECT indexdef FROM pg_indexes WHERE tablename = 'incidents'")))

    def test_the_password_is_written_nowhere(self):
        self.run_map(self.reports(*REPORTS), f"--output={server.target()}", "-o", "out.gpkg", "-o", "out.csv")
        run = "".join(server.sql("SELECT to_jsonb(r) FROM placeline_runs r"))
        self.assertIn("PG:...", run)
        for text in [run, *(path.read_bytes().decode("latin-1") for path in self.here.iterdir())]:
            for secret in ("Kettle", "Drum 41", "user=", str(FOLDER)):
                self.assertNotIn(secret, text)

    def test_does_not_touch_what_is_there_unasked(self):
        self.run_map(self.reports(REPORTS[0]), "-o", server.target())
        before = server.sql("SELECT to_jsonb(i) FROM incidents i ORDER BY fid")
        message = self.run_map(self.reports(*REPORTS), "-o", server.target(), status=1)
        self.assertIn("PG:dbname=war: its table incidents exists; give --append", message)
        self.assertEqual(server.sql("SELECT to_jsonb(i) FROM incidents i ORDER BY fid"), before)

    def test_appending_adds_and_replaces_by_event_id(self):
        everything = ("SELECT jsonb_agg(to_jsonb(i) - 'fid' ORDER BY event_id) FROM incidents i",
                      "SELECT jsonb_agg(to_jsonb(c) - 'fid' ORDER BY claim_id, place, quote) FROM claims c",
                      "SELECT count(*) FROM mentions", "SELECT count(*) FROM incident_areas", "SELECT count(*) FROM unlocated")
        self.run_map(self.reports(*REPORTS), "-o", server.target())
        before = [server.sql(query) for query in everything]
        self.run_map(self.reports(*REPORTS), "-o", server.target(), "--append")
        self.assertEqual([server.sql(query) for query in everything], before)
        incidents = self.count("incidents")
        self.run_map(self.reports(LATER), "-o", server.target(), "--append")
        self.assertEqual(self.count("incidents"), incidents + 1)
        self.assertEqual(self.count("placeline_runs"), 3)
        self.assertEqual(server.sql("SELECT kill_best FROM incidents WHERE place = 'Beirut'"), ["2"])

    def test_an_incident_takes_the_place_of_those_that_went_into_it(self):
        text = "An air strike on Ramadi killed 7 people on Saturday, rescue workers said."
        first = {"id": "a", "published": "2024-05-11", "source": "Wire", "text": text}
        second = {"id": "x'); DROP TABLE mentions; --\\", "published": "2024-05-12", "source": "Paper", "text": text}
        self.run_map(self.reports(second), "-o", server.target())
        alone = server.sql("SELECT event_id FROM incidents")
        self.run_map(self.reports(first, second), "-o", server.target(), "-o", "both.ndjson", "--append")
        both = [json.loads(line) for line in (self.here / "both.ndjson").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([both[0]["replaces"], len(both)], [alone, 1])
        self.assertEqual(server.sql("SELECT event_id FROM incidents"), [both[0]["id"]])
        self.assertEqual(self.count("mentions"), 2)
        self.assertEqual(self.count("claims"), len(both[0]["claims"]))

    def test_all_or_nothing(self):
        self.run_map(self.reports(REPORTS[0]), "-o", server.target())
        server.sql("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more rows'; END $$; "
                   "CREATE TRIGGER refuse BEFORE INSERT ON mentions FOR EACH ROW EXECUTE FUNCTION refuse()")
        counts = [self.count(table) for table in ("incidents", "claims", "mentions", "placeline_runs")]
        for option in ("--append", "--overwrite"):
            message = self.run_map(self.reports(*REPORTS), "-o", server.target(), option, status=1)
            self.assertIn("no more rows", message)
            self.assertEqual([self.count(table) for table in ("incidents", "claims", "mentions", "placeline_runs")], counts)

    TABLES = ("incidents", "claims", "mentions", "incident_areas", "unlocated", "placeline_runs")

    def contents(self):
        return {table: sorted(server.sql(f"SELECT to_jsonb(t) FROM {table} t")) for table in self.TABLES}

    def before_each_mention(self, statement):
        """Has the server do something in the middle of a run's transaction. Returns what the tables held before."""
        self.run_map(self.reports(REPORTS[0]), "-o", server.target())
        server.sql("CREATE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS "
                   f"$$ BEGIN PERFORM {statement}; RETURN NEW; END $$; "
                   "CREATE TRIGGER interfere BEFORE INSERT ON mentions FOR EACH ROW EXECUTE FUNCTION interfere()")
        return self.contents()

    def started_until_it_sleeps(self, option):
        run = self.start_map(self.reports(*REPORTS), "-o", server.target(), option)
        for _ in range(600):
            if server.sql("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"):
                return run
            time.sleep(0.05)
        run.kill()
        self.fail("the run never came to its mentions")

    def recovers(self, before):
        """The tables are as they were, and the next run is whole."""
        self.assertEqual(self.contents(), before)
        server.sql("DROP FUNCTION interfere CASCADE")
        self.run_map(self.reports(*REPORTS), "-o", server.target(), "--append")
        self.assertGreater(self.count("mentions"), len(before["mentions"]))

    def test_a_connection_that_is_cut_leaves_the_tables_as_they_were(self):
        before = self.before_each_mention("pg_terminate_backend(pg_backend_pid())")
        for option in ("--append", "--overwrite"):
            message = self.run_map(self.reports(*REPORTS), "-o", server.target(), option, status=1)
            self.assertRegex(message, r"(?m)^placeline: PG:dbname=war: cannot be written; its tables are as they were: .*terminating connection")
            self.assertEqual(self.contents(), before)
        self.recovers(before)

    def test_a_server_that_goes_down_leaves_the_tables_as_they_were(self):
        before = self.before_each_mention("pg_sleep(60)")
        for option in ("--append", "--overwrite"):
            run = self.started_until_it_sleeps(option)
            server.stop()
            message = self.end_of(run, status=1)
            server.start()
            self.assertRegex(message, r"(?m)^placeline: PG:dbname=war: cannot be written; its tables are as they were: ")
            self.assertEqual(self.contents(), before)
        self.recovers(before)

    def test_a_run_that_is_killed_leaves_the_tables_as_they_were(self):
        before = self.before_each_mention("pg_sleep(2)")
        run = self.started_until_it_sleeps("--overwrite")
        run.kill()
        run.communicate()
        self.recovers(before)

    def test_overwriting_keeps_what_depends_on_the_tables(self):
        self.run_map(self.reports(*REPORTS), "-o", server.target())
        server.sql("CREATE VIEW deadly AS SELECT event_id FROM incidents WHERE kill_best > 0")
        self.run_map(self.reports(LATER), "-o", server.target(), "--overwrite")
        self.assertEqual(self.count("incidents"), 1)
        self.assertEqual(self.count("deadly"), 1)
        self.assertEqual(self.count("claims"), 1)

    def test_a_schema_of_its_own(self):
        server.sql("CREATE SCHEMA feeds; CREATE TABLE public.claims (number int)")
        message = self.run_map(self.reports(LATER), "-o", server.target(), status=1)
        self.assertIn("its table claims is not placeline's; give a schema of its own", message)
        message = self.run_map(self.reports(LATER), "-o", server.target(more=" active_schema=feeds"))
        self.assertIn("PG:dbname=war active_schema=feeds: 1 incident", message)
        self.assertEqual(self.count("feeds.incidents"), 1)
        self.assertEqual(self.count("public.claims"), 0)
        self.assertEqual(server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = 'incidents'"), ["0"])
        message = self.run_map(self.reports(LATER), "-o", server.target(more=" active_schema=none"), status=1)
        self.assertIn("CREATE SCHEMA", message)

    def test_a_table_of_another_making_is_refused(self):
        self.run_map(self.reports(LATER), "-o", server.target())
        server.sql("ALTER TABLE incidents DROP COLUMN quote")
        message = self.run_map(self.reports(*REPORTS), "-o", server.target(), "--append", status=1)
        self.assertIn("its table incidents has no column quote", message)
        self.assertEqual(self.count("incidents"), 1)

    def test_changed_types_do_no_harm(self):
        self.run_map(self.reports(LATER), "-o", server.target())
        server.sql("ALTER TABLE incidents ALTER COLUMN kill_best TYPE text, ALTER COLUMN date_start TYPE text, "
                   "ALTER COLUMN loc_conf TYPE text, ADD COLUMN remark text")
        self.run_map(self.reports(*REPORTS), "-o", server.target(), "--append")
        self.assertEqual(server.sql("SELECT kill_best FROM incidents WHERE place = 'Ramadi'"), ["7"])

    def test_what_cannot_be_reached_is_said_clearly(self):
        reports = self.reports(LATER)
        message = self.run_map(reports, "-o", server.target("plain"), status=1)
        self.assertIn("PG:dbname=plain: the database has no PostGIS; run CREATE EXTENSION postgis in it", message)
        message = self.run_map(reports, "-o", server.target(password="Kettle of another kind"), status=1)
        self.assertIn("PG:dbname=war: cannot be opened", message)
        message = self.run_map(reports, "-o", server.target("absent"), status=1)
        self.assertIn("PG:dbname=absent: cannot be opened", message)
        self.run_map(reports, "-o", "PG:Kettle Drum 41", status=2)
        self.run_map(reports, "-o", server.target(), "-o", server.target(), status=2)
        message = self.run_map(reports, "-o", "out.gpkg", "--append", status=2)
        self.assertIn("--append adds to a database", message)
        self.run_map(reports, "-o", server.target(), "--append", "--overwrite", status=2)


if __name__ == "__main__":
    PROGRAM, INDEX = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="pl-pg-") as scratch:
        FOLDER = pathlib.Path(scratch)
        FOLDER.chmod(0o755)
        server = Server(FOLDER)
        try:
            for database in ("with_postgis", "plain"):
                server.sql(f"CREATE DATABASE {database}", "postgres")
            server.sql("CREATE EXTENSION postgis", "with_postgis")
            unittest.main(argv=sys.argv[:1])
        finally:
            server.stop()

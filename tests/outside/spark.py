"""examples/spark_batch.py on two executors, of which one is killed midway.

spark.py EXAMPLE SARABAN    in a folder with `memos.jsonl`, and their documents, by `saraban batch`, in `out/`
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pyspark

import objects

example, saraban = sys.argv[1:]
PREFIX = "documents/"


def home():
    """A home for Spark that its workers may write into."""
    here = pathlib.Path("spark").absolute()
    here.mkdir()
    for part in pathlib.Path(pyspark.__file__).parent.iterdir():
        (here / part.name).symlink_to(part)
    return here


def members(session):
    """Living processes of a session, with their command lines."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, its_session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(its_session) == session and state != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_text()
        except OSError:
            pass
    return found


def executors(session):
    return {process for process, line in members(session).items() if "CoarseGrainedExecutorBackend" in line}


def start():
    environment = os.environ | {
        "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_HOME": str(home()),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_SCALA_VERSION": "2.12",
    }
    command = [sys.executable, example, "--input", "memos.jsonl", "--output", f"s3://office/{PREFIX}"]
    command += ["--answers", "answers", "--saraban", saraban, "--partitions", "8"]
    with open("spark.log", "w") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)


def watch(run, client, count):
    """Kills an executor as soon as a fifth of the documents is there; all executors ever seen."""
    seen, killed = set(), None
    limit = time.monotonic() + 300
    while run.poll() is None:
        assert time.monotonic() < limit, "Spark does not come to an end"
        seen |= executors(run.pid)
        if killed is None and count / 5 < len(objects.names(client, PREFIX)) < count / 2 and len(seen) == 2:
            killed = min(seen)
            os.kill(killed, signal.SIGKILL)
        time.sleep(0.2)
    assert killed is not None, "nobody was killed"
    return seen


with objects.bucket() as client:
    made = {path.name: path.read_bytes() for path in pathlib.Path("out").iterdir() if path.suffix in (".pdf", ".docx")}
    memos = pathlib.Path("memos.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(made) == 2 * len(memos)
    run = start()
    try:
        seen = watch(run, client, len(made))
        assert run.returncode == 0, pathlib.Path("spark.log").read_text()[-4000:]
        # A third one took the place of the one that was killed.
        assert len(seen) > 2, seen
        parts = pathlib.Path("answers").glob("part-*")
        answers = [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
        assert {answer["status"] for answer in answers} == {"written"}
        wanted = sorted(json.loads(memo)["id"] for memo in memos)
        assert sorted(answer["id"] for answer in answers) == wanted
        assert objects.contents(client, PREFIX) == made
        limit = time.monotonic() + 20
        while members(run.pid) and time.monotonic() < limit:
            time.sleep(0.1)
        assert not members(run.pid), members(run.pid)
    finally:
        for process in members(run.pid):
            os.kill(process, signal.SIGKILL)
        run.wait()

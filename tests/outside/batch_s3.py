"""`saraban batch` into S3.

batch_s3.py SARABAN    in a folder with memos in `in/` and their documents, by `saraban batch`, in `out/`
"""

import json
import os
import pathlib
import subprocess
import sys
import zipfile

import objects

saraban = sys.argv[1]
URL = "s3://office/เอกสาร/2565"
PREFIX = "เอกสาร/2565/"


def batch(*options, url=URL, environment=None):
    command = [saraban, "--lang", "en", "batch", "in", "-o", url, "--name", "{{reference}} #[{{row}}]~", *options]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment)
    report = pathlib.Path("batch-report.json")
    summary = json.loads(report.read_text(encoding="utf-8"))["summary"] if report.exists() else None
    report.unlink(missing_ok=True)
    return ran, summary


with objects.bucket() as client:
    ran, summary = batch("--zip", "all.zip")
    assert ran.returncode == 0 and not ran.stderr, ran
    made = {path.name: path.read_bytes() for path in pathlib.Path("out").iterdir() if path.suffix in (".pdf", ".docx")}
    assert len(made) == 2 * summary["written"] > 0, summary
    assert objects.contents(client, PREFIX) == made
    archive = zipfile.ZipFile("all.zip")
    assert {name: archive.read(name) for name in archive.namelist()} == made
    head = client.head_object(Bucket="office", Key=PREFIX + min(made))
    assert head["Metadata"].keys() == {"sarabandigest", "sarabansha256", "sarabanpages"}, head

    # Nobody keeps a journal: the store knows what is finished.
    ran, summary = batch("--resume")
    assert (ran.returncode, summary["unchanged"], summary["written"]) == (0, len(made) // 2, 0), ran
    client.delete_object(Bucket="office", Key=PREFIX + max(made))
    client.put_object(Bucket="office", Key=PREFIX + min(made), Body=b"another's")
    ran, summary = batch("--resume")
    assert (summary["unchanged"], summary["written"]) == (len(made) // 2 - 2, 2), summary
    assert objects.contents(client, PREFIX) == made
    ran, summary = batch()
    assert (summary["unchanged"], summary["written"]) == (0, len(made) // 2), summary

    # A store that refuses is told of by its URL, memo by memo.
    ran, summary = batch(url="s3://nowhere")
    assert (ran.returncode, summary["failed"]) == (3, len(made) // 2), ran
    assert ran.stderr.startswith("in/m001.json: error: cannot write `s3://nowhere/"), ran.stderr

    # One that is not there is told of once, before anything is made.
    nobody = os.environ | {"AWS_ENDPOINT": "http://127.0.0.1:9"}
    ran, summary = batch(environment=nobody)
    assert (ran.returncode, summary) == (3, None), ran
    assert ran.stderr.startswith(f"error: cannot open `{URL}`: "), ran.stderr

    # A folder by its URL is a folder.
    ran, summary = batch(url=pathlib.Path("again").absolute().as_uri())
    assert (ran.returncode, {path.name for path in pathlib.Path("again").iterdir()} >= made.keys()) == (0, True), ran

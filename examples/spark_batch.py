"""Memos by the million: the lines of JSON files through `saraban pipe`, on every core of a Spark cluster.

    spark-submit spark_batch.py --input s3a://office/memos/*.jsonl --output s3://office/documents \\
        --answers s3a://office/answers --saraban /opt/saraban --partitions 4000

A line is what `saraban pipe` takes, best `{"id": …, "memo": {…}}`: the id names the documents, so that a
task that Spark does again puts the same bytes under the same names. The program must be on every machine.
"""

import argparse
import os
import shlex

from pyspark.sql import SparkSession

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--input", required=True, help="JSON Lines that Spark reads: a file, a folder, a pattern")
arguments.add_argument("--output", required=True, help="where the documents go: s3://…, gs://…, az://…")
arguments.add_argument("--answers", required=True, help="new folder for the answers, a line a memo, as Spark names it")
arguments.add_argument("--saraban", default="saraban", help="the program, on the machines of the cluster")
arguments.add_argument("--partitions", type=int, default=100, help="parts of the work; best of some 250 memos each")
options = arguments.parse_args()

# `pipe` starts the program with these settings only. Machines with a role of their own need none.
settings = {key: value for key, value in os.environ.items() if key.startswith(("AWS_", "GOOGLE_", "AZURE_"))}
command = shlex.join([options.saraban, "--lang", "en", "pipe", "-o", options.output])

spark = SparkSession.builder.appName("saraban").getOrCreate()
memos = spark.sparkContext.textFile(options.input, options.partitions)
memos.pipe(command, env=settings, checkCode=True).saveAsTextFile(options.answers)

# What is told of twice was made once: Spark keeps the answers of one attempt of each task.
answers = spark.read.json(options.answers)
answers.groupBy("status").count().show()
spark.stop()

"""An S3 server (moto) for as long as a check lasts, and what its bucket `office` holds."""

import contextlib
import logging
import os

import boto3
from moto.server import ThreadedMotoServer


@contextlib.contextmanager
def bucket():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        os.environ |= {
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT": f"http://{host}:{port}",
            "AWS_ALLOW_HTTP": "true",
        }
        client = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT"], region_name="us-east-1")
        client.create_bucket(Bucket="office")
        yield client
    finally:
        server.stop()


def names(client, prefix):
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="office", Prefix=prefix)
    return {item["Key"].removeprefix(prefix) for page in pages for item in page.get("Contents", [])}


def contents(client, prefix):
    def read(name):
        return client.get_object(Bucket="office", Key=prefix + name)["Body"].read()

    return {name: read(name) for name in names(client, prefix)}

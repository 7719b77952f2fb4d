#!/usr/bin/env bash
# saraban and what people use instead, in one run on the same memos: `benches/peers.sh [COUNT]`, 100 memos by default.
# Needs python3 and LibreOffice (soffice); fetches the typst command, docxtpl and python-docx into target/peers.
set -euo pipefail
cd "$(dirname "$0")/.."

peers=target/peers
typst=$(cargo metadata --format-version 1 --locked | grep -o '"name":"typst","version":"[0-9.]*' | grep -o '[0-9.]*$')
[ -x "$peers/venv/bin/python" ] || python3 -m venv "$peers/venv"
"$peers/venv/bin/pip" install --quiet docxtpl==0.20.1 python-docx==1.2.0
cargo install typst-cli --quiet --locked --version "$typst" --root "$peers/typst" --target-dir "$peers/build"
cargo build --release --locked
exec "$peers/venv/bin/python" benches/peers/run.py target/release/saraban "$peers/typst/bin/typst" "$peers/work" "${1:-100}"

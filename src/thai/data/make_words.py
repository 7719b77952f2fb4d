"""Write words.tsv from the two CC0 word lists of the PyThaiNLP package.

Usage: python make_words.py <pythainlp>/corpus > words.tsv

cost = round(100 * -ln(p)): p is the word's share of the Thai Textbook Corpus,
a word the corpus never shows counts as a fraction of one occurrence, smaller for short words, which
turn up by chance inside others. README.md says what is left out.
"""

import math
import re
import sys
from pathlib import Path

UNSEEN_LONG = 0.33
UNSEEN_SHORT = 0.01  # up to 3 clusters
LONGEST = 17  # clusters; longer entries are phrases and names of bodies
LETTERS = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+")
MARK = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
ONE_LETTER = {"ณ"}  # the only consonant that is a word


def clusters(word):
    return len(MARK.sub("", word))


def wanted(word):
    if not LETTERS.fullmatch(word):
        return False
    if MARK.match(word) or word[0] in "ะาๅ" or word[-1] in "เแโใไ":
        return False
    if len(word) == 1:
        return word in ONE_LETTER
    return clusters(word) <= LONGEST


def is_pair(word, listed):
    """Two words joined by and: a phrase, which may break."""
    first, _, second = word.partition("และ")
    return first in listed and second in listed


def main(corpus):
    count = {}
    for line in (corpus / "ttc_freq.txt").read_text("utf-8").splitlines():
        word, _, n = line.strip().partition("\t")
        count[word] = count.get(word, 0) + int(n)
    total = sum(count.values())
    listed = set(filter(wanted, (corpus / "words_th.txt").read_text("utf-8").split()))
    for word in sorted(word for word in listed if not is_pair(word, listed)):
        unseen = UNSEEN_SHORT if clusters(word) <= 3 else UNSEEN_LONG
        p = count.get(word, unseen) / total
        print(f"{word}\t{round(-100 * math.log(p))}")


main(Path(sys.argv[1]))

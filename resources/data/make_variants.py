#!/usr/bin/env python3
"""Derives the data sets of two lessons from the built-in reviews; the same files come out every time.

    python3 make_variants.py

rare-complaints: nine reviews in ten are praise. copied-reviews: all test texts are among the training rows too, with other
capitals and punctuation.
"""
import csv
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
COMPLAINTS = {"train": 86, "validation": 18, "test": 18}
LEARNED = 480


def read_reviews():
    with open(HERE / "reviews" / "reviews.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    with open(HERE / name / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["text", "label", "split"], lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def rare_complaints(reviews):
    left = dict(COMPLAINTS)
    rows = []
    for row in reviews:
        if row["label"] == "negative":
            if left[row["split"]] == 0:
                continue
            left[row["split"]] -= 1
        rows.append(row)
    return rows


def altered(text, place):
    """As somebody else would have typed it: the words are the same."""
    return text.upper() if place % 2 else text.lower().rstrip(".!") + "!!"


def copied_reviews(reviews, dice):
    by_split = {split: [row for row in reviews if row["split"] == split] for split in ("train", "validation", "test")}
    learned = {label: [row for row in by_split["train"] if row["label"] == label] for label in ("positive", "negative")}
    rows = [row for group in learned.values() for row in group[: LEARNED // 2]]
    rows += [{**row, "text": altered(row["text"], place), "split": "train"} for place, row in enumerate(by_split["test"])]
    rows += by_split["validation"] + by_split["test"]
    dice.shuffle(rows)
    return rows


def main():
    reviews = read_reviews()
    write("rare-complaints", rare_complaints(reviews))
    write("copied-reviews", copied_reviews(reviews, random.Random(20)))


if __name__ == "__main__":
    main()

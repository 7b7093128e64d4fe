#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes NDJSON reports of some 2 kB each, the same for the same arguments: input for measuring `placeline parse`.

usage: make_reports.py COUNT >reports.ndjson
"""
import json
import random
import sys

TOWNS = ["Kharkiv", "Kherson", "Homs", "Mosul", "Deir ez-Zor", "Zaporizhzhia", "Gaza City", "Tyre", "Hodeidah", "Goma", "Mekelle", "Khartoum"]
EVENTS = ["An air strike on a market in {town} killed {n} people and wounded {m} on {day}, the governor said.",
          "Shelling in {town} injured at least {m} people on {day}, rescue workers said.",
          "A drone hit a fuel depot near {town} on {day}; nobody was hurt, according to the police."]
FILLER = ["Residents told reporters that power and water were cut for several hours and that schools stayed closed.",
          "The authorities asked people to stay away from windows and to follow only official channels.",
          "A spokesperson for the ministry declined to comment on the number of missiles that were used.",
          "Aid groups said that roads into the area were blocked and that medicine was running short.",
          "The claims could not be checked independently, and the other side did not answer questions.",
          "Witnesses described a loud noise before dawn, followed by smoke over the northern districts."]


def main():
    chance = random.Random(1)
    for i in range(int(sys.argv[1])):
        day = 1 + i // 50 % 28
        sentences = []
        for _ in range(3):
            sentences.append(chance.choice(EVENTS).format(town=chance.choice(TOWNS), n=chance.randint(2, 40), m=chance.randint(2, 90),
                                                          day=f"{day} February 2024"))
            sentences += chance.sample(FILLER, 5)
        print(json.dumps({"id": f"r{i}", "published": f"2024-02-{day:02}", "source": f"Agency {i % 7}",
                          "url": f"https://example.org/{i}", "text": " ".join(sentences)}))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Computes the figures of `tweetlint audit` once more, and compares them.

    python3 tests/metrics/recompute.py PROGRAM [FILE…]

The files have one flat record a line; without any, posts are made up. Of the program, only the findings of `check` are used
(for the figures that count findings); everything else is computed here from the texts, times
and ids, with nothing but the formulas of docs/metrics.md. A figure that differs is printed,
with what was expected, and the exit code is 1.

What is a link, a hashtag or a mention is decided here by a few patterns; the list of top-level
domains is the only file that the script shares with the program. LIX is computed of accounts whose
posts are plain sentences: where a sentence ends, and what is a name, is the program's own measure
in others. Media are those that a draft states. `off-hours-share`, `bio-language-share` and
`emergency-invite-share` are not computed: they follow from the bio of an account, which a file of
posts does not have, and from the word list of a rule that is off without a profile.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
# What is a link or a hashtag is what X makes one of, by the published rules of twitter-text. The
# letters that the name of a host may have, and the list of top-level domains:
LETTERS = "A-Za-z0-9À-ÖØ-öø-ɏ"
DOMAINS = Path(__file__).resolve().parents[2] / "src" / "tokens" / "domains.txt"
DOMAIN = "|".join(sorted(DOMAINS.read_text("utf-8").split(), key=len, reverse=True))
# The marks at the end of a sentence are no part of an address.
# An address with a scheme, or a host without one that ends in a top-level domain (also `reg.nr`).
LINK = re.compile(
    rf"(?<![A-Za-z0-9@＠$#＃])https?://[^\s<>\"“”»«\u2026]+(?<![.,:;!?])"
    rf"|(?<![{LETTERS}@＠$#＃_.\-/])(?:[{LETTERS}](?:[{LETTERS}_-]*[{LETTERS}])?\.)+(?:{DOMAIN})(?![{LETTERS}@+-])"
    rf"(?:[/?][^\s<>\"“”»«\u2026]*(?<![.,:;!?]))?",
    re.IGNORECASE,
)
# A tag does not follow a letter, a digit or `&`, and neither a tag nor an address follows it directly.
TAG = re.compile(r"(?<![\w&])[#＃](?![\uFE0F\u20E3])(\w*[^\W\d_]\w*)(?![\w#＃]|://)")
MENTION = re.compile(r"(?<![\w@＠!#$%&*/])[@＠](\w{1,20})(?![@＠\w]|://)")
# Sentences of words in lower case after the first, without figures, names and marks within them.
PLAIN = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]*(?: [a-zæøå]+)*[.!?]\s*)+")
REPOST = re.compile(r"RT @\w")
# As `hashtag/obscure` has it: of how many other accounts the posts must be.
FEWEST_OTHERS = 100
EPOCH = 1_288_834_974_657
# Word lists that are topics, with each form of their words.
TOPICS = {"bridge": ["bro", "broen", "by"], "plan": ["plan", "planen", "planer"]}
# Addresses of pictures and videos of X, which some exports append to the text, and a post
# that is quoted, which they append with its address and its text.
SHORT = re.compile(r"(https?://)?t\.co/[A-Za-z0-9]+", re.I)
OWN = re.compile(r"https?://(?:pbs|video)\.twimg\.com/", re.IGNORECASE)
MEDIA = r"https?://(?:(?:pbs|video)\.twimg\.com/|(?:www\.)?twitter\.com/\w+/status/\d+/(?:photo|video)/)\S*"
STATUS = r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\S+/status/\S+"
QUOTE = re.compile(rf"(?:\s*(?:{STATUS}|{MEDIA}))*(?:^| )QT @\w.*", re.DOTALL)
APPENDED = re.compile(rf"(?:\s*{MEDIA})+\s*$")


def snowflake(identifier):
    """The time in an id of X."""
    if not identifier or not identifier.isdigit() or int(identifier) < 29_700_859_247:
        return None
    return datetime.fromtimestamp(((int(identifier) >> 22) + EPOCH) // 1000, timezone.utc)


def time_of(record):
    written = record.get("created_at") or record.get("time") or record.get("publish_at")
    if not written:
        return snowflake(record.get("id"))
    time = datetime.fromisoformat(written.replace("Z", "+00:00"))
    return (time if time.tzinfo else time.replace(tzinfo=ZONE)).replace(microsecond=0)


class Post:
    """What the figures need of a record."""

    def __init__(self, record, line):
        self.line = line
        self.id = record.get("id")
        self.written = record.get("text")
        self.handle = (record.get("account") or record.get("screen_name") or record.get("author") or "").lower()
        self.platform = record.get("platform") or "x"
        whole = unescape(record["text"]).strip()
        self.is_quote = bool(QUOTE.search(whole))
        self.text = APPENDED.sub("", QUOTE.sub("", whole))
        client = record.get("client") or record.get("source") or ""
        by_hand = ("Twitter for ", "Twitter Web ", "X for ", "X Web ", "Mobile Web")
        self.is_by_hand = client.startswith(by_hand)
        self.states_program = bool(client.strip())
        self.time = time_of(record)
        self.is_draft = "publish_at" in record
        self.links = [match.span() for match in LINK.finditer(self.text)]
        self.has_link = any(not OWN.match(self.text[start:end]) for start, end in self.links)
        # A short link at the end may be that of a picture.
        last = self.text[slice(*self.links[-1])] if len(self.links) == 1 else ""
        self.may_show_picture = not self.is_draft and self.text.rstrip().endswith(last) and bool(SHORT.fullmatch(last))
        without = list(self.text)
        for start, end in self.links:
            without[start:end] = " " * (end - start)
        self.bare = "".join(without)
        self.tags = [tag.lower() for tag in TAG.findall(self.bare)]
        self.mentions = {name.lower() for name in MENTION.findall(self.bare)}
        answered = record.get("in_reply_to_status_id") or record.get("reply_to")
        # The number of the user who is answered may be that of the author.
        user = record.get("in_reply_to_user_id")
        is_own = bool(user) and user == record.get("user_id")
        first = re.match(r"[@＠](\w{1,20})", self.text)
        if REPOST.match(whole):
            self.kind = "repost"
        elif answered or user or record.get("in_reply_to_screen_name") or (first and not self.is_draft):
            self.kind = "reply"
        else:
            self.kind = "quote" if self.is_quote else "original"
        # Whether a field says that it is a reply, and not its text alone.
        self.is_stated = bool(answered or user or record.get("in_reply_to_screen_name"))
        self.answered = str(answered) if answered and self.kind == "reply" else None
        # Without a field that says whom a post answers, the handle at its beginning does.
        name = record.get("in_reply_to_screen_name") or (first[1] if first and not answered else "")
        self.answered_name = self.handle if is_own else (name or "").lower()
        # A reply to the account's own post continues a thread.
        if self.kind == "reply" and self.answered_name == self.handle:
            self.kind = "thread"
        # Whether nobody says whose post a reply answers. Then the ids of all posts decide.
        self.is_undecided = self.kind == "reply" and bool(self.answered) and not self.answered_name
        # The marks of the end of an abbreviated address are no text.
        self.key = re.sub(f"(?:{LINK.pattern})\u2026?", "", self.text, flags=re.IGNORECASE).lower().split()
        self.asks = any(mark in self.bare for mark in "?？")
        # A draft states its pictures and videos; a flat record of a published post says nothing of them.
        self.media = record.get("media", []) if self.is_draft else None
        counts = ("favorite_count", "retweet_count", "reply_count", "view_count")
        self.counts = [record.get(name) for name in counts]

    def lix(self):
        """The index of plain sentences; `None` of too few words, and of other texts `False`."""
        text = TAG.sub("", self.bare).strip()
        if not PLAIN.fullmatch(text):
            return False
        sentences = [sentence.split() for sentence in re.split(r"[.!?]\s*", text) if sentence]
        words = [word for sentence in sentences for word in sentence]
        long = sum(7 <= len(word) for word in words)
        # Halves are rounded up.
        exact = Fraction(len(words), len(sentences)) + Fraction(100 * long, len(words))
        return int(exact + Fraction(1, 2)) if 20 <= len(words) else None

    def has_word(self, words):
        if any(tag in words for tag in self.tags):
            return True
        return any(word in words for word in re.findall(r"\w+", MENTION.sub(" ", TAG.sub(" ", self.bare)).lower()))

    def same(self):
        """What another post has in common with this one if it is the same; `None` if nothing shows that.
        The long ids of platforms are of one post each, others are numbers of rows."""
        own = (self.platform, self.handle)
        if self.id and re.search(r"\d{15}|://", self.id):
            return (*own, self.id)
        return (*own, self.id, self.time, self.written) if self.id or self.time else None

    def is_own(self):
        return self.kind in ("original", "quote", "reply")


def decide(accounts):
    """Makes replies later entries of threads if they answer a post of the same account."""
    for posts in accounts:
        own = {post.id for post in posts if post.id and post.kind != "repost"}
        for post in posts:
            if post.is_undecided and post.answered in own:
                post.kind = "thread"


def share(count, of):
    return round(count / of, 4) if of else None


def around(accounts):
    """What the files of each account contain of all accounts: their gaps, and their last time."""
    by_file = defaultdict(lambda: defaultdict(list))
    for key, posts in accounts.items():
        for post in posts:
            by_file[post.line[0]][key].append(post)
    known, found = {}, {}
    for key, posts in accounts.items():
        files = frozenset(post.line[0] for post in posts)
        if files not in known:
            together = defaultdict(list)
            for file in files:
                for other, some in by_file[file].items():
                    together[other] += some
            times = [post.time for some in together.values() for post in some if post.time]
            known[files] = (gaps(together.values()), max(times, default=None))
        found[key] = known[files]
    return found


def gaps(accounts):
    """Stretches of at least 30 days (of UTC) without a post, around which three accounts go on."""
    utc = lambda post: post.time.astimezone(timezone.utc).date()
    days = [{utc(post) for post in posts if post.time} for posts in accounts]
    ends = [(min(own), max(own)) for own in days if own]
    all_days, found = sorted(set().union(*days)), []
    for earlier, later in zip(all_days, all_days[1:]):
        goes_on = sum(first <= earlier and later <= last for first, last in ends)
        if 30 <= (later - earlier).days - 1 and 3 <= goes_on:
            start = lambda day: datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
            found.append((start(earlier + timedelta(days=1)), start(later)))
    return found


def with_replies(posts, names_target=False):
    """The files that are known to contain the replies of the account: a field says so of one, or
    the texts of at least ten, and of one in a hundred own posts, do. With `names_target`, those
    that have a reply that says which post it answers."""
    replies = [post for post in posts if post.kind == "reply"]
    if names_target:
        return {post.line[0] for post in replies if post.answered}
    by_text = Counter(post.line[0] for post in replies if not post.is_stated)
    own = Counter(post.line[0] for post in posts if post.is_own())
    many = {file for file, count in by_text.items() if 10 <= count and own[file] <= 100 * count}
    return many | {post.line[0] for post in replies if post.is_stated}


def first_entries_with_links(posts):
    """The ids of the posts for all followers whose thread has a link in a later entry. A later
    entry that does not say what it answers belongs to the latest post before it."""
    later = {post.id: post for post in posts if post.kind == "thread"}
    broadcasts = sorted((post for post in posts if post.kind in ("original", "quote") and post.time), key=lambda post: post.time)
    found = set()
    for post in (post for post in later.values() if post.has_link and not post.may_show_picture):
        seen, at = set(), post
        while at and at.answered in later and at.id not in seen:
            seen.add(at.id)
            at = later[at.answered]
        if at.answered:
            found.add(at.answered)
        else:
            found |= {one.id for one in [one for one in broadcasts if one.time <= post.time][-1:]}
    return found


def figures(posts, findings, others, conversations, contents, others_tags):
    """The figures of an account. `findings` has the rules that were found in each line, `others`
    the posts of other people to the account, `conversations` all posts to anybody and the questions
    that anybody answers, `contents` the gaps and the last time of its files, and `others_tags` the
    hashtags of the other accounts, `None` if these are too few."""
    holes, last = contents
    # Files of drafts state what each post is.
    of_drafts = {post.line[0] for post in posts if post.is_draft}
    files = with_replies(posts) | of_drafts
    with_reposts = {post.line[0] for post in posts if post.kind == "repost"} | of_drafts
    broadcasts = [post for post in posts if post.kind in ("original", "quote")]
    own = [post for post in posts if post.is_own()]
    threads = first_entries_with_links(posts)
    is_elsewhere = lambda post: post.kind == "quote" or post.id in threads
    has_link = lambda post: post.has_link or is_elsewhere(post)
    linked = [post for post in broadcasts if not post.may_show_picture or is_elsewhere(post)]
    found = {
        "reply-share": share(sum(post.kind == "reply" and post.line[0] in files for post in own), sum(post.line[0] in files for post in own)),
        "link-share": share(sum(map(has_link, linked)), len(linked)),
        "repost-share": share(sum(post.kind == "repost" for post in posts), sum(post.line[0] in with_reposts for post in posts)),
        "hashtag-rate": share(sum(len(post.tags) for post in broadcasts), len(broadcasts)),
        "topic-share": share(sum(any(post.has_word(words) for words in TOPICS.values()) for post in own), len(own)),
        "finding-rate": share(100 * sum(len(findings[post.line]) for post in posts), len(posts)),
    }
    days = defaultdict(set)
    for post in broadcasts:
        if 4 <= len(post.key) and post.time:
            days[" ".join(post.key)].add(post.time.astimezone(ZONE).date())
    repeated = {key for key, on in days.items() if 1 < len(on)}
    is_repeated = lambda post: 4 <= len(post.key) and " ".join(post.key) in repeated
    # A few posts do not show that there is no habit.
    few = sum(post.time is not None for post in broadcasts) < 20
    found["repeated-share"] = None if few and not repeated else share(sum(map(is_repeated, broadcasts)), len(broadcasts))
    minutes = Counter(post.time.minute for post in broadcasts if post.time)
    clockwork = [m for m, n in minutes.items() if 20 <= n and sum(minutes.values()) <= 2 * n and m % 5]
    alone = lambda post: (
        "link/auto-posted" in findings[post.line] and not post.is_by_hand or is_repeated(post)
    )
    is_machine = lambda post: (
        alone(post)
        or bool(clockwork) and post.time and post.time.minute == min(clockwork)
    )
    # Where no program is stated, nobody knows which posts a person wrote.
    by_people = any(post.states_program and not is_machine(post) for post in broadcasts)
    is_known = all(map(alone, broadcasts)) if few else all(map(is_machine, broadcasts)) or by_people
    found["machine-share"] = share(sum(map(is_machine, broadcasts)), sum(is_machine(post) or post.states_program for post in broadcasts)) if is_known else None
    found["admonition-share"] = share(
        sum("tone/admonition" in findings[post.line] for post in own), len(own)
    )
    found["officialese-share"] = share(
        sum("plain/officialese" in findings[post.line] for post in own), len(own)
    )
    found |= media(broadcasts) | engagement(broadcasts)
    indices = [post.lix() for post in own]
    if False not in indices:
        found["lix"] = lower_median([index for index in indices if index is not None])
    if others_tags is not None:
        uses = [tag for post in posts if post.kind != "repost" for tag in {folded(tag) for tag in post.tags}]
        found["own-tag-share"] = share(sum(tag not in others_tags for tag in uses), len(uses))
    if all(post.time for post in posts):
        # Of the same second, originals come first, and of each kind those that ask nothing.
        order = {"original": 0, "reply": 1, "quote": 2, "repost": 3, "thread": 4}
        posts = sorted(posts, key=lambda post: (post.time, order[post.kind], post.asks))
        in_order = [post for post in posts if post.is_own()]
        # If nobody knows which posts of a file are replies, they may end a streak or be in one.
        ends = {of_unknown: streak(in_order, files, holes, of_unknown) for of_unknown in (True, False)}
        found["streak"] = ends[True][0] if own and ends[True] == ends[False] else None
        silences = []
        for earlier, later in zip(posts, posts[1:]):
            begin = earlier.time
            for start, end in holes:
                if begin < start and end <= later.time:
                    silences.append((begin, start))
                    begin = end
            silences.append((begin, later.time))
        # Others go on in the same files.
        if posts and posts[-1].time < last:
            silences.append((posts[-1].time, last))
        day = lambda time: time.astimezone(ZONE).date()
        found["silence"] = max(((day(b) - day(a)).days for a, b in silences), default=None)
    found |= dialogue(posts, others, conversations)
    return found


def media(broadcasts):
    """The shares of posts with pictures and videos, and of those with alt texts and captions."""
    known = [post for post in broadcasts if post.media is not None]
    is_video = lambda one: one.get("type") == "video" or one["file"].endswith(".mp4")
    has = lambda post, of_videos: any(is_video(one) == of_videos for one in post.media)
    pictures = [[one for one in post.media if not is_video(one)] for post in known]
    has_alt = [all(one.get("alt") or one.get("decorative") for one in some) for some in pictures if some]
    # A draft that does not say that a video has captions has none.
    videos = [[one.get("captions", False) for one in post.media if is_video(one)] for post in known]
    captions = [all(some) for some in videos if some]
    return {
        "media-share": share(sum(bool(post.media) for post in known), len(known)),
        "photo-share": share(sum(has(post, False) for post in known), len(known)),
        "video-share": share(sum(has(post, True) for post in known), len(known)),
        "alt-share": share(sum(has_alt), len(has_alt)),
        "caption-share": share(sum(captions), len(captions)),
    }


def engagement(broadcasts):
    """The medians of the counts, and the reactions for each view."""
    names = ("likes", "reposts-received", "replies-received", "views")
    found = {name: lower_median([post.counts[at] for post in broadcasts if post.counts[at] is not None]) for at, name in enumerate(names)}
    complete = [post.counts for post in broadcasts if None not in post.counts]
    return found | {"engagement-rate": share(sum(sum(counts[:3]) for counts in complete), sum(counts[3] for counts in complete))}


def lower_median(values):
    return sorted(values)[(len(values) - 1) // 2] if values else None


def folded(tag):
    """The form in which the spellings of a tag are one."""
    for letter, others in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        tag = tag.replace(letter, others)
    return tag


def streak(posts, files, holes, unknown_ends):
    """The length and the ends of the longest streak; of two of the same length, the earlier one."""
    longest, current, last, begin = (0, None, None), 0, None, None
    for post in posts:
        if last and any(last < start and end <= post.time for start, end in holes):
            current = 0
        last = post.time
        is_reply = post.kind == "reply" if post.line[0] in files else unknown_ends
        begin = begin if current else post.time
        current = 0 if is_reply or post.asks else current + 1
        if longest[0] < current:
            longest = (current, begin, post.time)
    return longest


def answered(posts, others, known):
    """The ids of the posts that an account answers: those that its replies name, those above them
    in the conversation, and questions of people who go on from a post that is answered later.
    `known` has all posts to anybody by id."""
    above = {id: post.answered for id, post in known.items()}
    before = {id: post.answered for id, post in known.items() if post.kind == "thread"}
    found = set()
    for target in (post.answered for post in posts if post.kind == "reply"):
        while target and target not in found:
            found.add(target)
            target = above.get(target)
    last = defaultdict(lambda: datetime.min.replace(tzinfo=timezone.utc))
    for post in (post for post in posts if post.kind == "reply" and post.answered):
        last[post.answered] = max(last[post.answered], post.time)
    for post in (post for post in others if post.asks):
        target, seen = before.get(post.id), set()
        while target and target not in seen:
            seen.add(target)
            if post.time <= last[target]:
                found.add(post.id)
            target = before.get(target)
    return found


def dialogue(posts, others, conversations):
    """How long replies took, and which questions have none. A question that only another account
    has answered is none to this one."""
    known, answered_by_any = conversations
    times = {id: post.time for id, post in known.items()}
    replies = sorted(
        (post for post in posts if post.answered and post.kind == "reply"),
        key=lambda post: post.time,
    )
    first, waits = {}, []
    for post in replies:
        if post.answered in first:
            continue
        first[post.answered] = post
        asked = times.get(post.answered)
        if asked is None and post.platform == "x" and post.answered_name:
            asked = snowflake(post.answered)
        if asked and asked <= post.time:
            waits.append((post.time - asked) // timedelta(seconds=1) / 3600)
    waits.sort()
    rank = lambda percent: round(waits[-(-len(waits) * percent // 100) - 1], 4) if waits else None
    found = {"reply-hours": rank(50), "reply-hours-p90": rank(90)}
    # Whether a question has an answer is known only if all replies say what they answer, if each
    # file has such a reply, and if the account has posts before and after it. One with an answer
    # counts under the same conditions: else only those with an answer would be left.
    named = [post for post in posts if post.kind == "reply"]
    trusted = {post.line[0] for post in posts} == with_replies(posts, names_target=True)
    if others and posts and trusted and all(post.answered for post in named):
        begin, end = min(post.time for post in posts), max(post.time for post in posts)
        own = answered(posts, others, known)
        asked = {post.id: post.time for post in others if post.asks and (post.id in own or post.id not in answered_by_any)}
        known = [one for one, time in asked.items() if begin <= time <= end]
        unanswered = sum(one not in own for one in known)
        found["unanswered-share"] = share(unanswered, len(known))
    return found


def dialogues(folder):
    """Posts of some accounts that are asked questions and answer most of them."""
    draws = random.Random(2015)
    texts = [
        "Broen er åben igen #havn",
        "Se planen på https://havneby.dk/plan #havn #by",
        "Hvad skal den hedde?",
        # What X makes a link or a tag of, and what it does not.
        "Bilen har reg.nr AB 12 345//#havn ##by",
        "Kig på havnen.Brøyting er i gang #havn#by #https://havneby.dk",
        "Godt nyt https://twitter.com/by1/status/12 http://pbs.twimg.com/media/a.jpg QT @by1 Broen er åben igen",
    ]
    file, begin = Path(folder, "dialogues.ndjson"), datetime(2026, 1, 1, tzinfo=timezone.utc)
    with file.open("w", encoding="utf-8") as out:
        for number in range(1_500):
            time = begin + timedelta(minutes=37 * number + draws.randrange(30))
            account = f"by{draws.randrange(6)}"
            post = {"id": f"p{number}", "account": account, "created_at": time.isoformat(), "text": f"{draws.choice(texts)} {draws.randrange(200)}"}
            if draws.randrange(3) == 0:
                post |= {"account": f"borger{draws.randrange(40)}", "text": f"@{account} Hvornår åbner nr. {number}?"}
                if draws.randrange(5) == 0:
                    post["text"] = f"@by{draws.randrange(6)} {post['text']}"
                if draws.randrange(4):
                    while draws.randrange(4) == 0:
                        # The citizen goes on from the question, or another one joins in, and the
                        # account answers that.
                        number += 10_000
                        author = draws.choice([post["account"], f"borger{draws.randrange(40)}"])
                        to = f"@{account} " if draws.randrange(2) else f"@{post['account']} "
                        more = {"id": f"p{number}", "account": author, "created_at": (time + timedelta(minutes=number // 10_000)).isoformat(), "text": f"{to}Altså nr. {number}"}
                        out.write(json.dumps(post) + "\n")
                        post = more | answer(post, draws.randrange(4))
                    after = time + timedelta(seconds=draws.randrange(200_000))
                    # Another account than the one that is asked may answer.
                    account = account if draws.randrange(8) else f"by{draws.randrange(6)}"
                    reply = {"id": f"r{number}", "account": account, "created_at": after.isoformat(), "text": f"@{post['account']} I morgen, nr. {number}"}
                    out.write(json.dumps(reply | answer(post, account != "by5" or draws.randrange(2))) + "\n")
            elif draws.randrange(4) == 0:
                # The account goes on with the thread of an earlier post, or of itself.
                before = {"id": f"p{number - draws.randrange(1, 30)}", "account": account}
                post |= answer(before, draws.randrange(4)) if draws.randrange(3) else {"in_reply_to_screen_name": account}
                if draws.randrange(3) == 0:
                    # Some files name people by their numbers only.
                    post.pop("in_reply_to_screen_name", None)
                    post |= {"user_id": number_of(account), "in_reply_to_user_id": number_of(account)}
            if draws.randrange(5):
                counts = {"favorite_count": draws.randrange(90), "retweet_count": draws.randrange(9), "reply_count": draws.randrange(5), "view_count": 100 + draws.randrange(900)}
                post |= {name: count for name, count in counts.items() if draws.randrange(12)}
            out.write(json.dumps(post) + "\n")
    return [str(file)]


def pictures(folder):
    """Drafts of many accounts, whose time is past, with pictures and videos, own hashtags, and plain
    sentences."""
    draws = random.Random(2016)
    words = "vi holder åbent på havnen hele ugen og du kan få kaffe i biblioteket når bygningen lukker for besøgende".split()
    sentence = lambda: " ".join(draws.choice(words) for _ in range(draws.randrange(3, 12))).capitalize() + "."
    options = [
        {"file": "bro.jpg", "alt": "En gul bro"}, {"file": "bro.jpg"}, {"file": "prik.png", "decorative": True},
        {"file": "film.mp4", "captions": True}, {"file": "film.mp4", "captions": False}, {"file": "film.mp4"},
    ]
    file, begin = Path(folder, "pictures.ndjson"), datetime(2026, 1, 1, tzinfo=timezone.utc)
    with file.open("w", encoding="utf-8") as out:
        for number in range(1_200):
            account = f"kom{number % 120}"
            text = " ".join(sentence() for _ in range(draws.randrange(1, 6)))
            tags = ["#Fællesråd", "#faellesraad", f"#Egen{account}", "#ÅbenHavn"]
            text += "".join(f" {tag}" for tag in draws.sample(tags, draws.randrange(3)))
            some = draws.sample(options, draws.choice([0, 0, 1, 1, 2]))
            time = begin + timedelta(minutes=37 * number)
            out.write(json.dumps({"id": f"m{number}", "account": account, "publish_at": time.isoformat(), "lang": "da", "text": text, "media": some}) + "\n")
    return [str(file)]


def number_of(account):
    """The number by which exports know an account."""
    return str(1_000_000 + sum(ord(letter) * 31**place for place, letter in enumerate(account)))


def copies(file, folder):
    """Another download of some of these posts, with more likes and some posts that are new."""
    draws, copy = random.Random(2017), Path(folder, "copies.ndjson")
    with copy.open("w", encoding="utf-8") as out:
        for number, line in enumerate(Path(file).read_text("utf-8").splitlines()):
            if draws.randrange(5) == 0:
                post = json.loads(line)
                if draws.randrange(4) == 0:
                    post |= {"id": f"n{number}", "text": post["text"] + " igen"}
                out.write(json.dumps(post | {"favorite_count": 99}) + "\n")
    return [file, str(copy)]


def answer(post, names):
    """The fields of an answer to a post. Whose post that is need not be said."""
    return {"in_reply_to_status_id": post["id"]} | ({"in_reply_to_screen_name": post["account"]} if names else {})


def main():
    program, *files = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if files:
            return compare(program, files, folder, [])
        made_up = dialogues(folder)
        # Without a list of accounts all are audited, with one those who only write to listed ones are not.
        made_up = copies(*made_up, folder)
        runs = [compare(program, made_up, folder, listed) for listed in ([], ["by0", "by1", "by2", "by3"])]
        return max(*runs, compare(program, pictures(folder), folder, []))


def compare(program, files, folder, listed):
    posts, seen = [], set()
    for file in files:
        for number, line in enumerate(Path(file).read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            post = Post(json.loads(line), (file, number))
            # A post that was there before counts once.
            if post.same() is None or post.same() not in seen:
                posts.append(post)
            seen.add(post.same())
    rulebook = Path(folder, "topics.yaml")
    lists = {name: [f"={word}" for word in words] for name, words in TOPICS.items()}
    settings = {"lexicons": lists, "topics": list(TOPICS), "accounts": {name: {} for name in listed}}
    rulebook.write_text(json.dumps(settings), encoding="utf-8")
    flags = ["--no-progress", "--quiet", "--format", "json", "--rulebook", str(rulebook)]
    run = lambda command, *more: json.loads(
        subprocess.run([program, command, *files, *flags, *more], stdout=subprocess.PIPE).stdout
    )
    findings = defaultdict(list)
    for finding in run("check")["findings"]:
        at = finding["location"]
        findings[(at["file"], at["line"])].append(finding["rule"])
    accounts = defaultdict(list)
    for post in posts:
        accounts[(post.handle, post.platform)].append(post)
    decide(accounts.values())
    to_account, by_id = defaultdict(list), defaultdict(dict)
    for post in posts:
        for name in (post.mentions | {post.answered_name}) - {post.handle, ""}:
            if post.kind != "repost" and post.id and post.time:
                to_account[(name, post.platform)].append(post)
                by_id[post.platform][post.id] = post
    report, compared, different = run("audit"), 0, []
    audited = [((account["account"] or "").lower(), account["platform"]) for account in report["accounts"]]
    # What a listed account is asked, and another one answers, is a question to that other one.
    to_listed = {(platform, post.id) for (name, platform), some in to_account.items() if name in listed for post in some}
    for key in audited:
        own, to_it = {post.id for post in accounts[key]}, {post.id for post in to_account[key]}
        targets = {post.answered for post in accounts[key] if post.kind == "reply"} - own - to_it
        if key[0] in listed:
            to_account[key] += [by_id[key[1]][target] for target in targets if (key[1], target) in to_listed]
    contents = around(accounts)
    users, writers = defaultdict(set), set()
    for post in (post for post in posts if post.kind != "repost"):
        writers.add(post.handle)
        for tag in post.tags:
            users[folded(tag)].add(post.handle)
    answers = ((answered(accounts[key], to_account[key], by_id[key[1]]), to_account[key]) for key in audited)
    answered_by_any = {post.id for own, others in answers for post in others if post.asks and post.id in own}
    for key, account in zip(audited, report["accounts"]):
        conversations = (by_id[key[1]], answered_by_any)
        # In a run over few accounts, nobody knows what others use.
        others_tags = None if listed or len(writers - {key[0]}) < FEWEST_OTHERS else {tag for tag, by in users.items() if by - {key[0]}}
        expected = figures(accounts[key], findings, to_account[key], conversations, contents[key], others_tags)
        if account["posts"] != len(accounts[key]):
            different.append((key, "posts", account["posts"], len(accounts[key])))
        for name, value in expected.items():
            known = account["metrics"][name]["value"]
            compared += 1
            # The program may know less, never more, than these patterns do.
            is_same = known is None and value is None or (
                known is not None and value is not None and abs(known - value) < 0.00011
            )
            unknown = known is None and account["metrics"][name].get("unknown", 1) != 0
            if not is_same and not unknown:
                different.append((key, name, known, value))
    for (handle, platform), name, known, value in different[:40]:
        print(f"@{handle} on {platform}: {name} is {known}, expected {value}")
    print(f"{compared} figures of {len(report['accounts'])} accounts compared, {len(different)} differ")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())

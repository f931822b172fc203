"""The tables, as steps that are applied once each and in order."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("bot")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database up to date; safe to repeat."""
    migrations.apply(Database(connection))


def _script(db: Database, *statements: str) -> None:
    # sqlite-utils' own create() knows neither partial indexes nor tables without rowid;
    # executescript() would commit in the middle of the step.
    for statement in statements:
        db.execute(statement)


@migrations()
def m001_inbox(db: Database) -> None:
    """What Webex told us. ``once`` rows happen once for ever; others may come again."""
    _script(
        db,
        """create table inbox (
            id integer primary key,
            key text not null,
            once integer not null,
            resource text not null,
            event text not null,
            space text not null,
            body text not null,
            received text not null,
            state text not null default 'waiting',
            begun integer not null default 0,
            attempts integer not null default 0,
            due text,
            note text,
            resolved text
        ) strict""",
        "create unique index inbox_once on inbox (key) where once = 1",
        """create unique index inbox_waiting on inbox (key)
            where once = 0 and state = 'waiting' and begun = 0""",
        "create index inbox_next on inbox (space, id) where state = 'waiting'",
        "create index inbox_due on inbox (due) where state = 'waiting' and due is not null",
        "create index inbox_parked on inbox (id) where state = 'parked'",
    )


@migrations()
def m002_outbox(db: Database) -> None:
    """What is to be said, what was said, and under which message id."""
    _script(
        db,
        """create table outbox (
            id integer primary key,
            lane text not null,
            receiver text not null,
            body text not null,
            file blob,
            uniq text unique,
            made text not null,
            useful_until text not null,
            state text not null default 'waiting',
            attempts integer not null default 0,
            doubt integer not null default 0,
            due text not null,
            ended text,
            message_id text,
            error text
        ) strict""",
        "create index outbox_next on outbox (lane, id) where state in ('waiting', 'sending')",
        "create index outbox_due on outbox (due) where state in ('waiting', 'sending')",
        "create index outbox_parked on outbox (id) where state in ('parked', 'given up')",
        "create index outbox_ended on outbox (ended) where ended is not null",
        """create table posts (
            message_id text primary key,
            space text not null,
            name text unique,
            about text,
            edits integer not null default 0,
            sent text not null
        ) strict""",
        "create index posts_about on posts (space, sent) where about is not null",
        "create index posts_sent on posts (sent)",
    )


@migrations()
def m003_due(db: Database) -> None:
    """Everything that happens at a moment; ``wake`` is ``due``, later after a failure."""
    _script(
        db,
        """create table due (
            kind text not null,
            key text not null,
            due text not null,
            wake text not null,
            data text not null,
            state text not null default 'waiting',
            attempts integer not null default 0,
            note text,
            primary key (kind, key)
        ) strict""",
        "create index due_waiting on due (wake) where state = 'waiting'",
        "create index due_other on due (state) where state <> 'waiting'",
    )


@migrations()
def m004_series(db: Database) -> None:
    """The book of meetings; a viewer is ``space:<id>`` or ``person:<e-mail>``."""
    _script(
        db,
        """create table series (
            id text primary key,
            short text not null unique,
            host text not null,
            version integer not null,
            revision integer not null,
            next text,
            body text not null
        ) strict""",
        "create index series_host on series (host)",
        "create index series_next on series (next) where next is not null",
        """create table viewers (
            viewer text not null,
            series_id text not null references series (id) on delete cascade,
            next text,
            primary key (series_id, viewer)
        ) strict, without rowid""",
        "create index viewers_next on viewers (viewer, next)",
        """create table marks (
            kind text not null,
            value text not null,
            series_id text not null references series (id) on delete cascade,
            primary key (kind, value, series_id)
        ) strict, without rowid""",
        "create index marks_series on marks (series_id)",
        """create table announced (
            series_id text not null,
            space text not null,
            primary key (series_id, space)
        ) strict, without rowid""",
    )


@migrations()
def m005_people_and_spaces(db: Database) -> None:
    """Who and where; ``fetched`` is when Webex was last asked."""
    _script(
        db,
        """create table people (
            id text primary key,
            email text not null,
            name text not null,
            zone text,
            profile_zone text,
            locale text,
            settings text not null default '{}',
            direct_space text,
            fetched text
        ) strict""",
        "create index people_email on people (email)",
        "create index people_name on people (name collate nocase)",
        """create table spaces (
            id text primary key,
            title text not null,
            kind text not null,
            zone text,
            settings text not null default '{}',
            gone integer not null default 0,
            joined text,
            fetched text
        ) strict""",
        "create index spaces_title on spaces (title collate nocase)",
        """create table members (
            space text not null,
            person text not null,
            primary key (space, person)
        ) strict, without rowid""",
        "create index members_person on members (person)",
    )


@migrations()
def m006_history_drafts_grants(db: Database) -> None:
    """Who changed what; short-lived documents; addresses that were given away."""
    _script(
        db,
        """create table history (
            id integer primary key autoincrement,
            at text not null,
            who text not null,
            space text not null,
            what text not null,
            series_id text not null,
            before text,
            after text,
            words text not null,
            undone_by integer
        ) strict""",
        "create index history_series on history (series_id, id)",
        "create index history_who on history (who, space, id)",
        """create table drafts (
            kind text not null,
            key text not null,
            data text not null,
            until text not null,
            primary key (kind, key)
        ) strict, without rowid""",
        "create index drafts_until on drafts (until)",
        """create table nonces (
            nonce text not null,
            person text not null,
            at text not null,
            words text not null,
            primary key (nonce, person)
        ) strict, without rowid""",
        "create index nonces_at on nonces (at)",
        """create table grants (
            token_id text primary key,
            kind text not null,
            owner text not null,
            made text not null,
            revoked text
        ) strict, without rowid""",
        "create index grants_owner on grants (kind, owner) where revoked is null",
        """create table facts (
            name text primary key,
            value text not null,
            at text not null
        ) strict, without rowid""",
    )


@migrations()
def m007_leads(db: Database) -> None:
    """Reminder lead times (minutes) that people and spaces added to a meeting's own."""
    _script(
        db,
        """create table leads (
            series_id text not null,
            receiver text not null,
            lead integer not null,
            primary key (series_id, receiver, lead)
        ) strict, without rowid""",
    )

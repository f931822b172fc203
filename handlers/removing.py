"""Who is to be taken off a meeting: found among those who are invited to it."""

from __future__ import annotations

from dataclasses import replace

import texts.people
from domain.invitations import invited
from domain.model import Invitee, Series
from handlers import asking, finding, people
from handlers.context import Answered, Context, Reply
from handlers.finding import Meant
from handlers.people import original_of
from language.model import Command, Named, Scope


def gone(ctx: Context, command: Command, found: Meant) -> tuple[str, ...]:
    """The addresses of those to be taken off. Raises ``Answered`` for those who can't be."""
    series, original = found.series, original_of(found)
    there = invited(series, original)
    found_out: list[str] = []
    for named in command.removed:
        email = _removed(ctx, series, named, there)
        found_out.append(email)
    whole = [one.email for one in there if one.email in found_out and one.original is None]
    if original is not None and whole:
        names = [ctx.services.name_of(email) for email in whole]
        series_wide = replace(command, target=finding.named(series, None), scope=Scope.SERIES)
        question = texts.people.in_series(names, series.details.title)
        choices = [(texts.people.off_series(names), series_wide)]
        raise Answered(asking.choose(ctx, question, choices))
    return tuple(dict.fromkeys(found_out))


def _removed(ctx: Context, series: Series, named: Named, there: tuple[Invitee, ...]) -> str:
    title, short = series.details.title, series.short
    host = ctx.services.name_of(series.host)
    if named.me:
        if ctx.person.email == series.host:
            raise Answered(Reply(texts.people.host_stays(host, title, short)))
        raise Answered(Reply(texts.people.leave_yourself(title, short)))
    store = ctx.services.people
    known = [p for one in there if (p := store.by_email(one.email)) is not None]
    emails = [p.email for p in people.matching(known, named.text)]
    wanted = (named.email or named.text).casefold()
    emails += [one.email for one in there if wanted in (one.email, one.name.casefold())]
    emails = list(dict.fromkeys([wanted] if wanted in emails else emails))
    if len(emails) == 1:
        return emails[0]
    if len(emails) > 1:
        question = texts.people.ambiguous(named.text, len(emails))
        choices = [
            (texts.people.choice(ctx.services.name_of(e), e), _removing(ctx, series, e))
            for e in emails
        ]
        raise Answered(asking.choose(ctx, question, choices))
    own = store.by_email(series.host)
    if wanted == series.host or (own is not None and people.matching([own], named.text)):
        raise Answered(Reply(texts.people.host_stays(host, title, short)))
    home = ctx.services.spaces.get(series.home)
    if series.for_space and not there and home is not None:
        raise Answered(Reply(texts.people.for_everybody(title, home.title)))
    names = [people.name_of(ctx, one) for one in there]
    raise Answered(Reply(texts.people.not_invited(named.text, title, names)))


def _removing(ctx: Context, series: Series, email: str) -> Command:
    name = ctx.services.name_of(email)
    return Command(
        "remove",
        f"remove {name} from #{series.short}",
        target=finding.named(series, None),
        scope=Scope.SERIES if series.recurs else None,
        removed=(Named(name, email=email),),
    )

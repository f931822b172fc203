"""The commands' names, the words people use for them, and how a line's verb is found."""

from __future__ import annotations

from language.numbers import at
from language.suggest import near_verb
from language.tokens import Token
from language.words.kinds import listed

# Among the words for a command the first is its name.
SYNONYMS: dict[str, str] = {
    "help": "help|commands|what can you do|how do you work|hilfe|aide|ayuda|ajuda|how do i|?",
    "schedule": "schedule|sched|meet|book|create|set up|setup|plan|new|call|arrange|organize|"
    "organise|block|block off|reserve|hold|make|put|pencil in|put in|slot in|pop in|"
    "need|get|get me|give me|let's meet|lets meet|lets|let's|wanna|do|have|find me|"
    "have a|throw in|fix|find time for|add a meeting|add meeting|add an event|"
    "schedule a|create a|book a|set|slate|jump on|hop on|plane|plane ein|planen|"
    "buche|buchen|termin|reserviere|vereinbare|erstelle|lege|planifie|planifier|"
    "planifiez|reserve|reserver|reservez|organise|organiser|programme|programmer|"
    "programmez|cree|creer|programa|programar|agendar|agende|crea|crear|reserva|"
    "reservar|organiza|organizar|marque|marcar|marca|crie|criar|schedul|convoca",
    "list": "list|ls|upcoming|my meetings|meetings|show me|show my|show all|show upcoming|"
    "show the list|show meetings|all meetings|calendar|my calendar|what meetings|"
    "which meetings|liste|lister|zeige|zeig mir|zeig|montre|muestra|mostre|lista|listar|"
    "what is|what's|whats|what|show me all",
    "agenda": "agenda|agenda today|today's agenda|my day|what's on|whats on|what is on|"
    "what's up|whats up|what do i have|what have i got|what do we have|"
    "what am i doing|what's happening|was steht an|was steht|was ist los|was ist|what's my day|"
    "what's going on|anything on|do i have anything|que hay|qu'est|tagesordnung|"
    "ordre du jour",
    "next": "next meeting|next one|my next meeting|what's next|whats next|what is next|next up|"
    "when is my next meeting|when's my next meeting|what's my next meeting|next call|"
    "my next one|next",
    "find": "find|search|when is|when's|whens|look for|look up|search for|where is|when are|"
    "when was|when were|when did|suche|such|finde|wann ist|cherche|quand est|busca|"
    "buscar|cuando es|procure|procurar|quando e|trouve|encuentra",
    "show": "show|details|info|details of|details on|details for|tell me about|display|view|about",
    "move": "move|reschedule|resched|push|bring|postpone|shift|delay|push back|put off|"
    "bring forward|defer|move up|mv|advance|pull forward|move forward|push out|pull in|"
    "re-schedule|re - schedule|rebook|bump|verschiebe|verschieb|verschieben|verlege|verlegen|"
    "deplace|deplacer|deplacez|decale|decaler|reporte|reporter|repousse|reportez|mueve|"
    "mover|aplaza|aplazar|pospon|posponer|cambia|mova|mude|mudar|adie|adiar|remarque|"
    "remarcar|passe|reprograma|reprogramar|reagende|reagendar",
    "change": "change|rename|extend|shorten|edit|update|modify|set|lengthen|prolong|turn on|switch|"
    "turn off|make it|make|andere|andern|aendere|change le|modifie|modifier|cambiar|"
    "modifica|modificar|altere|alterar|umbenennen|rallonge|prolonge",
    "cancel": "cancel|skip|drop|delete|call off|scrap|kill|get rid of|cxl|remove the meeting|"
    "take out|canx|absagen|sage|sag|losch|streiche|losche|annule|annuler|annulez|supprime|"
    "cancela|cancelar|cancele|anula|anular|elimina|desmarque|desmarcar",
    "invite": "invite|add|include|loop in|cc|bring in|lade|einladen|inviter|ajoute|ajouter|"
    "invita|invitar|anade|convide|convidar|adicione|adicionar|convie",
    "remove": "remove|uninvite|disinvite|kick|take off|un-invite|un - invite|entferne|retire|"
    "retirer|quita|quitar|remova|remover|ausladen",
    "rsvp": "rsvp|yes|no|maybe|late|accept|decline|tentative|can't make it|i'll be there|yep|"
    "yeah|yup|nope|can't make|cant make it|cant make|cannot make it|cannot make|"
    "won't make it|wont make it|won't make|i can't make it|i can't make|i cant make it|"
    "i cant make|i can't|i cant|can't|cant|i'll be late|ill be late|i will be late|"
    "i'm late|im late|running late|i'm running late|im running late|i'll be there|"
    "ill be there|i will be there|i'm in|im in|count me in|i'm out|im out|count me out|"
    "i'll come|i'll join|i accept|i decline|attending|not attending|i am in|not coming|"
    "i'm not coming|i won't make it|i wont make it|i won't be there|i'll attend|"
    "i'm coming|im coming|sure|joining late|going|not going|i'm going|i'm not going|"
    "i'll skip|i have to decline|unable to attend|i might be late|ja|nein|vielleicht|"
    "oui|non|peut etre|peut - etre|tal vez|sim|nao|talvez|si|quiza|quizas",
    "start": "start|begin|open|launch|kick off|starte|beginne|demarre|demarrer|commence|inicia|"
    "iniciar|empieza|inicie|comece|lance|start up",
    "join": "join|i'm here|im here|i am here|teilnehmen|rejoins|rejoindre|unete|entrar|let me in",
    "admit": "admit|let in|let them in|let everyone in|let him in|let her in|admit all",
    "end": "end|stop|finish|close|wrap up|beende|beenden|termine|terminer|terminar|encerre|"
    "encerrar|termina",
    "remind": "remind|reminder|reminders|nudge|ping|erinnere|rappelle|rappeler|rappelez|"
    "recuerda|recuerdame|lembre|lembrar|avise",
    "snooze": "snooze|later",
    "mute": "mute|silence|shush|quiet|be quiet|stop reminders|no reminders|stumm",
    "unmute": "unmute|un-mute|un - mute|unsilence",
    "announce": "announce|tell|broadcast|announcements|announcement|notify|inform|post in|post to",
    "timezone": "timezone|tz|time zone|my timezone is|my timezone|set timezone|set my timezone|"
    "set timezone to|my time zone is|change timezone|change my timezone|zeitzone|"
    "fuseau|zona horaria|fuso horario|i'm in timezone|my tz is|set tz",
    "settings": "settings|prefs|preferences|setting|pref|preference|options|config|configure|"
    "einstellungen|ajustes|parametres|configuracoes",
    "thanks": "thanks|thank you|cheers",
    "history": "history|who changed|log|changes|verlauf|historique|historial|historico|"
    "what changed",
    "undo": "undo|revert|undo that|take that back|roll back|rollback|take it back|ruckgangig|"
    "uncancel|un-cancel|un - cancel|restore|reinstate|bring back|revive|undelete|recover|"
    "annuler ca|deshacer|desfazer|deshaz|desfaca",
    "export": "export|ics|ical|download|save as ics|send me the ics",
    "feed": "feed|subscribe|calendar feed|calendar link|ical feed|my feed",
    "why": "why|why can't|why cant|why not|why is|why was|why did|warum|pourquoi|por que|porque",
    "try": "try|check|check if|what if|could i|can i move|simulate|would it work|test",
    "map": "map|timeline|intervals|windows",
    "digest": "digest|daily digest|summary|daily summary",
    "language": "language|lang|locale|sprache|langue|idioma|speak",
    "done": "done|that's all|thats all|that is all|fertig|fini|listo|pronto",
    "nevermind": "nevermind|never mind|forget it|forget that|scratch that|cancel that|nvm|"
    "no thanks|leave it|discard|abort|egal|laisse tomber|olvidalo|esquece|deixa",
    "more": "more|page|next page|show more|more please|mehr|weiter|plus|mas|mais|previous page|"
    "prev page",
    "poll": "poll|vote|survey|doodle",
    "free": "free|busy|availability|available|who is free|who's free|when are we free|free busy|"
    "free/busy|find a time|find a slot|find time|is everyone free|am i free|"
    "when am i free",
    "record": "record|start recording|stop recording|recording|recordings|recording of|"
    "recordings of|pause recording|auto record",
    "transcript": "transcript|transcripts|transcript of|transcription|captions",
    "attendance": "attendance|who attended|who came|who was there|who joined|attendees|"
    "attendance of",
    "notes": "notes|minutes|meeting notes|notes of|minutes of|note",
    "actions": "actions|action items|todos|to dos|tasks",
    "register": "register|registrants|registration|registrations|sign up",
    "template": "template|templates|save as template|from template|use template",
    "copy": "copy|duplicate|clone",
    "practice": "practice|practice session|rehearsal",
    "status": "status|ping you|are you there|are you alive|uptime",
    "health": "health",
    "for": "for|on behalf of",
    "host": "host|make host|change host",
    "reassign": "reassign|hand over|handover|hand off|transfer|give to|change the host",
    "connect": "connect|connect webex|link my account|log in|login|disconnect",
}
NAMES: tuple[str, ...] = tuple(SYNONYMS)

# Words for commands that as often begin a title; they are one when a whole time stands beside them.
NOUNISH = frozenset(
    listed(
        "status check open notes practice record recording map feed page more template history "
        "language settings agenda actions attendance transcript poll late end host connect "
        "export register free info about details test summary call minutes note health review "
        "start close launch log tasks options changes copy calendar meetings upcoming "
        "announcement survey vote finish stop transfer display view maybe busy available yes no "
        "sure join find next list show help drop skip nudge ping registration rehearsal save "
        "what's what do have get today reminder reminders announcements going later summary "
        "intervals windows plus"
    )
)
_FILLERS = frozenset(
    listed(
        "please pls plz plse hey hi hello yo hallo hola bonjour salut ola bitte kannst du mir "
        "konnen sie porfavor can could would will you we i id i'd like want wanna to just "
        "kindly ok okay so um and also muster bot thanks thx team all folks guys everyone quick "
        "quickly gotta us should shall may must might need , ! . : ; - / maybe's por favor "
        "favor s'il te plait vous pouvez tu peux quiero queria quisiera puedes podrias puede me "
        "gostaria de quero pode eu ich mochte will moechte wollen wir lass uns j'aimerais je "
        "voudrais veux il faut let's lets let me let's sorry unfortunately apologies ah oh oops "
        "hmm"
    )
)
_POLITE = (
    "i would like to",
    "i'd like to",
    "i want to",
    "i need to",
    "we need to",
    "we should",
    "can you",
    "could you",
    "would you",
    "can we",
    "could we",
    "shall we",
    "let us",
    "let's",
    "lets",
    "i'd love to",
    "we want to",
    "i need you to",
    "would like to",
    "go ahead and",
    "can i",
    "could i",
    "please can you",
    "good morning",
    "good afternoon",
    "hi all",
    "do you think",
)


class Verb:
    """The command found: its name, the tokens of its words, and whether they were misspelt."""

    __slots__ = ("begin", "end", "misspelt", "name", "words")

    def __init__(self, name: str, begin: int, end: int, words: str, misspelt: bool = False):
        self.name = name
        self.begin = begin
        self.end = end
        self.words = words
        self.misspelt = misspelt


_INDEX: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _words in SYNONYMS.items():
    for _phrase in _words.split("|"):
        _first, *_more = _phrase.split()
        _INDEX.setdefault(_first, []).append((tuple(_more), _name))
for _options in _INDEX.values():
    _options.sort(key=lambda option: -len(option[0]))
_HYPHENED = frozenset(("re - schedule", "un - invite", "un - mute", "un - cancel", "peut - etre"))
_COMPOUNDS = frozenset((
    ("skip", "level"), ("book", "club"), ("call", "center"), ("open", "house"), ("open", "mic"),
    ("open", "day"), ("cancel", "culture"), ("move", "night"), ("start", "date"), ("drop", "in"),
    ("check", "in"), ("check", "up"), ("stand", "up"), ("set", "list"), ("free", "lunch"),
    ("open", "office"), ("end", "user"), ("for", "the"), ("plan", "b"), ("board", "meeting"),
))  # fmt: skip
_AFTER_LAST = {"verschieben": "move", "absagen": "cancel", "verlegen": "move", "planen": "schedule",
               "einladen": "invite", "streichen": "cancel", "anlegen": "schedule",
               "vereinbaren": "schedule", "eintragen": "schedule"}  # fmt: skip


def match(tokens: list[Token], i: int) -> Verb | None:
    """The command whose words begin at token ``i``, the longest phrase first."""
    token = at(tokens, i)
    after = at(tokens, i + 1)
    if (
        after.cat == "-"
        and after.glued
        and at(tokens, i + 2).glued
        and at(tokens, i + 2).cat == "word"
    ) and f"{token.low} - {at(tokens, i + 2).low}" not in _HYPHENED:
        return None  # "check-in", "skip-level"
    if (token.low, after.low) in _COMPOUNDS:
        return None
    words: list[str] = []  # phrases that were made one token are taken apart again
    places: list[int] = []
    for k in range(i, min(i + 6, len(tokens))):
        for word in tokens[k].low.split():
            words.append(word)
            places.append(k)
    for rest, name in _INDEX.get(words[0] if words else "", ()):
        size = len(rest) + 1
        if tuple(words[1:size]) == rest and (
            size == len(places) or places[size] != places[size - 1]
        ):
            return Verb(name, i, places[size - 1] + 1, " ".join(words[:size]))
    return None


def skip_politeness(tokens: list[Token], i: int) -> int:
    """The first token from ``i`` on that is no greeting or filler."""
    count = len(tokens)
    while i < count:
        token = tokens[i]
        if (
            token.low in _FILLERS
            or token.cat in ("!", ",", ".", "?")
            or (len(token.low) == 1 and not token.low.isascii())
        ):
            # "let's meet", "we should move": the filler itself may open a phrase for a command
            found = match(tokens, i)
            if (
                found and (found.end > i + 1 or token.low in ("may", "need", "maybe", "plane"))
            ) and found.words not in ("let's", "lets", "need", "can't", "let me"):
                return i
            if token.cat == "mo" or (
                token.low == "may" and at(tokens, i + 1).cat in ("int", "nth")
            ):
                return i
            if token.cat in ("day", "wd", "de") and token.low not in ("de",):
                return i
            i += 1
            continue
        break
    return i


def _late(tokens: list[Token]) -> Verb | None:
    """ "i'll be 10 minutes late", "i'm gonna be 5 min late for standup"."""
    opening = " ".join(token.low for token in tokens[:3])
    if not opening.startswith(
        (
            "i'll be",
            "ill be",
            "i will be",
            "i'm",
            "im ",
            "i am",
            "we'll be",
            "gonna be",
            "might be",
            "running ",
            "will be",
            "i might",
            "i may be",
        )
    ):
        return None
    for k in range(1, min(len(tokens), 9)):
        if tokens[k].low == "late":
            begin = k
            while begin > 0 and tokens[begin - 1].cat in ("int", "u", "num", "a", "dur", "approx",
                                                           "couple", "few"):  # fmt: skip
                begin -= 1
            if begin < k:
                kept = tokens.pop(k)
                tokens.insert(begin, kept)
            return Verb("rsvp", begin, begin + 1, "late")
    return None


def find(tokens: list[Token]) -> Verb | None:
    """The verb of a line: at its beginning, behind politeness, or at its end in German."""
    count = len(tokens)
    start = skip_politeness(tokens, 0)
    if start >= count:
        return match(tokens, 0)
    found = match(tokens, start)
    late = _late(tokens)
    if late:
        return late
    if found:
        return found
    last = tokens[count - 1]
    if last.low in _AFTER_LAST and count > 1:
        return Verb(_AFTER_LAST[last.low], count - 1, count, last.low)
    token = tokens[start]
    if token.cat == "word" and len(token.low) >= 3:
        near = near_verb(token.low, _INDEX)
        if near:
            return Verb(_INDEX[near][-1][1], start, start + 1, near, misspelt=True)
    return None

"""Small words of German, French, Spanish and Portuguese: articles, pronouns, prepositions."""

from __future__ import annotations

from language.words.kinds import listed

# Before a meeting, a person or a day, as the subject or the object of a line.
ARTICLES = frozenset(
    listed("""
        der die das den dem ein eine einen einer mein meine meinen unser unsere unseren diese
        diesen uns mir mich
        le la les un une des du d'un d'une mon ma mes notre nos ce cet cette moi nous
        el los las una al del mi tu este esta nuestra nuestro me
        o a os as um uma meu minha no na ao pro pra
    """)
)
# Before a meeting that is named behind "to", "into" or "out of".
DEFINITE = frozenset(
    listed("""
        der die das den dem mein meine meinen unser unsere unseren ein eine einen diesen diese
        dieses herrn frau
        le la les l' mon ma mes notre cette ce cet un une
        el los las mi mis este esta esse essa una uno
        o a os as meu minha nosso nossa um uma
    """)
)
# Articles that Romance languages put before the name of a person.
BEFORE_NAMES = frozenset(listed("a o as os la el los las le"))
# Pronouns for a meeting or for those who ask.
OBJECTS = frozenset(
    listed("""
        es das ihn sie
        le la les l' se ca cela elle il
        lo los las me nos eso esto
        o a os as ele ela isso isto
    """)
)
ME = frozenset(listed("me moi mich mir m'"))
US = frozenset(listed("nos nous uns"))
# "To" a meeting that is answered or attended.
TO = frozenset(
    listed("""
        zum zur zu beim bei fur fuer ins im an am
        pour a au aux l'
        al para en del de di
        ao na no nos nas pra pro pras pros da do
    """)
)
# What belongs to attending and not to the meeting ("ich kann zum Review *kommen*").
ATTEND = frozenset(
    listed("""
        kommen teilnehmen dabei sein mitmachen dabeisein mit gern gerne da
        pouvoir venir etre la present participer assister rejoindre bien
        poder asistir ir acudir estar llegar participar unirme presente asistencia mi
        comparecer minha presenca
        ai venire
    """)
)
# "Into" a meeting that somebody is asked to.
INTO = frozenset(
    listed("""
        zum zur zu ins in im fur fuer bei beim
        au aux a dans pour sur
        al en para
        ao pro pra na no nos nas aos as
    """)
)
# "Out of" a meeting that somebody is taken off.
OUT_OF = frozenset(listed("aus von vom vor du de des d' del da do das dos na no"))
# Before the day of a meeting ("la reunión *del* lunes").
OF_A_DAY = frozenset(listed("del de da do du des d' dos das vom von am"))

"""Per-language tables of the words that carry time, and the guess which language a line is in."""

from __future__ import annotations

from importlib import import_module

from language.words.kinds import Entry, listed

# first word -> second word ("" for none) -> the words after them, and the meaning
Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]

_LEXICONS: dict[str, tuple[dict[str, Entry], Phrases]] = {}

_MARKS = {
    "de": "morgen heute gestern ubermorgen uebermorgen uhr um mit und bis zum vom von der die "
    "das dem "
    "den jeden jede jedes alle montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "montags dienstags mittwochs donnerstags freitags ab fur nachste nachsten nachster naechste "
    "naechsten kommenden kommende diesen letzten ersten zweiten woche wochen monat monats "
    "stunde stunden tag tage januar februar marz juni juli oktober dezember halb viertel "
    "nachmittag vormittag abend abends morgens nachmittags mittags mittag taglich wochentlich "
    "monatlich jahrlich werktags verschiebe verschieben plane planen absagen zeige eine einen "
    "einer ein termin besprechung bitte wann ist nicht treffen sage lade erinnere beende starte "
    "vor nach zwischen zwei drei vier funf sechs sieben acht neun zehn elf zwolf am im quartal "
    "sonnabend tagen kalenderwoche heiligabend silvester naechster fruh liste wochenende "
    "vorstellen vergiss egal ich du wir ihr sie uns mir mich dir euch kann kannst konnen konnt "
    "konnte konnten konntest koennten muss mussen soll sollte sollten sollen mochte mochten "
    "moechte wollen wird werden wurde wurden haben habe hast hab sind auf aus zu zur ins beim "
    "fuer noch schon auch kein keine keinen leider nein ja gern gerne dabei raus komme kommt "
    "komm spater verspate danke dank vielen hilfe ruckgangig wie wer warum welche welchen "
    "termine besprechungen allen dass statt verschieb verlege leg lege setz setze trag trage "
    "mach buch streich losch losche entferne entfernen fuge hol lass lasst sag gib zeig such "
    "suche finde erinner erinnern lad nimm verlanger verlangere benenne schick schreib stell "
    "gesprach runde uber oder aber denn weil wenn falls vorher heut passt klappt schaffe dauert "
    "teilnehmer thema betreff viertelstunde hallo zusammen ansetzen einplanen blocken buchen "
    "absage zusage nachm vorm sekunden schmeiss wirf uberspring fallt ausfallen jour",
    "fr": "demain aujourd'hui hier apres avec pour jusqu'au jusqu'a tous toutes les le la du des "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis "
    "vendredis prochain prochaine chaque jours jour semaine semaines mois heures heure midi "
    "minuit matin en soir ce cette janvier fevrier mars avril juin juillet aout septembre "
    "octobre novembre decembre dans pendant premier dernier deplace deplacer annule annuler "
    "planifie planifier reunion rendez rdv reserve un une et deux trois quatre cinq sept huit "
    "neuf onze douze entre montre fois partir au reporte reporter reportez reservez planifiez "
    "annulez deplacez programme programmez vers demie quinze liste invite rappelle quotidien "
    "hebdomadaire mensuel organise aux derniere oublie laisse je il elle nous vous mon mes "
    "notre nos ca cela c'est sera serai suis j'ai avons avez ont qu'est qu'on qui quoi quand "
    "comment pourquoi quel quelle quels quelles oui non peux peut pouvez pourrais pourriez "
    "pouvons veux voudrais voulez dois doit devrait faut merci veuillez plait s'il svp stp "
    "bonjour salut creneau equipe comite seance atelier entretien bilan visio dej debrief codir "
    "copil cale calez mets mettez fais faites bloque bloquez ajoute ajoutez rajoute enleve "
    "supprime decale decalez repousse avancez affiche previens annonce demarre rejoins "
    "rejoindre termine cherche trouve sauf jeu lun ven d'une d'un ouvres ouvrable rappel retard "
    "serait possible programmer reu reunions matins point passe comme par est besoin moi toi "
    "lui sur n'est pas semestre trimestre",
    "es": "en manana hoy ayer pasado con para hasta todos todas los las el la del lunes martes "
    "miercoles jueves viernes sabado domingo proximo proxima cada dias dia semana semanas mes "
    "horas hora mediodia medianoche tarde noche esta este enero febrero marzo abril mayo junio "
    "julio agosto septiembre octubre noviembre diciembre dentro durante primer ultimo mueve "
    "mover cancela cancelar programa programar reunion agenda agendar una un y dos tres cuatro "
    "cinco seis siete ocho nueve diez once doce entre muestra veces partir lista invita desde "
    "por diario semanal mensual viene reserva reservar que cita posponer aplaza yo antes apunto "
    "acorta ayuda olvidalo podre asistir mis nuestro nuestra les lo se te su son estoy estare "
    "hay tengo tenemos tiene puedo puedes puede podemos podriamos podrias quiero quisiera "
    "necesito necesitamos vamos voy ire favor gracias hola buenas oye donde cuando quien "
    "quienes cual como pero tambien si ahora luego pasa pasar adelanta atrasa retrasa quita "
    "saca agrega anade incluye avisa avisen avisame avisanos dile diles recuerdame recuerdanos "
    "recuerda recordatorio ponme pon busca muestrame dime llamada junta juntas cliente equipo "
    "todo toda laborables menos cuarto media borra borrar sesion taller revision entrevista "
    "comida almuerzo charla contad cuenta conmigo confirmo arranca cierra abre hueco llego "
    "llegare pospon reprograma elimine anule anula mande hrs al nos esa ese aviso minutos "
    "sabados domingos",
    "pt": "amanha hoje ontem depois com ate todos todas os as o a da das do dos no na segunda "
    "terca "
    "quarta quinta sexta sabado domingo feira proximo proxima cada dias dia semana semanas mes "
    "horas hora tarde noite esta este janeiro fevereiro marco abril maio junho julho agosto "
    "setembro outubro novembro dezembro daqui durante primeira ultima mova mover cancele "
    "cancelar agende agendar marque marcar reuniao uma um e dois duas tres quatro cinco seis "
    "sete oito nove dez onze doze entre mostre vezes partir lista convide por diario semanal "
    "mensal vem toda todo meio meia adie reserve reservar que manha segundas tercas quartas "
    "quintas sextas eu voce vc meu minha meus minhas nosso nossa ele ela isso isto nao sim "
    "estou estamos tenho temos tem ha posso pode podem podes podemos poderia quero queria "
    "gostaria preciso precisamos vou irei favor obrigado obrigada oi ola onde quando quem qual "
    "como mas tambem ja agora pra pro pras pros ao aos nas num numa pela pelo uteis util vamos "
    "passar antes minutos uns umas renomeia encurta ajuda grava fora dessa mesmo horario mude "
    "muda passa adia adianta antecipa remarca remarcar desmarca tira coloca bota poe avisa "
    "avise diz diga lembra lembre lembrete procura busca mostra chama chamada convida adiciona "
    "inclui apaga apagar confirmo presenca atraso atrasado sessao oficina almoco cafe aula hj "
    "sff bora seg ter qua qui sex sab em sem mim comigo desfaz desfaca cade alinhamento equipe "
    "entrevista conta quinzenal nos reunioes",
}
# Letters that only one of the languages has.
LETTERS = {
    **dict.fromkeys("ñ¿¡", "~es"), **dict.fromkeys("ãõ", "~pt"), **dict.fromkeys("ßäöü", "~de"),
    **dict.fromkeys("èùœîû", "~fr"),
}  # fmt: skip
_ENGLISH = frozenset(
    listed(
        "the at on in for with and from to every next this of until tomorrow today tonight am "
        "pm monday tuesday wednesday thursday friday saturday sunday week weeks hour hours "
        "minutes day month my me please schedule book move cancel list show what meet is it a "
        "an i we by about morning afternoon evening noon minute year quarter weekday weekdays "
        "starting mins mon"
    )
)
# Words of time that no English line holds by chance; English is understood beside them.
_STRONG: dict[str, str] = {
    word: tongue
    for tongue, listing in {
        "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute morgen "
        "ubermorgen uebermorgen uhr mit und fur fuer bis nachsten naechsten jeden "
        "minuten stunde stunden woche wochen tage montags dienstags mittwochs donnerstags freitags "
        "samstags sonntags taglich werktags",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche demain aujourd'hui avec "
        "prochain prochaine",
        "es": "lunes martes miercoles jueves viernes manana hoy proximo",
        "pt": "amanha hoje terca quarta quinta sexta feira",
    }.items()
    for word in listing.split()
}
_SHARED = frozenset(("a", "in", "am", "an", "me"))  # words of other languages as well
_EVERYWHERE = frozenset(("daily", "weekly", "min"))  # said in any language
_MARK: dict[str, tuple[str, ...]] = {}
for _tongue, _words in _MARKS.items():
    for _word in _words.split():
        if _word not in _ENGLISH:
            _MARK[_word] = (*_MARK.get(_word, ()), _tongue)


_MARK.update({f"~{tongue}": (tongue,) for tongue in _MARKS})


def guess(words: list[str], locale: str | None) -> str:
    """Return the language that most of the words (lower case, without accents) belong to."""
    scores: dict[str, float] | None = None
    english = 0.0
    plain = lexicon("en")[0]
    for word in words[:200]:
        if word in _ENGLISH:
            english += 0.5 if word in _SHARED else 1
        elif len(word) > 1 and word in plain and word not in _MARK and word not in _EVERYWHERE:
            english += 0.6
        if word in _MARK:
            if scores is None:
                scores = {"de": 0.0, "fr": 0.0, "es": 0.0, "pt": 0.0}
            for tongue in _MARK[word]:
                # A word that fewer languages share says more.
                scores[tongue] += 1.0 if len(_MARK[word]) == 1 else 0.6
    if scores is None:
        return _plainly(words)
    if locale and locale[:2] in scores:
        scores[locale[:2]] += 0.5
    best = max(scores, key=lambda tongue: scores[tongue])
    if sum(score > scores[best] - 0.7 for score in scores.values()) > 1:
        best = _by_verbs(words, scores)
    if scores[best] > english and (scores[best] >= 0.9 or english <= 0.5):
        return best
    return _plainly(words)


def _by_verbs(words: list[str], scores: dict[str, float]) -> str:
    """The likelier of languages that share the words of a line: whose verbs it holds."""
    from language.abroad.conjugation import index

    for tongue, score in scores.items():
        if score > 0:
            known = index(tongue)
            scores[tongue] += 0.5 * sum(len(word) > 2 and word in known for word in words[:20])
    return max(scores, key=lambda tongue: scores[tongue])


def _plainly(words: list[str]) -> str:
    """The one foreign language that words of time belong to ("cancel standup am Freitag")."""
    found = {_STRONG[word] for word in words[:200] if word in _STRONG}
    return found.pop() if len(found) == 1 else "en"


def lexicon(tongue: str) -> tuple[dict[str, Entry], Phrases]:
    """Return word -> entry and first word -> phrases of a language, English underneath."""
    found = _LEXICONS.get(tongue)
    if found is None:
        found = _LEXICONS[tongue] = _load(tongue)
    return found


def _load(tongue: str) -> tuple[dict[str, Entry], Phrases]:
    module = import_module(f"language.words.{tongue}")
    words: dict[str, Entry] = module.WORDS
    phrases: dict[str, Entry] = module.PHRASES
    if tongue != "en":
        english = import_module("language.words.en")
        words = {**english.WORDS, **words}
        phrases = {**english.PHRASES, **phrases}
    index: Phrases = {}
    for text, entry in phrases.items():
        first, *rest = text.split()
        second = rest[0] if rest else ""
        index.setdefault(first, {}).setdefault(second, []).append((tuple(rest[1:]), entry))
    for options in index.values():
        for tails in options.values():
            tails.sort(key=lambda option: -len(option[0]))
    return words, index

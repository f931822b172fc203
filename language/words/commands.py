"""The commands' names and the words people use for them."""

from __future__ import annotations

from language.words.kinds import listed

# The words of an answer to an invitation.
ANSWERS: dict[str, str] = {
    "yes": "yes|accept|+ 1 for|+ 1|i will participate|i'll participate|i will participate in|"
    "i'll participate in|i confirm my presence|confirm my presence|happy to join|happy to attend|"
    "glad to join|will be there|will attend|i will be attending|i'll be attending|can make it|"
    "i'll be there|ill be there|i will be there|yep|yeah|yup|yea|yea ill be there|"
    "yes ill be there|yeah ill be there|i'm in|im in|i am in|count me in|i'll come|i'll join|"
    "i accept|attending|i'll attend|i'm coming|im coming|sure|going|i'm going|i can make it|"
    "i can make|i can come|ja|bin dabei|ich bin dabei|ich komme|oui|je viens|je serai la|"
    "j'y serai|si|voy a ir|alli estare|ahi estare|sim|eu vou|estarei la|ok for me|okay for me|"
    "fine for me|good for me|works for me|suits me|ok with me|fine with me|fine by me|confirming|"
    "i confirm|i'm confirming|confirming my attendance|i confirm my attendance|"
    "confirm my attendance|i will attend|i'll make it|i will make it|i'll be at|i will be at|"
    "ill be at|i will join|i will come|see you there|wouldn't miss",
    "no": "no|decline|regrets for|my regrets for|apologies for|my apologies for|"
    "send my apologies for|send my regrets for|send my apologies|bow out of|bow out|"
    "bowing out of|drop out of|dropping out of|pull out of|back out of|opt out of|duck out of|"
    "bail on|bailing on|bail out of|skip out on|i'm skipping|im skipping|i am skipping|"
    "can not make|can not attend|can not come|can not join|can not do|can not assist to|"
    "can't assist to|cannot assist to|won't attend|wont attend|won't join|will not attend|"
    "will not join|will not come|will not make|will not be able to|unable to come|nope|nah|"
    "nah cant|nah can't|no cant|can't make it|cant make it|can't make|cant make|cannot make it|"
    "cannot make|won't make it|wont make it|won't make|i can't make it|i cant make it|"
    "i can't make|i cant make|i cannot make it|i cannot make|i can't|i cant|i cannot|can't|cant|"
    "cannot|i'm out|im out|i am out|count me out|i decline|not attending|not coming|"
    "i'm not coming|im not coming|i am not coming|i won't make it|i wont make it|i won't make|"
    "i won't be there|i won't come|won't be there|won't come|not going|i'm not going|i'll skip|"
    "i have to decline|unable to attend|unable to make|unable to join|i'm unable to attend|"
    "i'm unable to|i am unable to|shan't make it|i shan't make it|i shan't make|shan't make|"
    "won't be able to|i won't be able to|can't do|cant do|can't attend|cant attend|can't join|"
    "cant join|cannot attend|cannot join|can't come|cant come|cannot come|i can't do|"
    "i can't attend|i can't join|i can't come|i cannot attend|i cannot join|i cannot come|"
    "i have to miss|i'll have to miss|have to miss|gonna miss|i'll miss|i will miss|"
    "have to pass on|i'll pass on|i have to pass on|i'll sit out|sitting out|count me out of|"
    "not gonna make|not going to make|i'm not going to make|i will not be able to|not able to|"
    "i'm not able to|i am not able to|nein|kann nicht|ich kann nicht|ich kann leider nicht|"
    "kann leider nicht|ich komme nicht|komme nicht|bin raus|non|je ne peux pas|je peux pas|"
    "je ne viens pas|je ne pourrai pas|no puedo|no voy|nao|nao posso|nao vou",
    "maybe": "maybe|mayb|mabye|tentative|possibly|perhaps|idk if i can make it|idk|not sure|"
    "i'm not sure|im not sure|dunno|i don't know|might make it|i might make it|i may make it|"
    "i might not make it|might not make it|might make|i might make|may make|i may make|"
    "might come|i might come|might join|i might join|i may join|might be able to make|"
    "i might be able to|50/50|fifty fifty|50 / 50|on the fence|vielleicht|peut etre|peut - etre|"
    "tal vez|quiza|quizas|talvez",
    "late": "late|start without me|will join late|be late|ill be late|i will be late|i'm late|"
    "im late|running late|i'm running late|im running late|joining late|i might be late|"
    "coming late|come later|come late|i join|i'll join late|i will join late|i'll come later|"
    "i will come later|i'll come late|i will come late|komme spater|ich komme spater|bin zu spat|"
    "verspate mich|en retard|je suis en retard|je serai en retard|llego tarde|llegare tarde|"
    "vou me atrasar|estou atrasado|estou atrasada",
}
ANSWER_OF = {words: answer for answer, some in ANSWERS.items() for words in some.split("|")}

# Among the words for a command the first is its name.
SYNONYMS: dict[str, str] = {
    "help": "help|commands|what can you do|how do you work|hilfe|aide|ayuda|ajuda|how do i|"
    "how can i|how do you|how to|how should i|how would i|how can we|how do we|?",
    "schedule": "schedule|sched|send out an invite for|send an invite for|send invites for|"
    "send out invites for|send a calendar invite for|set aside|lob in|diarise|diarize|enter|"
    "chuck in|make an appointment|make a meeting|meet|book|create|set up|setup|plan|new|call|"
    "arrange|organize|organise|block|block off|reserve|hold|make|put|pencil in|put in|slot in|"
    "pop in|need|get|get me|give me|stick|squeeze in|pop|grab|grab me|fit in|fit me in|"
    "let's meet|lets meet|lets|let's|wanna|speak with|do|have|find me|have a|throw in|fix|"
    "find time for|add a meeting|add meeting|add an event|schedule a|create a|book a|set|slate|"
    "jump on|hop on|bloque|bloquer|bloquez|bloquea|plane|plane ein|planen|buche|buchen|termin|"
    "reserviere|vereinbare|erstelle|lege|planifie|planifier|planifiez|reserver|reservez|"
    "organiser|programme|programmer|programmez|cree|creer|programa|programar|agendar|agende|crea|"
    "crear|reserva|reservar|organiza|organizar|marque|marcar|marca|crie|criar|schedul|convoca",
    "list": "list|ls|furnish a list of|provide a list of|send me a list of|send a list of|"
    "all the meetings|give me everything|show everything i have|show me everything i have|"
    "everything i have|upcoming|my meetings|meetings|show me|show my|see my calendar|"
    "see my meetings|which of my meetings|what meetings are there|which meetings are there|"
    "show all|show upcoming|show the list|show meetings|all meetings|calendar|my calendar|"
    "what meetings|which meetings|liste|lister|zeige|zeig mir|zeig|montre|muestra|mostre|lista|"
    "listar|what is|what's|whats|what|show me all|give me the next|show me the next|rest of the|"
    "which calls|give me a list of|give me the list of|give list of|give a list of|"
    "give me a summary of|give me an overview of|give me a rundown of|list out|list of|a list of|"
    "make a list of|give me all|overview|overview of|wats|quelles sont|quels sont|was sind|"
    "welche termine|cuales son|quais sao",
    "agenda": "agenda|agenda today|run me through|walk me through|talk me through|"
    "take me through|today's agenda|my day|what's on|whats on|wats on|what is on|what's up|"
    "whats up|what do i have|what have i got|what do we have|what am i doing|what's happening|"
    "was steht an|was steht|was ist los|was ist|what's my day|what's going on|anything on|"
    "do i have anything|que hay|qu'est|tagesordnung|ordre du jour",
    "next": "next meeting|next one|my next meeting|what's next|whats next|whens my next|"
    "whens next|what is next|next up|when is my next meeting|when's my next meeting|"
    "what's my next meeting|next call|my next one|what's my next call|whats my next|"
    "what's my next|what is my next|when's my next|when is my next|next",
    "find": "find|where can i find|where do i find|which meeting is|which meeting was|"
    "which one is|looking for|i'm looking for|im looking for|where did|what happened to|"
    "whatever happened to|where has|where have|search|when is|when's|whens|look for|look up|"
    "search for|where is|when are|when was|when were|when the|when our|when my|when does|when do|"
    "when's the|when did|when we have|when do we have|when do i have|when have we|when will|"
    "what time is|what time's|what time does|what time do|what time|at what time is|at what time|"
    "which day is|what day is|suche|such|finde|wann ist|cherche|quand est|busca|buscar|cuando es|"
    "procure|procurar|quando e|trouve|encuentra",
    "show": "show|show me the details of|show the details of|give me the details of|detail of|"
    "detail|pull up|bring up|details|info|details of|details on|details for|tell me about|"
    "display|view|about",
    "move": "move|mov|anticipate|reschedule|resched|push|bring|postpone|shift|delay|push back|"
    "put off|bring forward|defer|move up|mv|advance|pull forward|move forward|push out|pull in|"
    "re-schedule|re - schedule|rebook|bump|prepone|shove|swap|relocate|put back|pull|shift back|"
    "slide|knock back|kick back|switch to|bounce|bring fwd|push fwd|nudge back|shunt|verschiebe|"
    "verschieb|verschieben|verlege|verlegen|avance|avancer|avancez|adelanta|adelantar|antecipe|"
    "antecipar|deplace|deplacer|deplacez|decale|decaler|reporte|reporter|repousse|repousser|"
    "repoussez|reportez|mueve|mover|aplaza|aplazar|pospon|posponer|cambia|mova|mude|mudar|adie|"
    "adiar|remarque|remarcar|passe|reprograma|reprogramar|reagende|reagendar",
    "change": "change|rename|extend|shorten|trim|reduce|cut down|stretch|edit|update|modify|set|"
    "lengthen|prolong|turn on|switch|turn off|make it|make|mach|repeat|andere|andern|aendere|"
    "change le|modifie|modifier|cambiar|modifica|modificar|altere|alterar|umbenennen|rallonge|"
    "prolonge",
    "cancel": "cancel|cancl|we won't be needing|we won't need|won't be needing|we wont need|"
    "we don't need|we dont need|we no longer need|no longer need|don't need|dont need|scratch|"
    "annul|abandon|cncl|skip|drop|delete|call off|scrap|kill|get rid of|cxl|remove the meeting|"
    "take out|leave out|bin|wipe|unbook|unschedule|stand down|strike|nuke|pull the plug on|"
    "call it off|canx|nix|axe|ditch|blow off|absagen|sage|sag|losch|streiche|losche|annule|"
    "annuler|annulez|supprime|cancela|cancelar|cancele|anula|anular|elimina|desmarque|desmarcar",
    "invite": "invite|add|include|loop in|cc|bring in|rope in|put on the list for|lade|einladen|"
    "inviter|ajoute|ajouter|invita|invitar|anade|convide|convidar|adicione|adicionar|convie",
    "remove": "remove|rm|uninvite|disinvite|take off|un-invite|un - invite|entferne|retire|"
    "retirer|quita|quitar|remova|remover|ausladen",
    "rsvp": "rsvp|" + "|".join(ANSWERS.values()),
    "start": "start|begin|open up|get going with|get going|get started with|let's get started|"
    "let's begin|let's start|open|launch|kick off|starte|beginne|demarre|demarrer|commence|"
    "inicia|iniciar|empieza|inicie|comece|lance|start up|get started|kick it off",
    "join": "join|put me into|where do i dial in|how do i dial in|dial in|dial into|"
    "join link for|join link of|join link|link to join|how do i join|let me enter to|"
    "let me enter|im here|i am here|teilnehmen|rejoins|rejoindre|unete|entrar|let me in|"
    "let me into|get me into|take me to|put me through to|bring me into|jump into|hop into|"
    "dial me into",
    "admit": "admit|let in|let them in|let everyone in|let him in|let her in|admit all",
    "end": "end|stop|finish|close|wrap|wrap up|beende|beenden|termine|terminer|terminar|encerre|"
    "encerrar|termina",
    "remind": "remind|remember me|poke|reminder|reminders|nudge|ping|set a reminder|set reminder|"
    "make a reminder|make reminder|add a reminder|add reminder|create a reminder|create reminder|"
    "put a reminder|set up a reminder|set me a reminder|give me a give us a heads up|heads up|"
    "warn me|warn us|warn|poke me|buzz me|give me a nudge|give me a shout|give us a shout|"
    "wake me up|wake me|give us a nudge|don't let me forget|dont let me forget|jog my memory|"
    "tip me off|send a reminder|send out a reminder|send reminder|send out reminders|"
    "send reminders|set an alert|alert|erinnere|rappelle|rappeler|rappelez|recuerda|recuerdame|"
    "lembre|lembrar|avise",
    "snooze": "snooze|give me another|later|tell me again|ask me again",
    "mute": "mute|silence|shush|quiet|be quiet|hush|shut up|pipe down|shush please|keep quiet|"
    "stop pinging|stop nagging|stop reminders|no reminders|stumm",
    "unmute": "unmute|you can talk again|you can talk|you can speak again|talk again|un-mute|"
    "un - mute|unsilence|start bothering me again|start reminding me again|start reminders again|"
    "send reminders here again|send reminders again|turn reminders back on|"
    "turn the reminders back on|turn reminders on again|switch reminders back on",
    "announce": "announce|tell|send a heads up to|send a heads - up to|give a heads up to|"
    "send a message to|send a note to|drop a note to|send word to|post a note in|"
    "post a message in|message|broadcast|announcements|announcement|notify|inform|post in|"
    "post to|communicate|spread the word|pass on|circulate|share with",
    "timezone": "timezone|tz|update my time zone|update my timezone|change my time zone|"
    "switch my timezone to|switch my time zone to|time zone|my timezone is|my timezone|"
    "set timezone|which time zone do you have|what time zone do you have|"
    "which timezone do you have|what timezone do you have|what's my timezone|what is my timezone|"
    "what's my time zone|what is my time zone|which timezone am i in|set my timezone|"
    "set timezone to|my time zone is|set my time zone to|set my time zone|set time zone to|"
    "set time zone|my time zone|stell meine zeitzone auf|meine zeitzone ist|change timezone|"
    "change my timezone|zeitzone|fuseau|zona horaria|fuso horario|i'm in timezone|my tz is|set tz",
    "prefs": "prefs|settings|default my|always remind me|my working hours are|"
    "set my working hours to|set my hours to|set my working hours|my hours are|i work from|"
    "i work|preferences|setting|pref|preference|options|show my prefs|show prefs|my settings|"
    "show my settings|what are my settings|my preferences|my prefs|change my default|"
    "set my default|change my settings|config|configure|einstellungen|ajustes|parametres|"
    "configuracoes",
    "thanks": "thanks|great job|good job|well done|nice work|good bot|nice one|thank you|cheers",
    "history": "history|hist|who changed|log|changes|show who has|show who has edited|"
    "show who has changed|show who has moved|show who edited|show who changed|who has edited|"
    "who edited|who has changed|show who|verlauf|historique|historial|historico|what changed|"
    "who moved|who cancelled|who canceled|who renamed|who deleted|who scheduled|who created|"
    "who added|who booked|who set up|who rescheduled|when did we last move|"
    "when did we last change|when was it last",
    "undo": "undo|roll it back|take back my last change|take back the last|take back my last|"
    "forget what i just did|revert|reverse|reverse that|put it back to how it was|"
    "put it back how it was|put it back the way it was|change it back|didn't mean to|"
    "didnt mean to|i didn't mean to|i didnt mean to|put it back as it was|go back|undo that|"
    "take that back|roll back|rollback|take it back|ruckgangig|uncancel|un-cancel|un - cancel|"
    "restore|reinstate|bring back|revive|undelete|recover|annuler ca|deshacer|desfazer|deshaz|"
    "desfaca",
    "export": "export|ics|ical|download|save as ics|send me the ics",
    "feed": "feed|subscribe|send me the calendar feed|give me a calendar link|ics link|"
    "calendar feed|calendar link|ical feed|my feed",
    "why": "why|how come|what stops|what's stopping|why can't|why cant|why not|why is|why was|"
    "why did|warum|pourquoi|por que|porque",
    "try": "try|check|check if|what if|simulate|would it work|what happens if|"
    "what would happen if|what'd happen if|test",
    "map": "map|timeline|intervals|windows",
    "digest": "digest|daily digest|summary|daily summary",
    "language": "language|lang|write to me in|write me in|talk in|speak in|answer in|reply in|"
    "talk to me in|speak to me in|answer me in|locale|sprache|langue|idioma|speak",
    "done": "done|that's all|thats all|that is all|fertig|fini|listo|pronto",
    "nevermind": "nevermind|never mind|forget it|forget that|scratch that|cancel that|nvm|"
    "no thanks|leave it|discard|abort|egal|laisse tomber|olvidalo|esquece|deixa",
    "more": "more|page|next page|show more|more please|mehr|weiter|plus|mas|mais|previous page|"
    "prev page",
    "poll": "poll|start a poll|create a poll|make a poll|run a poll|set up a poll|vote|survey|"
    "doodle",
    "free": "free|busy|availability|available|who is free|who's free|when are we free|free busy|"
    "free/busy|find a time|find a slot|find time|is everyone free|am i free|when am i free",
    "record": "record|start recording|stop recording|recording|recordings|recording of|"
    "recordings of|pause recording|auto record",
    "transcript": "transcript|transcripts|transcript of|transcription|captions",
    "attendance": "attendance|who actually turned up to|who actually turned up|"
    "who actually came to|who attended|who came|who turned up|who showed up|"
    "who actually showed up|who actually came|who actually attended|who actually showed up to|"
    "who was at|who came to|who turned up to|who showed up to|who was there|who joined|attendees|"
    "attendance of",
    "notes": "notes|minutes|put in the notes|put it in the notes|add a note|meeting notes|"
    "notes of|minutes of|add to the minutes|add to the notes|note that|note down|for the minutes|"
    "minute that|take a note|note",
    "actions": "actions|who has to do what after|who has to do what|who does what after|"
    "action items|open action items|action item|open actions|my actions|open tasks|open todos|"
    "todos|to dos|tasks",
    "register": "register|registrants|who has registered for|who registered for|"
    "who is registered for|registration|sign me up for|sign me up|register me for|register me|"
    "registrations|sign up",
    "template": "template|templates|save as template|from template|use template",
    "copy": "copy|duplicate|clone",
    "practice": "practice|practice session|rehearsal",
    "status": "status|are you working|are you up|ping you|are you there|are you alive|uptime",
    "health": "health",
    "for": "for|on behalf of",
    "host": "host|make host|change host",
    "reassign": "reassign|hand over|handover|hand off|transfer|give to|hand|change the host",
    "connect": "connect|connect webex|link my account|log in|login|disconnect",
}
NAMES: tuple[str, ...] = tuple(SYNONYMS)

# Words for commands that as often begin a title; they are one when a whole time stands beside them.
NOUNISH = frozenset(
    listed(
        "status handover check open notes practice record recording map feed page more "
        "template history language settings agenda actions attendance transcript poll late end "
        "host connect export register free info about details test summary call minutes note "
        "health review start close launch log tasks options changes copy calendar meetings "
        "upcoming announcement survey vote finish stop transfer display view maybe busy "
        "available yes no sure join find next list show help nudge ping registration rehearsal "
        "save what's what do have get today reminder reminders announcements going later "
        "intervals windows plus"
    )
)
FILLERS = frozenset(
    listed(
        "gonna please pls plz plse u ya hey hi hello yo hallo hola bonjour salut ola bitte "
        "kannst du mir konnen sie porfavor can could would will you we i id i'd like want "
        "wanna to just kindly actually sadly ooh oooh yay hiya afraid anyway anyways basically "
        "honestly alright hopefully ok okay so um and also muster bot thanks thx team all "
        "folks guys everyone quick quickly gotta us should shall may must might need , ! . : ; "
        "- / maybe's por favor s'il te plait vous pouvez tu peux quiero queria quisiera puedes "
        "podrias puede me gostaria de quero pode eu ich mochte moechte wollen wir lass uns "
        "j'aimerais je voudrais veux il faut let's lets let sorry unfortunately apologies ah "
        "oh oops hmm"
    )
)

"""Verbs of German, French, Spanish and Portuguese by the command they ask for."""

from __future__ import annotations

# Infinitives without accents, by language and command. ``language.abroad.conjugation`` makes
# their forms:
#
#   ab|sagen            a German verb with the part that stands apart ("sag ... ab")
#   mettre:mets,mettez  behind the colon forms that do not follow the rule
#   ?passer             its forms are often nouns as well (see NOUN_TOO)
ORDERS: dict[str, dict[str, str]] = {
    "de": {
        "move": """
            ziehen:gezogen verschieben:verschoben,verschieb verlegen umlegen
            um|legen um|planen um|buchen umziehen:umgezogen um|ziehen
            schieben:geschoben rucken legen setzen verlagern um|terminieren
            zuruck|stellen hinaus|schieben auf|schieben:aufgeschoben nach|holen
            verscheiben
        """,
        "advance": "vor|ziehen:vorgezogen vor|verlegen:vorverlegt,vorverlegen",
        "cancel": """
            ab|sagen stornieren:storniert streichen:gestrichen loschen loeschen
            ab|blasen:abgeblasen uberspringen:ubersprungen ueberspringen
            aus|fallen:ausgefallen aus|lassen:ausgelassen aus|setzen
            canceln:cancel,gecancelt skippen kippen weg|lassen:weggelassen
            annullieren entfallen knicken
        """,
        "schedule": """
            planen ein|planen buchen vereinbaren ein|tragen:eingetragen an|setzen
            auf|setzen an|legen erstellen reservieren:reserviert blocken
            blockieren:blockiert aus|machen ab|machen ein|stellen
            organisieren:organisiert terminieren machen ein|berufen:einberufen
            fest|legen arrangieren ein|richten halten zusammen|schalten
            zusammen|setzen ein|schieben
        """,
        "invite": """
            auf|nehmen:nimm holen ein|laden:eingeladen hinzu|fugen hinzu|fuegen
            dazu|holen dazu|nehmen:nimm mit|nehmen:nimm rein|nehmen:nimm dazu|laden
            rein|holen erganzen hinzu|nehmen:nimm dazu|packen hinzu|ziehen
            dazu|setzen
        """,
        "remove": """
            runter|nehmen:nimm runter|werfen:wirf nehmen:nimm entfernen
            aus|laden:ausgeladen raus|nehmen:nimm,rausgenommen
            raus|schmeissen:schmeiss,schmeisse raus|werfen:wirf,rausgeworfen
            aus|tragen raus|kicken heraus|nehmen:nimm raus|loschen weg|nehmen:nimm
            raus|streichen
        """,
        "remind": "erinnern erinner Bescheid|geben:gib",
        "tell": """
            sagen Bescheid|sagen informieren:informiert an|kundigen ankuendigen
            mitteilen mit|teilen benachrichtigen verkunden aus|richten
            schreiben:schreib
        """,
        "list": "zeigen auf|listen an|zeigen nennen:nenn auf|zeigen",
        "find": "suchen finden raus|suchen such heraus|suchen",
        "start": "starten beginnen eroffnen an|fangen:fang offnen los|legen",
        "join": """
            bei|treten:tritt rein|gehen teil|nehmen:nimm,teilgenommen ein|wahlen
            rein|lassen:lass
        """,
        "end": "beenden schliessen ab|schliessen auf|horen",
        "undo": """
            ruckgangig|machen rueckgaengig|machen zuruck|nehmen:nimm
            wieder|herstellen her|stellen wiederherstellen
        """,
        "change": "andern aendern anpassen an|passen bearbeiten um|stellen",
        "rename": "um|benennen:umbenannt,benenn,umbenennen um|taufen",
        "extend": "verlangern verlaengern aus|dehnen",
        "shorten": "verkurzen kurzen ab|kurzen verkuerzen",
        "record": "mit|schneiden auf|zeichnen",
        "mute": "stumm|schalten",
    },
    "fr": {
        "move": """
            decaler deplacer reporter repousser reculer replanifier reprogrammer
            bouger basculer transferer ?passer remettre:remets,remettez,remis,remise
            retarder translater glisser switcher shifter differer recaler
        """,
        "advance": "avancer",
        "cancel": "annuler supprimer effacer sauter skipper zapper oublier decommander",
        "schedule": """
            planifier programmer organiser creer reserver bloquer caler fixer poser
            ?noter arranger convoquer
            prevoir:prevois,prevoyez,prevu,prevue,prevoyons
            mettre:mets,mettez,mettons faire:fais,faites,faisons
            prendre:prends,prenez,prenons inscrire:inscris,inscrivez placer booker
            booke tenir:tenons voir:voyons demander
        """,
        "invite": "inviter ajouter rajouter convier inclure:inclus,incluez associer integrer",
        "remove": """
            retirer enlever virer exclure:exclus,excluez desinviter
            desinscrire:desinscris,desinscrivez sortir:sors,sortez degager oter
        """,
        "remind": "rappeler:rappelle,rappelles,rappellez",
        "tell": """
            ?annoncer prevenir:previens,prevenez,prevenons dire:dis,dites informer
            avertir:avertis,avertissez signaler notifier aviser alerter communiquer
            diffuser
        """,
        "list": "montrer afficher lister ?donner voir",
        "find": "chercher trouver rechercher retrouver",
        "start": "demarrer lancer commencer ouvrir:ouvre,ouvrez debuter",
        "join": "rejoindre:rejoins,rejoignez connecter",
        "end": "terminer fermer cloturer arreter finir:finis,finissez,finissons clore:clos",
        "undo": "defaire:defais,defaites retablir:retablis,retablissez restaurer",
        "change": "changer modifier",
        "rename": "renommer rebaptiser intituler",
        "extend": "rallonger prolonger allonger etendre:etends,etendez",
        "shorten": "raccourcir:raccourcis,raccourcissez ecourter reduire:reduis,reduisez",
        "record": "enregistrer",
    },
    "es": {
        "move": """
            mover:mueve,mueva,muevan,muevas,moved aplazar retrasar ?pasar ?correr
            recorrer reprogramar reagendar postergar desplazar trasladar
            posponer:pospon,posponga,pospongamos,pospongan,pospuesta,pospuesto
            atrasar dejar recalendarizar diferir:difiere,difiera ?cambiar
        """,
        "advance": "adelantar anticipar",
        "cancel": """
            cancelar anular eliminar borrar suspender saltar descartar suprimir
            desconvocar tumbar omitir saltear
        """,
        "schedule": """
            programar agendar crear ?reservar ?organizar bloquear convocar
            planificar armar fijar montar concertar apartar apuntar anotar
            calendarizar coordinar cuadrar
            poner:pon,ponga,pongan,pongamos,ponle,ponme,ponnos
            hacer:haz,haga,hagamos,hagan separar generar planear ?marcar meter
            tener:tengamos solicitar arreglar ?citar colocar
        """,
        "invite": """
            invitar anadir agregar sumar incluir:incluye,incluya,incluyan incorporar
            convidar
        """,
        "remove": """
            quitar sacar:saque,saquen retirar excluir:excluye,excluya desinvitar
            remover expulsar
        """,
        "remind": "recordar:recuerda,recuerde,recuerden,recuerdes",
        "tell": """
            avisar decir:di,diga,digan,dile,diles,digale,digales anunciar informar
            notificar comunicar contar:cuenta,cuentale,cuentales alertar
        """,
        "list": """
            mostrar:muestra,muestre,muestren,muestras ensenar listar
            dar:da,dame,deme ver desplegar:despliega
        """,
        "find": "buscar:busque encontrar:encuentra,encuentre localizar",
        "start": """
            iniciar empezar:empieza,empiece,empecemos arrancar:arranque
            comenzar:comienza,comience,comencemos abrir:abre,abra lanzar
        """,
        "join": "unir:unete,unirme,unirse,uneme entrar conectar:conectame,conectarme,conecta",
        "end": "terminar finalizar cerrar:cierra,cierre acabar concluir:concluye,concluya",
        "undo": """
            deshacer:deshaz,deshaga,deshagan,deshazlo revertir:revierte,revierta
            restaurar recuperar
        """,
        "change": "modificar editar actualizar",
        "rename": "renombrar",
        "extend": "alargar extender:extiende,extienda prolongar ampliar:amplia",
        "shorten": "acortar reducir:reduce,reduzca recortar",
        "record": "grabar",
        "mute": "silenciar",
    },
    "pt": {
        "move": """
            mover:mova,movam ?mudar adiar remarcar reagendar ?passar
            transferir:transfira,transfere trocar empurrar jogar deslocar
            reprogramar postergar prorrogar atrasar:atrase,atrasa,atrasar deixar
            puxar protelar
        """,
        "advance": "antecipar adiantar",
        "cancel": """
            cancelar cortar desmarcar apagar excluir:exclua,exclui eliminar deletar
            anular pular suspender saltar descartar derrubar
        """,
        "schedule": """
            marcar agendar criar ?reservar ?organizar programar bloquear combinar
            armar convocar planejar planear por:ponha,poe,ponham
            fazer:faca,faz,facamos fixar abrir_um separar montar
            colocar:coloca,coloque botar lancar cadastrar calendarizar ter encaixar
            solicitar
        """,
        "invite": """
            convidar chamar adicionar incluir:inclua,inclui acrescentar somar juntar
            meter
        """,
        "remove": "remover tirar retirar desconvidar expulsar",
        "remind": "lembrar recordar relembrar",
        "tell": """
            avisar dizer:diz,diga,digam anunciar informar notificar comunicar
            falar:fala,fale contar alertar
        """,
        "list": "mostrar listar exibir ver:veja dar:da,de",
        "find": "procurar buscar encontrar achar localizar pesquisar",
        "start": "iniciar comecar:comece,comecem abrir:abre,abra arrancar lancar",
        "join": "entrar participar",
        "end": "encerrar terminar finalizar acabar fechar concluir:conclua,conclui",
        "undo": "desfazer:desfaz,desfaca reverter:reverta,reverte restaurar recuperar",
        "change": "alterar modificar editar atualizar",
        "rename": "renomear:renomeia,renomeie rebatizar",
        "extend": "estender:estenda prolongar alongar aumentar esticar",
        "shorten": "encurtar reduzir:reduza,reduz diminuir:diminua,diminui",
        "record": "gravar",
        "mute": "silenciar",
    },
}
# Forms that as often are the first word of a title: a verb where an article or an object follows.
NOUN_TOO: dict[str, str] = {
    "de": "plan start schreib suche macht",
    "fr": """
        debute clos arrete finis place prise mise programme passe note annonce donne
        liste cadre reserve report place lance glisse affiche pose commence demande
        controle bloque bascule
    """,
    "es": """
        cierre pase muestra sume reserva organiza cita cuenta marca pasa corre cambia
        cambio programa agenda convoca monta entrada corte di da pon
    """,
    "pt": """
        corta corte fecha encerra inicia termina procura busca agenda reserva organiza
        marca muda troca passa conta chama programa monta da de por faz fala puxa jogo
        ver lanca
    """,
}

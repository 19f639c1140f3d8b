"""Small words and affixes, by language, that search makes nothing of."""

# Words that bind others together, and say nothing of what is looked for.
_BINDING = {
    "sv": """
        alla allt att av bli blir de dem den denna det detta din där då efter
        eller en er era ett fick finns från få får för göra gör ha har hos hur i
        in inte ja jag kan kunna man med men mot måste nej ni någon något nu när
        och också om oss på sig ska skulle som så till ut utan vad var vara
        varför vem vi vid vilka vilken vilket vill vår våra är
    """,
    "da": """
        af alle alt at blive bliver da de dem den denne der deres det dette din
        du efter eller en er et finde findes for fra får gøre gør ha har have
        hos hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke
        ind ja jeg kan kunne lave laver man med men mod må nej noget nogle nogen
        nu når og også om os på sig skal som så til ud uden ved vi vil vores
        være
    """,
}
# What begins and ends words without being a word of its own there.
_AFFIXES = {
    "sv": """
        and ans ar are avs bar be besk bor dia ell end enär era ess för förs het
        inn kon kont lig log lös med ned ning om per red res ring ste sam tar
        tet till tion und upp uts ut väl över
    """,
    "da": """
        and ans ale are bar be beg besk bor dia eks ell end ere ess for fors fra
        hed ind ing ion kon kont lig log løs med ned ning om op per red ring sam
        tet til tion und ude over
    """,
}

BINDING = {language: frozenset(words.split()) for language, words in _BINDING.items()}
NOT_PARTS = {
    language: BINDING[language] | frozenset(affixes.split())
    for language, affixes in _AFFIXES.items()
}

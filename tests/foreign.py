"""Articles about invented disputes in other languages than English."""

# ruff: noqa: E501 - a line is a paragraph

SPANISH = """El puerto de Marela y los estibadores siguen sin acuerdo

La naviera Norlin rechazó el martes la propuesta de los estibadores de Marela de subir los salarios un 3,5 %.
«No firmaremos nada antes de septiembre», dijo la directora de la empresa, Inés Larraga, en una rueda de prensa.
El sindicato, que convocó el paro el 3 de mayo, exige 1.200 euros más al año para cada trabajador.
¿Habrá huelga en agosto? La Sra. Larraga no lo descarta. El ministerio de Trabajo propuso hace dos semanas un mediador.
El convenio anterior se firmó en marzo de 2021 y venció el año pasado.
"""
FRENCH = """Le port de Marelle et les dockers toujours en désaccord

La compagnie Norlin a rejeté mardi la proposition des dockers de Marelle d'augmenter les salaires de 3,5 %.
« Nous ne signerons rien avant septembre ! » a déclaré la directrice, Inès Larrague, lors d'une conférence de presse.
Le syndicat exige 1 200 euros de plus par an pour chaque salarié. Le ministère a proposé il y a deux semaines un médiateur.
L'accord précédent avait été signé en mars 2021 et avait expiré l'an dernier.
"""
GERMAN = """Hafen von Marel und Gewerkschaft weiter ohne Einigung

Die Reederei Norlin hat am Dienstagabend den Vorschlag der Hafenarbeiter abgelehnt, die Löhne um 3,5 Prozent zu erhöhen.
„Wir unterschreiben nichts vor September“, sagte die Direktorin Dr. Ines Larrag nach einem Treffen mit der Gewerkschaft.
Die Gewerkschaft, die am 3. Mai zum Streik aufgerufen hatte, fordert 1.200 Euro mehr im Jahr. Das Ministerium schlug vor zwei Wochen einen Vermittler vor.
Der alte Vertrag wurde im März 2021 unterzeichnet und lief im vergangenen Jahr aus.
"""
ARABIC = """ميناء ماريلا والعمال بلا اتفاق

رفضت شركة نورلين يوم الثلاثاء اقتراح عمال ميناء ماريلا رفع الأجور بنسبة 3,5 في المئة.
وقالت مديرة الشركة إيناس لراغا: «لن نوقع شيئا قبل أيلول/سبتمبر»، في مؤتمر صحفي.
هل يبدأ الإضراب في آب؟ تطالب النقابة بزيادة قدرها ١٢٠٠ يورو سنويا لكل عامل.
وكان الاتفاق السابق قد وقع في مارس/آذار 2021 وانتهى العام الماضي.
"""

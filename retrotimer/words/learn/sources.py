"""The papers, as they are cited, and what each of them looked at."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.learn import Source

translate = QCoreApplication.translate


def citation(source: Source) -> str:
    """Who, where and when; as it is printed in every language, but for what is a word."""
    return {
        Source.DOSE: "Effects of backward walking on hamstring flexibility and low back range of motion, "
        "Int J Exerc Sci 2011;4(3)",
        Source.DUFEK: "Dufek et al., JEPonline 2011;14",
        Source.RAZA: "Raza et al., Iran Rehabil J 2023;21(2):309–318",
        Source.REVIEW: "Sci J Public Health 2022;10(5):234–241",
        Source.MUSCLES: "PubMed Central PMC6391229",
        Source.HADFIELD: translate("learn", "Hadfield, thesis, 2017"),
        Source.ALGHADIR: "Alghadir et al., BMC Musculoskelet Disord 2019;20:159",
        Source.LIN: "Lin et al., 2025",
        Source.ROOS: "Roos et al., J Biomech 2012;45:1656–60",
        Source.RIDE: "J Exp Biol 2012;215:75",
        Source.WRIGHT: "Wright & Weyand, J Exp Biol 2001;204:1805–15",
        Source.RASICA: "Rasica et al., 2020",
        Source.FLYNN: "Flynn et al., Med Sci Sports Exerc 1994;26(1):89–94",
        Source.CHILDS: "Childs, Spine 2005;30(11):1331–4",
        Source.SUZUKI: "Suzuki, 2020",
    }[source]


def looked_at(source: Source) -> str:
    """What was studied, in few words."""
    return {
        Source.DOSE: translate(
            "learn",
            "Ten healthy women, 10 to 15 minutes a day, four days a week, four weeks: hamstrings and the "
            "low back's range of motion. It did not test pain.",
        ),
        Source.DUFEK: translate(
            "learn", "Pilot: five athletes with low back pain and five without, three weeks."
        ),
        Source.RAZA: translate(
            "learn",
            "Trial: 36 people with back pain, three times a week for a month, beside usual treatment.",
        ),
        Source.REVIEW: translate("learn", "Review of back pain: three studies, with weak methods."),
        Source.MUSCLES: translate(
            "learn", "Muscle activity: 21 people with chronic back pain and 21 without."
        ),
        Source.HADFIELD: translate(
            "learn", "30 people, 10 minutes three times a week, four weeks: hamstrings."
        ),
        Source.ALGHADIR: translate(
            "learn",
            "Trial: 68 people, ten supervised minutes three times a week, six weeks, beside usual care.",
        ),
        Source.LIN: translate(
            "learn", "13 trials on the knee taken together, always beside other treatment."
        ),
        Source.ROOS: translate("learn", "Force on the joint of the kneecap, running forwards and backwards."),
        Source.RIDE: translate("learn", "How smooth running backwards is."),
        Source.WRIGHT: translate("learn", "Energy of running backwards: four men, at 3 metres a second."),
        Source.RASICA: translate("learn", "Energy of running backwards: eight people."),
        Source.FLYNN: translate("learn", "Oxygen uptake in walking backwards at 107 metres a minute."),
        Source.CHILDS: translate("learn", "How large a change of pain has to be for a person to notice it."),
        Source.SUZUKI: translate("learn", "How large a change of pain has to be for a person to notice it."),
    }[source]

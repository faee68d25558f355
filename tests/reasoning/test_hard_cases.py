"""Situations as sources really have them, each a small case and the answers a historian would give."""

from __future__ import annotations

from abelard.model.date import Date, read_date
from abelard.model.inquiry import EVERYONE, Viewpoint
from abelard.model.source import Channel
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import Answer, ask
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.chain import channel_of, via
from abelard.reasoning.conflict import conflicts_of
from abelard.reasoning.dispute import disputes_of
from abelard.reasoning.narrative import narratives_of
from abelard.reasoning.shift import shifts_of
from abelard.workspace import Workspace, open_text

PEOPLE = """
person zawahiri "Ayman al-Zawahiri"
person adnani "Abu Muhammad al-Adnani"
person badri "Abu Bakr al-Baghdadi"
person orton "Kyle Orton"
person zarqawi "Abu Musab al-Zarqawi"
person bin-ladin "Usama bin Ladin"
person member "A council member"
person wali "The wali"
organisation aq "Al-Qaeda"
organisation isi "Islamic State of Iraq"
organisation jtj "Jamaat al-Tawhid wal-Jihad"
place iraq "Iraq"
place baghdad "Baghdad"
"""


def opened(text: str) -> Workspace:
    workspace = open_text(PEOPLE + text)
    assert not workspace.ledger.problems, [str(problem) for problem in workspace.ledger.problems]
    return workspace


def day(text: str) -> Date:
    date = read_date(text)
    assert isinstance(date, Date)
    return date


def believed(workspace: Workspace, *names: str, rejecting: tuple[str, ...] = ()) -> Belief:
    view = Viewpoint(id="v", believes=names, rejects=rejecting) if names else EVERYONE
    return Reasoning(workspace.case).believe(view, rejecting=rejecting)


def asked(workspace: Workspace, belief: Belief, pattern: str, at: str = "", throughout: str = "") -> Answer:
    return ask(
        belief,
        workspace.pattern(pattern),
        at=day(at) if at else None,
        throughout=day(throughout) if throughout else None,
    )


CHAIN = """
source orton2016 article "The essay"
  by: orton
  published: 2016
source z2014 speech "The speech"
  by: zawahiri
  said: 2014-05, public
  quoted-in: orton2016, hedge "purportedly"
source council2010 letter "The letter"
  by: member
  said: 2010, secret
  quoted-in: z2014
member affirms badri leads isi as "temporary" from 2010
  id: temporary
  in: council2010
  at: orton2016 para 22
"""


def test_a_letter_quoted_in_a_speech_quoted_in_an_essay_needs_every_link() -> None:
    workspace = opened(CHAIN)
    (finding,) = asked(workspace, believed(workspace), "badri leads isi", "2011").findings
    assert finding.verdict is Verdict.YES
    assert finding.supports.supports[0].needs == (
        "council2010", "member", "orton", "orton2016", "z2014", "zawahiri",
    )  # fmt: skip
    claim = workspace.case.claim["temporary"]
    assert [(relay.source, relay.hedge) for relay in via(workspace.case, claim)] == [
        ("z2014", ""),
        ("orton2016", "purportedly"),
    ]
    assert channel_of(workspace.case, claim) is Channel.SECRET


def test_if_the_speech_is_thought_fabricated_the_letter_falls() -> None:
    workspace = opened(CHAIN)
    belief = believed(workspace, "member", rejecting=("z2014",))
    assert asked(workspace, belief, "badri leads isi", "2011").verdict is Verdict.UNKNOWN


def test_a_chain_is_known_from_its_first_public_link() -> None:
    workspace = opened(CHAIN)
    reasoning = Reasoning(workspace.case)
    for date, verdict in (("2012", Verdict.UNKNOWN), ("2015", Verdict.YES)):
        belief = reasoning.believe(known_at=day(date))
        assert asked(workspace, belief, "badri leads isi", "2011").verdict is verdict


STORY = """
source s2007 speech "2007"
  by: zawahiri
  said: 2007-12, public
source s2014 speech "2014"
  by: zawahiri
  said: 2014-05, public
in s2007
zawahiri denies ?x part-of aq place iraq in 2007-12
  id: denial
  reading: denies isi part-of aq in 2007-12
in s2014
isi part-of aq from 2006-10 to 2014-02
  id: branch
"""


def test_a_party_that_changed_its_story_by_one_reading_and_not_by_the_other() -> None:
    workspace = opened(STORY)
    everyone = believed(workspace)
    assert asked(workspace, everyone, "isi part-of aq", "2007-12").verdict is Verdict.YES
    other = believed(workspace, "zawahiri", "^denial.2")
    assert asked(workspace, other, "isi part-of aq", "2007-12").verdict is Verdict.DISPUTED
    (shift,) = shifts_of(everyone)
    assert (shift.speaker, shift.before.id, shift.after.id) == ("zawahiri", "denial.2", "branch")
    assert shift.reading


def test_subordinate_in_name_and_free_in_practice_is_no_contradiction() -> None:
    workspace = opened("""
source book book
  by: orton
in book
isi part-of aq manner "in-name" from 2006
isi independent-of aq manner "in-practice" from 2006
""")
    belief = believed(workspace)
    assert not conflicts_of(belief).found
    answer = asked(workspace, belief, "isi part-of aq manner ?how", "2008")
    assert [(str(each.values["how"]), each.verdict) for each in answer.findings] == [
        ('"in-name"', Verdict.YES)
    ]
    assert asked(workspace, belief, "isi part-of aq", "2008").verdict is Verdict.UNKNOWN


def test_knowing_asserts_and_believing_does_not() -> None:
    workspace = opened("""
source book book
  by: orton
in book
badri knows-of (zarqawi located-in baghdad in 2002)
badri believes (bin-ladin located-in baghdad in 2002)
""")
    belief = believed(workspace)
    assert asked(workspace, belief, "zarqawi located-in baghdad", "2002").verdict is Verdict.YES
    assert asked(workspace, belief, "bin-ladin located-in baghdad", "2002").verdict is Verdict.UNKNOWN


def test_one_man_or_two() -> None:
    workspace = opened("""
source book book
  by: orton
source memoir book
  by: zawahiri
in book
badri leads isi from 2010
in memoir
wali same-as badri
""")
    assert asked(workspace, believed(workspace, "orton"), "wali leads isi", "2011").verdict is Verdict.NO
    both = asked(workspace, believed(workspace, "orton", "zawahiri"), "wali leads isi", "2011")
    assert both.verdict is Verdict.YES
    assert both.findings[0].supports.supports[0].needs == ("book", "memoir", "orton", "zawahiri")


def test_one_event_with_two_dates_is_disputed_on_each() -> None:
    workspace = opened("""
source one book
  by: orton
source two book
  by: badri
in one
zarqawi pledges-to bin-ladin in 2004-05-03
in two
zarqawi pledges-to bin-ladin in 2004-05-05
""")
    everyone = believed(workspace)
    pattern = "zarqawi pledges-to bin-ladin"
    assert asked(workspace, everyone, pattern).verdict is Verdict.DISPUTED
    assert asked(workspace, everyone, pattern, "2004-05-03").verdict is Verdict.DISPUTED
    assert asked(workspace, believed(workspace, "orton"), pattern, "2004-05-03").verdict is Verdict.YES
    assert [each.clash.kind for each in conflicts_of(everyone).found] == ["dates"]


def test_a_doubt_makes_it_unknown_and_not_no() -> None:
    workspace = opened("""
source essay article
  by: orton
source letters letter
  by: adnani
  quoted-in: essay
adnani affirms badri writes-to aq before 2012
  id: wrote
  in: letters
in essay
orton doubts ^wrote
""")
    assert asked(workspace, believed(workspace), "badri writes-to aq").verdict is Verdict.UNKNOWN
    answer = asked(workspace, believed(workspace, "adnani", "orton"), "badri writes-to aq")
    assert (answer.verdict, answer.doubted) == (Verdict.YES, True)


def test_four_reports_from_one_informant_are_one() -> None:
    reports = "".join(
        f"""
source paper{number} news
  by: {author}
  told-by: member
in paper{number}
{author} affirms badri located-in baghdad in 2003
"""
        for number, author in enumerate(("orton", "adnani", "zawahiri", "badri"))
    )
    workspace = opened(reports)
    (finding,) = asked(workspace, believed(workspace), "badri located-in baghdad").findings
    assert len(finding.supports.supports) == 4
    assert set.intersection(*(set(each.needs) for each in finding.supports)) == {"member"}


def test_a_letter_whose_supposed_writer_denies_it() -> None:
    workspace = opened("""
source letter letter
  by: zarqawi
  quoted-in: edition
source edition book
  by: orton
source reply letter
  by: zarqawi
zarqawi affirms jtj part-of aq from 2004
  in: letter
orton affirms zarqawi writes letter
  in: edition
zarqawi denies zarqawi writes letter
  in: reply
""")
    pattern = "jtj part-of aq"
    assert asked(workspace, believed(workspace, "zarqawi"), pattern, "2005").verdict is Verdict.UNKNOWN
    assert asked(workspace, believed(workspace, "zarqawi", "orton"), pattern, "2005").verdict is Verdict.YES


def test_a_retraction_counts_from_its_date() -> None:
    workspace = opened("""
source early article
  by: orton
  said: 2005, public
source late article
  by: orton
  said: 2009, public
in early
isi part-of aq in 2004
in late
orton retracts isi part-of aq
""")
    reasoning = Reasoning(workspace.case)
    for date, verdict in (("2006", Verdict.YES), ("2010", Verdict.UNKNOWN)):
        belief = reasoning.believe(known_at=day(date))
        assert asked(workspace, belief, "isi part-of aq").verdict is verdict


OFFICE = """
office papacy "pope"
source one chronicle
  by: zawahiri
source two chronicle
  by: adnani
in one
badri holds papacy from 1378-04 to 1389
  id: rome
in two
wali holds papacy from 1378-09 to 1394
  id: avignon
"""


def test_an_office_claimed_by_two_is_disputed_and_has_two_narratives() -> None:
    workspace = opened(OFFICE)
    belief = believed(workspace)
    assert asked(workspace, belief, "badri holds papacy", "1385").verdict is Verdict.DISPUTED
    assert (
        asked(workspace, believed(workspace, "zawahiri"), "wali holds papacy", "1385").verdict is Verdict.NO
    )
    (dispute,) = disputes_of(workspace.case, conflicts_of(belief))
    found = narratives_of(belief, dispute)
    assert {each.claims: each.witnesses for each in found.found} == {
        ("rome",): ("zawahiri",),
        ("avignon",): ("adnani",),
    }


def test_a_body_addressed_before_it_existed_is_a_tension() -> None:
    workspace = opened("""
source book book
  by: orton
in book
badri founds isi in 2006
zawahiri asks isi amount 100000 USD in 2005-07
""")
    (found,) = conflicts_of(believed(workspace)).found
    assert (found.tension, found.clash.by) == (True, "dealt-with-before-founded")


def test_an_accepted_pledge_binds_until_it_is_renounced() -> None:
    workspace = opened("""
source book book
  by: orton
in book
zarqawi leads jtj from 1999
bin-ladin leads aq from 1988
zarqawi pledges-to bin-ladin in 2004-10
bin-ladin accepts-pledge-of zarqawi in 2004-12
zarqawi renounces bin-ladin in 2006-01
  id: renounced
""")
    belief = believed(workspace)
    for date, verdict in (("2004-11", Verdict.UNKNOWN), ("2005", Verdict.YES), ("2007", Verdict.UNKNOWN)):
        assert asked(workspace, belief, "jtj part-of aq", date).verdict is verdict
    without = Reasoning(workspace.case).believe(rejecting=["^renounced"])
    assert asked(workspace, without, "jtj part-of aq", "2007").verdict is Verdict.YES


def test_the_dead_hold_no_office() -> None:
    workspace = opened("""
source book book
  by: orton
in book
zarqawi leads jtj from 1999
zarqawi dies in 2006-06-07
""")
    belief = believed(workspace)
    assert asked(workspace, belief, "zarqawi leads jtj", "2006-06-01").verdict is Verdict.YES
    assert asked(workspace, belief, "zarqawi leads jtj", "2007").verdict is Verdict.NO


def test_a_search_in_vain_is_listed_and_decides_nothing() -> None:
    workspace = opened("""
source archive dataset
  by: orton
in archive
searched-for bin-ladin orders (zarqawi attacks isi) in 2004
  id: searched
""")
    (finding,) = asked(workspace, believed(workspace), "bin-ladin orders (zarqawi attacks isi)").findings
    assert (finding.verdict, finding.searched) == (Verdict.UNKNOWN, ("searched",))


def test_a_time_told_by_another_event_needs_the_claim_that_dates_it() -> None:
    workspace = opened("""
source one book
  by: orton
source two book
  by: adnani
in one
jtj declares within 1 month of (isi declares)
in two
isi declares in 2001-12-10
""")
    everyone = asked(workspace, believed(workspace), "jtj declares", "2001-11/2002-01")
    assert everyone.verdict is Verdict.YES
    assert everyone.findings[0].supports.supports[0].needs == ("adnani", "one", "orton", "two")
    alone = asked(workspace, believed(workspace, "orton"), "jtj declares", "2001-11/2002-01")
    assert alone.verdict is Verdict.POSSIBLY


def test_a_verb_may_be_asked_for() -> None:
    workspace = opened(STORY)
    answer = asked(workspace, believed(workspace), "isi ?how aq")
    assert [(str(each.statement), each.verdict) for each in answer.findings] == [
        ("isi part-of aq", Verdict.YES)
    ]

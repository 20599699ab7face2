import pytest

from pipeline.dedupe.venues import COLLECTION, JOURNAL, PREPRINT, agreement, form_in, venue_of

AGREEMENTS = [
    ("Journal of Winter Robotics", "journal of winter robotics", 3),
    ("Journal of Winter Robotics", "J. Wint. Robot.", 2),
    ("Winter (Stuttgart, Germany)", "Winter", 3),
    ("Winter : official journal of the Lake Society", "Winter", 3),
    ("ICRA", "Ice Craft Robots and Automata", 2),
    ("Proceedings of the Symposium on Frozen Lakes", "Proc. Frozen Lakes 2021", 3),
    ("Frozen Lakes Journal", "Frozen Lakes", 0),
    ("Annals of Ice", "Robotics Letters", -1),
    ("Clinical Ice Research", "Ice Prevention Research", 0),
]
FORMS = [
    ("Journal of Winter Robotics", JOURNAL),
    ("ACM Trans. Ice", JOURNAL),
    ("Lake Record", JOURNAL),
    ("Proceedings of the National Academy of Ice", JOURNAL),
    ("Proceedings of the Symposium on Frozen Lakes", COLLECTION),
    ("SIGLAKE Conference", COLLECTION),
    ("arXiv", PREPRINT),
    ("Nature of Ice", 0),
    ("", 0),
]


@pytest.mark.parametrize(("one", "other", "answer"), AGREEMENTS)
def test_whether_two_names_mean_one_venue(one, other, answer):
    assert agreement(venue_of(one), venue_of(other)) == answer == agreement(venue_of(other), venue_of(one))


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_what_form_a_name_tells(name, form):
    assert form_in(venue_of(name)) == form

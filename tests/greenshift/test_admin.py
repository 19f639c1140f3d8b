import pytest
from django.contrib.auth.models import User

from greenshift.models import Section
from greenshift.pages import page_models
from method.models import Principle, Step
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.__name__)
def test_an_editor_finds_every_kind_of_page_in_swedish(editor, model):
    listing = editor.get(address(model, "changelist"), {"q": "a"})
    page = model.objects.filter(language="sv").first()
    form = editor.get(address(model, "change", page.pk))

    assert listing.status_code == form.status_code == 200
    assert 'lang="sv"' in form.text
    assert "Rubrik" in form.text


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("ÄNGEN ö(st)", True),
        ("ängen Ö(ST", True),
        ("Ängen", True),
        ("s.öder", False),
        ("åker", False),
    ],
)
def test_a_page_is_found_whatever_the_case_of_its_letters(editor, words, is_found):
    make_principle(title="Ängen Ö(st)", summary="Vid söder.")

    text = editor.get(address(Principle, "changelist"), {"q": words}).text

    assert ("Ängen Ö(st)" in text) is is_found


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.__name__)
def test_saving_a_page_unchanged_changes_nothing(editor, model):
    page = model.objects.filter(language="da").first()
    before = model.objects.filter(pk=page.pk).values().get()
    url = address(model, "change", page.pk)

    response = editor.post(url, form_of(editor.get(url)))

    assert response.status_code == 302, response.context["adminform"].form.errors
    assert model.objects.filter(pk=page.pk).values().get() == before


def test_a_page_leads_to_its_partner_in_the_other_language(editor):
    step = Step.objects.get(language="sv", key="prova")
    partner = Step.objects.get(language="da", key="prova")

    text = editor.get(address(Step, "change", step.pk)).text

    assert f'href="{address(Step, "change", partner.pk)}" lang="da"' in text
    assert "Dansk: 4. Prøv af" in text


def test_a_new_page_gets_its_slug_from_its_title(editor):
    url = address(Principle, "add")
    data = form_of(editor.get(url)) | {
        "language": "da",
        "title": "Åbent for alle",
        "key": "oppet",
        "summary": "En sætning.",
        "question": "Hvad mener vi?",
        "practice": "Spørg først.\r\nLyt.",
        "warning_signs": "Ingen spørger.",
        "body": "Tekst.\r\n\r\n## Mere",
    }

    response = editor.post(url, data)

    assert response.status_code == 302, response.context["adminform"].form.errors
    page = Principle.objects.get(key="oppet")
    assert page.slug == "aabent-for-alle"
    assert page.practice == ["Spørg først.", "Lyt."]
    assert page.body == "Tekst.\n\n## Mere"
    assert page.status == "draft"


def test_a_new_page_gets_its_key_from_its_title_and_its_summary_in_one_line(editor):
    data = form_of(editor.get(address(Principle, "add")))
    data |= {"title": "Öppna dörrar", "summary": "En mening.\r\nEn till."}
    data |= {"question": "Vad?", "practice": "Så.", "warning_signs": "Så."}

    editor.post(address(Principle, "add"), data)

    page = Principle.objects.get(title="Öppna dörrar")
    assert page.key == "oppna-dorrar"
    assert page.summary == "En mening. En till."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"body": "a " * 100_001}, "Texten är för lång"),
        ({"key": "larande"}, "En annan sida på språket har redan nyckeln."),
        ({"slug": "arliga-ramar"}, "En annan sida på språket har redan adressordet."),
        ({"title": ""}, "Detta fält måste fyllas i"),
        ({"updated": "igår"}, "Fyll i ett giltigt datum"),
    ],
)
def test_a_slip_is_told_and_nothing_typed_is_lost(editor, changes, words):
    page = make_principle(status="draft")
    url = address(Principle, "change", page.pk)

    response = editor.post(
        url, form_of(editor.get(url)) | {"question": "Min fråga"} | changes
    )

    assert response.status_code == 200
    assert words in response.text
    assert "Min fråga" in response.text


def test_a_loop_cannot_go_forward(editor):
    step = Step.objects.get(language="sv", key="utforska")
    ahead = Step.objects.get(language="sv", key="forankra")
    url = address(Step, "change", step.pk)

    response = editor.post(url, form_of(editor.get(url)) | {"loops-0-to": ahead.pk})

    assert "En loop går tillbaka till ett tidigare steg." in response.text


def test_a_page_is_only_related_to_pages_in_its_language(editor):
    page = make_principle()
    danish = Step.objects.get(language="da", number=1)
    url = address(Principle, "change", page.pk)

    form = editor.get(url)
    response = editor.post(url, form_of(form) | {"steps": [danish.pk]})

    assert "Udforsk" not in form.text
    assert response.status_code == 200


def test_sections_are_neither_added_nor_removed(editor):
    section = Section.objects.first()

    assert editor.get(address(Section, "add")).status_code == 403
    assert editor.get(address(Section, "delete", section.pk)).status_code == 403


def test_an_editor_sees_no_accounts_and_an_administrator_does(client):
    client.force_login(make_user(group="Redaktör"))
    assert client.get(address(User, "changelist")).status_code == 403

    client.force_login(make_user(group="Administratör"))
    assert client.get(address(User, "changelist")).status_code == 200


def test_a_person_without_a_group_may_change_nothing(client):
    client.force_login(make_user(group=""))

    assert client.get(address(Step, "changelist")).status_code == 403


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(address(Step, "changelist"))

    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]


@pytest.mark.parametrize(("place", "titles"), [("", [0, 1]), ("0", [1, 0])])
def test_a_new_part_comes_last_unless_its_place_is_told(editor, place, titles):
    step = Step.objects.get(language="sv", number=2)
    (old,) = step.loops.all()
    url = address(Step, "change", step.pk)
    texts = dict.fromkeys(("title", "trigger", "bring", "keep", "reopen"), "Ny.")
    new = texts | {"key": "ny", "to": old.to_id, "position": place}
    form = form_of(editor.get(url)) | {"loops-TOTAL_FORMS": 2}

    saved = editor.post(url, form | {f"loops-1-{k}": v for k, v in new.items()})

    assert saved.status_code == 302
    expected = [(old.title, "Ny.")[which] for which in titles]
    assert [each.title for each in step.loops.all()] == expected


def test_a_new_part_after_the_last_place_has_room_in_every_database(editor):
    step = Step.objects.get(language="sv", number=2)
    (old,) = step.loops.all()
    url = address(Step, "change", step.pk)
    texts = dict.fromkeys(("title", "trigger", "bring", "keep", "reopen"), "Ny.")
    new = texts | {"key": "ny", "to": old.to_id, "position": ""}
    form = form_of(editor.get(url)) | {"loops-TOTAL_FORMS": 2}
    form["loops-0-position"] = "32767"

    editor.post(url, form | {f"loops-1-{k}": v for k, v in new.items()})

    assert step.loops.get(key="ny").position == 32767


def test_the_form_of_a_new_part_has_no_place_typed(editor):
    step = Step.objects.get(language="sv", number=2)

    page = editor.get(address(Step, "change", step.pk))

    (loops, *_rest) = page.context["inline_admin_formsets"]
    assert loops.formset.empty_form["position"].value() is None
    assert "Lämnas tomt: sist." in page.text


@pytest.mark.parametrize(
    ("language", "heading"), [("sv", "Översikt"), ("da", "Sammendrag")]
)
def test_a_deletion_is_summed_up_under_a_heading_of_its_own(
    admin_client, language, heading
):
    url = address(Principle, "delete", make_principle().pk)

    text = admin_client.get(url, headers={"accept-language": language}).text

    assert f"<h2>{heading}</h2>" in text


def test_who_deletes_several_is_told_where_they_are_named(admin_client):
    step = Step.objects.get(language="sv", key="prova")
    data = {"action": "delete_selected", "_selected_action": [step.pk]}

    text = admin_client.post(address(Step, "changelist"), data).text

    assert "Ta bort länkarna där först." in text
    assert "skyddade" not in text

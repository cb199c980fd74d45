from reviews.library import linking
from tests.cast import *
from tests.pdfs import of_title
from tests.screening.acting import *


def test_look(window, a_study, studies, signed_in, lena, ada, ben, cleo):
    one, two, three = studies(3)
    for s in (one, two, three):
        agree(s, ada, ben)
    linking.link(lena, one, two)
    linking.link(lena, two, three)
    from tests.browser import a_review

    for s in (one, two):
        a_review.added(lena, s, "rivera-2020.pdf", of_title(s.title, doi=s.doi))
    for scheme, w, h in (
        ("light", 1280, 800),
        ("dark", 1280, 800),
        ("light", 360, 740),
        ("dark", 360, 740),
    ):
        page = window(ada, color_scheme=scheme, viewport={"width": w, "height": h})
        page.goto(f"/reviews/{ada.review_id}/screen/full_text/next/")
        page.wait_for_timeout(1500)
        page.screenshot(path=f"/tmp/fulltext-shots/ft-{scheme}-{w}.png")
        if w == 1280:
            page.locator("label:has-text('Pages')").click()
            page.wait_for_timeout(1500)
            page.screenshot(path=f"/tmp/fulltext-shots/ft-{scheme}-{w}-pages.png")
        else:
            page.screenshot(path=f"/tmp/fulltext-shots/ft-{scheme}-{w}-all.png", full_page=True)
            page.locator(".verdict-exclude").click()
            page.wait_for_timeout(300)
            page.screenshot(path=f"/tmp/fulltext-shots/ft-{scheme}-{w}-reasons.png")

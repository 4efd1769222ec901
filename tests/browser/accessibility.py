"""What axe-core objects to in a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page, selector: str = ".descent-widget") -> list[str]:
    """Each violation inside ``selector`` as its rule and the elements at fault.

    The body of JupyterLab's page has no height, so that axe-core takes its text to be hidden and skips its
    contrast; the overflow is made visible for the check.
    """
    page.evaluate("document.body.style.overflow = 'visible'")
    found = Axe().run(page, context=selector).response["violations"]
    return [f"{violation['id']}: {node['html'][:150]}" for violation in found for node in violation["nodes"]]

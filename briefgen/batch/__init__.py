"""Unattended runs: profiles from fetching to mail, under one lock, silent when all is well."""

from briefgen.batch.complaints import begun_well, told_already
from briefgen.batch.plan import due_profiles, plan_lines
from briefgen.batch.rebuild import Rebuilt, rebuild
from briefgen.batch.run import BatchResult, run_batch
from briefgen.batch.units import crontab_line, due_line, install_units, set_schedule, unit_files

__all__ = [
    "BatchResult",
    "Rebuilt",
    "begun_well",
    "crontab_line",
    "due_line",
    "due_profiles",
    "install_units",
    "plan_lines",
    "rebuild",
    "run_batch",
    "set_schedule",
    "told_already",
    "unit_files",
]

"""Packages are computed, so that a new machine or plugin needs no edit here; everything else stands in pyproject.toml."""

from __future__ import annotations

from setuptools import find_packages, setup

FOLDERS = {"gvcs_machines": "machines", "gvcs_plugins": "plugins"}

packages = find_packages("src")
for package, folder in FOLDERS.items():
    packages += [package, *(f"{package}.{name}" for name in find_packages(folder))]

setup(packages=packages)

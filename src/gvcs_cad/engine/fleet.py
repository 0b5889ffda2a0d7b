"""Every module of a project as it comes and every module and machine in every configuration, built once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.engine.fit import FittedMachine, fit
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.settings import Settings, configuration_names, configurations, read_configuration
from gvcs_cad.errors import GvcsError
from gvcs_cad.model.design import Design
from gvcs_cad.model.module import Machine, Module


@dataclass(frozen=True)
class Member:
    """A module or machine with its design; `label` is its name, and for a configuration that is not the default ``name/configuration``."""

    label: str
    fitted: FittedMachine
    design: Design
    configuration: str = "default"

    @property
    def name(self) -> str:
        """Name of the module or machine."""
        return self.fitted.machine.name

    @property
    def version(self) -> str:
        """Its version."""
        return self.fitted.machine.version


def fleet(floor: Workshop, broken: list[str]) -> Iterator[Member]:
    """Yield all that the registry holds, in the order of names; what cannot be built is worded in `broken`, and the others come."""
    registry = floor.registry
    for name, module in sorted({**registry.modules, **registry.machines}.items()):
        settings = [(name, "default", Settings())]
        if isinstance(module, Machine):
            default = module.default_configuration
            named = [
                (name if config == default else f"{name}/{config}", config)
                for config in sorted(configuration_names(module), key=lambda config: config != default)
            ]
            settings = [(label, config, _settings(module, config)) for label, config in named]
        else:
            settings += [(f"{name}/{config}", config, _settings(module, config)) for config in configurations(module)]
        for label, config, one in settings:
            try:
                fitted = fit(module, one, registry)
                yield Member(label, fitted, fitted.design(), config)
            except GvcsError as error:
                broken.append(f"{label}: {'; '.join(error.problems)}")


def _settings(machine: Module, config: str) -> Settings:
    return read_configuration(machine, config) if config and config in configurations(machine) else Settings()

from django.apps import AppConfig

from cityloop.core import instants


class CoreConfig(AppConfig):
    name = "cityloop.core"
    label = "core"
    verbose_name = "基础"

    def ready(self) -> None:
        instants.read_quickly()

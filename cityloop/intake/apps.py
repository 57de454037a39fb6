from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "cityloop.intake"
    label = "intake"
    verbose_name = "接入"

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "cityloop.backoffice"
    label = "backoffice"
    verbose_name = "应用维护"

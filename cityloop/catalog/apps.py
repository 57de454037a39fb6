from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "cityloop.catalog"
    label = "catalog"
    verbose_name = "标准与时限"

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "cityloop.places"
    label = "places"
    verbose_name = "地点"

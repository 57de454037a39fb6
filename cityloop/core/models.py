"""Rows that belong to no domain: heartbeats of background loops, editions of reference data."""

from django.db import models


class Heartbeat(models.Model):
    """When a background loop (e.g. the sweep) last finished a round."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)


class Edition(models.Model):
    """How many times a body of reference data has changed; lets processes keep it in memory safely."""

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField(default=0)

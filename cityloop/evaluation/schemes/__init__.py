"""Schemes of assessment (考核方案): data, scored exactly. Pure: no Django, no settings, no database.

Read `document` (what a scheme is), then `scoring.score`. `library` holds the shipped ones, `golden` checks them.
"""

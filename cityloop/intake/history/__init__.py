"""History: tables of real cases of other systems and cities become whole cases, by a mapping file only."""

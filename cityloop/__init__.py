"""cityloop (城市闭环): from a reported street problem to a checked, closed and fairly scored case."""

__version__ = "0.1.0"

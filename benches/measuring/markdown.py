"""Tables in Markdown, and how figures are written in them."""

NOT_MEASURED = "not measured"


def markdown_table(columns: list[str], rows: list[list[str]]) -> str:
    """A table whose first column is text, and whose others are figures."""
    rule = ["---"] + ["---:"] * (len(columns) - 1)
    lines = [columns, rule, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(value: float | None) -> str:
    """A number with the digits that are worth reading."""
    if value is None:
        return NOT_MEASURED
    if abs(value) < 9.995:
        return f"{value:.2f}"
    return f"{value:.1f}" if abs(value) < 99.95 else f"{value:,.0f}"


def count(value: float | None) -> str:
    """A whole number, with its thousands separated."""
    return NOT_MEASURED if value is None else f"{value:,.0f}"


def compared(value: float | None, aim: float | None, unit: str = "") -> str:
    """An aim, and whether it is reached; all aims are upper limits."""
    if aim is None:
        return "–"
    stated = f"≤ {aim:,g}{unit}"
    return stated if value is None or value <= aim else f"{stated}, **missed**"

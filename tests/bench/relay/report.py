# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table, in Markdown."""

COLUMNS = ["viewers", "subject", "fps min / median", "missed", "first byte p50 / p99 ms",
           "last byte p50 / p99 ms", "CPU s/GB", "to ceiling", "cores", "all served ms",
           "peak MB"]


def heading(size, options):
    kilobytes, rate = size.split("x")
    return (f"\n{kilobytes} KB × {rate} fps; {options.seconds:g} s counted, median of "
            f"{options.repeat}\n\n| " + " | ".join(COLUMNS) + " |\n" +
            "|" + "---|" * len(COLUMNS))


def row(viewers, name, stalled, result, ceiling):
    number = f"{viewers} + {stalled} stalled" if stalled else str(viewers)
    if isinstance(result, str):
        return f"| {number} | {name} | {result} |" + " |" * (len(COLUMNS) - 3)
    ratio = "–"
    if isinstance(ceiling, dict):
        ratio = f"{result['cpu_per_gb'] / ceiling['cpu_per_gb']:.2f}×"
    wrong = "".join(f", {result[key]:.0f} {key}" for key in ("lost", "corrupt", "repeated")
                    if result[key])
    cells = [
        number, name,
        f"{result['fps_min']:.1f} / {result['fps_median']:.1f}",
        f"{result['missed']:.0f}{wrong}",
        "{:.2f} / {:.2f}".format(*result["first_ms"]),
        "{:.2f} / {:.2f}".format(*result["last_ms"]),
        f"{result['cpu_per_gb']:.3f}", ratio, f"{result['cores']:.2f}",
        f"{result['served_ms']:.1f}", f"{result['peak_memory'] / 1e6:.1f}",
    ]
    return "| " + " | ".join(cells) + " |"


def others(result):
    """What the clients beside the viewers saw, a line for each run."""
    seconds = result["seconds"]
    parts = []
    if result["listeners"]:
        parts.append(f"{result['listeners']} listeners heard {result['events'] / seconds:.0f} "
                     f"events/s, longest gap {result['longest_gap']:.2f} s")
    for name, count in (("kept", f"{result['kept']} kept connections"), ("login", "logins")):
        if f"{name}_ms" in result:
            parts.append(
                f"{count}: {result[name + '_answers'] / seconds:.1f} answers/s in "
                "{:.1f} / {:.1f} / {:.1f} ms (p50, p99, most)".format(*result[f"{name}_ms"]))
    parts.append(f"{result['lost']} lost, {result['unexpected']} answered wrongly")
    return "beside them: " + "; ".join(parts)


def stalled_cost(name, stalled, without, beside):
    """What a viewer that never reads costs in memory."""
    if isinstance(without, str) or isinstance(beside, str):
        return f"{name}: no figure for stalled viewers"
    each = (beside["peak_memory"] - without["peak_memory"]) / stalled
    return f"{name}: {each / 1e3:.1f} KB of memory for each stalled viewer"

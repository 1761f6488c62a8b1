# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table, in Markdown."""

COLUMNS = ["viewers", "subject", "fps min / median", "missed", "first byte p50 / p99 ms",
           "last byte p50 / p99 ms", "CPU s/GB", "to ceiling", "cores", "all served ms",
           "peak MB"]


def heading(size, options):
    kilobytes, rate = size.split("x")
    stalled = f", {options.stalled} stalled viewers beside" if options.stalled else ""
    return (f"\n{kilobytes} KB × {rate} fps{stalled}; {options.seconds:g} s counted, "
            f"median of {options.repeat}\n\n| " + " | ".join(COLUMNS) + " |\n" +
            "|" + "---|" * len(COLUMNS))


def row(viewers, name, result, ceiling):
    if isinstance(result, str):
        return f"| {viewers} | {name} | {result} |" + " |" * (len(COLUMNS) - 3)
    ratio = "–"
    if isinstance(ceiling, dict):
        ratio = f"{result['cpu_per_gb'] / ceiling['cpu_per_gb']:.2f}×"
    wrong = "".join(f", {result[key]:.0f} {key}" for key in ("lost", "corrupt", "repeated")
                    if result[key])
    cells = [
        str(viewers), name,
        f"{result['fps_min']:.1f} / {result['fps_median']:.1f}",
        f"{result['missed']:.0f}{wrong}",
        "{:.2f} / {:.2f}".format(*result["first_ms"]),
        "{:.2f} / {:.2f}".format(*result["last_ms"]),
        f"{result['cpu_per_gb']:.3f}", ratio, f"{result['cores']:.2f}",
        f"{result['served_ms']:.1f}", f"{result['peak_memory'] / 1e6:.1f}",
    ]
    return "| " + " | ".join(cells) + " |"

"""Reads the results of all SDKs, prints cells by features and what failed, and ends with 1 if anything did."""

import json
import sys
from collections import defaultdict

CLIENTS = ["openai.chat", "openai.responses", "anthropic.messages", "gemini.generate"]
UPSTREAMS = ["chat", "responses", "anthropic", "gemini"]


def table(title, rows, columns, cell):
    width = max(len(row) for row in rows)
    print(f"\n{title.ljust(width)}  " + "  ".join(column.rjust(9) for column in columns))
    for row in rows:
        print(f"{row.ljust(width)}  " + "  ".join(cell(row, column).rjust(9) for column in columns))


def tally(results):
    passed = sum(1 for result in results if result["error"] is None)
    if not results:
        return "-"
    return "ok" if passed == len(results) else f"{passed}/{len(results)}"


def main():
    results = [json.loads(line) for line in sys.stdin if line.startswith("{")]
    by_cell = defaultdict(list)
    for result in results:
        by_cell[result["client"], result["feature"].split(" (")[0], result["upstream"]].append(result)
    for client in CLIENTS:
        features = list(dict.fromkeys(feature for name, feature, _ in by_cell if name == client))
        if features:
            table(client, features, UPSTREAMS, lambda row, column: tally(by_cell.get((client, row, column), [])))
    failed = [result for result in results if result["error"] is not None]
    for result in failed:
        error = " ".join(result["error"].split())[:300]
        print(f"\nFAIL {result['client']} -> {result['upstream']}: {result['feature']} ({result['sdk']})\n     {error}")
    print("\nSDKs: " + ", ".join(sorted({result["sdk"] for result in results})))
    print(f"\nconformance: {len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not results else 0


sys.exit(main())

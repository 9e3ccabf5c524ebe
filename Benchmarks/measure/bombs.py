"""Files that are small to write and would be enormous to unroll or to answer."""

from routines import TITLE, rounds, timed, write


def nested_rounds(folder):
    steps = [timed(1)]
    for _ in range(15):
        steps = [rounds(10_000, steps)]
    return write(folder / "bomb.json", steps)


def deep_brackets(folder):
    path = folder / "bomb.json"
    path.write_text("[" * 100_000 + "]" * 100_000)
    return path


def two_mebibytes(folder):
    return write(folder / "bomb.json", [timed(1)], summary="x" * (2 << 20))


def unknown_keys(folder):
    path = folder / "bomb.json"
    keys = ",".join(f'"k{number}":0' for number in range(100_000))
    path.write_text(f'{{"format":1,"title":"{TITLE}","steps":[],{keys}}}'[: (1 << 20) * 2])
    return path


def chain_of_twos(folder):
    for number in range(400):
        following = {"type": "routine", "routine": f"bomb-{number + 1}"}
        steps = [following, following] if number < 399 else [timed(1)]
        write(folder / f"bomb-{number}.json", steps)
    return folder / "bomb-0.json"


BOMBS = {
    "rounds of 10,000 nested 15 deep": nested_rounds,
    "brackets nested 100,000 deep": deep_brackets,
    "a file of 2 MiB": two_mebibytes,
    "an object of 100,000 unknown keys": unknown_keys,
    "400 routines that include the next one twice": chain_of_twos,
}

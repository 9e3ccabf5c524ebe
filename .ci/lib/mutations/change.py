"""Changes of a text: bytes flipped, cut, doubled and moved, and values no program likes."""

EXTREMES = [b"9223372036854775807", b"-9223372036854775808", b"9223372036854775808", b"9007199254740993", b"1e308", b"-1e308",
            b"1e400", b"-1", b"0", b"-0.0", b"0.1e-400", b"99999999999999999999999999", b"1000000000000", b"null", b"true",
            b'""', b"[]", b"{}", b'"\\u0000"', b'"\\ud800"', b"[" * 5000, b'{"a":' * 5000, b'"' + b"x" * 70000 + b'"']
TEXTS = [b"\x1b]52;c;YQ==\x07", b"\x1b[2J", "\u009b31m".encode(), "\u202e".encode(), b"\\u001b[2J", b"\\u009b", b"\\u202e", b"\x00",
         b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\r\n", b"\n", b"\xef\xbb\xbf", "\u0301".encode(), b"%", b"`", b"$(x)", b"'", b'\\"',
         b"a" * 5000, "\U0001f469\u200d".encode() * 200]


def numbers(data):
    """Where numbers stand: begin and end."""
    found, begin = [], None
    for index, byte in enumerate(data):
        is_part = 48 <= byte <= 57 or byte in b".-" and begin is not None
        if is_part and begin is None:
            begin = index
        elif not is_part and begin is not None:
            found.append((begin, index))
            begin = None
    return found


def texts(data):
    """Where quoted texts stand, by their insides."""
    marks = [index for index, byte in enumerate(data) if byte == 34]
    return [(a + 1, b) for a, b in zip(marks, marks[1:])]


def directed(data):
    """Each number of the text replaced by each extreme, and a text's beginning by each odd text."""
    for begin, end in numbers(data):
        for extreme in EXTREMES:
            yield data[:begin] + extreme + data[end:]
    for begin, end in texts(data):
        for odd in TEXTS:
            yield data[:begin] + odd + data[begin:]
    yield b""
    yield b"\n" * 1000
    yield data * 50


def random_change(data, random):
    """The text with one to four changes."""
    data = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        place = random.randrange(len(data) + 1)
        length = min(random.choice((1, 1, 2, 8, 40)), len(data) - place)
        match random.randrange(8):
            case 0 if data:
                place = min(place, len(data) - 1)
                data[place] ^= 1 << random.randrange(8)
            case 1:
                del data[place:place + length]
            case 2:
                data[place:place] = data[place:place + length] * random.choice((1, 2, 50))
            case 3:
                data[place:place] = random.choice(TEXTS)
            case 4 if found := numbers(data):
                begin, end = random.choice(found)
                data[begin:end] = random.choice(EXTREMES)
            case 5 if found := texts(data):
                begin, end = random.choice(found)
                data[begin:end] = random.choice(TEXTS)
            case 6:
                del data[place:]
            case _:
                data[place:place + length] = bytes(random.randrange(256) for _ in range(length))
    return bytes(data)


def changes(data, random, count):
    """So many changes: up to half of them on purpose, drawn evenly, the rest at random."""
    chosen = list(directed(data))
    if len(chosen) > count // 2:
        chosen = random.sample(chosen, count // 2)
    while len(chosen) < count:
        chosen.append(random_change(data, random))
    return chosen

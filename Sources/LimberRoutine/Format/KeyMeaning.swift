import LimberBasics

/// What a person meant by a key that an object does not have.
enum KeyMeaning: Sendable {
  /// A key of this object that is not there yet.
  case key(Key)
  /// The same, and the number behind it is in a unit that the key itself named: `durationSeconds`.
  case keyWithUnit(Key, String)
  /// A key that steps of other types have.
  case otherSteps([StepType])
  /// A key that other objects have.
  case elsewhere(Home)
  case nothing

  /// Where keys stand.
  enum Home: Sendable {
    case routine, step, programme
    /// A stretch of a programme, and one of its routines.
    case week, task
  }

  /// The key that was meant, if it is one of this object's.
  var key: Key? {
    switch self {
    case .key(let key), .keyWithUnit(let key, _): key
    case .otherSteps, .elsewhere, .nothing: nil
    }
  }

  /// Finds the meaning of a word, which is never a key that stands there already.
  ///
  /// What differs only in case and in hyphens comes first, then what people call the same thing, then a
  /// key of another type, then a slip of the fingers.
  init(of word: String, in shape: Shape, beside isThere: (Key) -> Bool) {
    let free = shape.allowed.filter { !isThere($0) }
    let plain = Self.plain(word)
    if let key = free.first(where: { Self.plain($0.rawValue) == plain }) {
      self = .key(key)
    } else if let (key, unit) = Self.withUnit(plain, free) {
      self = .keyWithUnit(key, unit)
    } else if let key = Self.synonym(of: plain, free, needed: shape.required) {
      self = .key(key)
    } else if case .step = shape, let types = Self.otherTypes(for: word, than: shape) {
      self = .otherSteps(types)
    } else if let home = Self.home(of: word, outside: shape) {
      self = .elsewhere(home)
    } else if let close = Suggestion.closest(to: word, among: free.lazy.map(\.rawValue)),
      let key = Key(rawValue: close)
    {
      self = .key(key)
    } else {
      self = .nothing
    }
  }

  /// What the object needs goes before what it may have.
  private static func synonym(of plain: String, _ free: [Key], needed: [Key]) -> Key? {
    let keys = Synonyms.keys(for: plain).filter { free.contains($0) }
    return keys.first { needed.contains($0) } ?? keys.first
  }

  private static func otherTypes(for word: String, than shape: Shape) -> [StepType]? {
    guard let known = Key(rawValue: word), !shape.allowed.contains(known) else { return nil }
    let types = StepType.allCases.filter { Shape.step($0).allowed.contains(known) }
    return types.isEmpty ? nil : types
  }

  /// Where a key of the format stands that this object does not have.
  private static func home(of word: String, outside shape: Shape) -> Home? {
    guard let known = Key(rawValue: word), !shape.allowed.contains(known) else { return nil }
    let homes: [(Shape, Home)] =
      switch shape {
      case .routine: [(.step(nil), .step), (.programme, .programme)] + inProgrammes
      case .step, .template: [(.routine, .routine), (.programme, .programme)] + inProgrammes
      case .programme: [(.week, .week), (.task, .task), (.routine, .routine), (.step(nil), .step)]
      case .week, .task:
        [(.programme, .programme), (.week, .week), (.task, .task), (.routine, .routine)]
      default: []
      }
    return homes.first { $0.0.allowed.contains(known) }?.1
  }

  private static let inProgrammes: [(Shape, Home)] = [
    (.week, .programme), (.task, .programme), (.goOn, .programme),
  ]

  /// `durationSeconds`, `rest_sec` and plain `seconds`.
  private static func withUnit(_ plain: String, _ free: [Key]) -> (Key, String)? {
    let units = [
      ("seconds", "s"), ("secs", "s"), ("sec", "s"), ("insec", "s"), ("minutes", "m"),
      ("mins", "m"),
      ("min", "m"), ("hours", "h"),
    ]
    for (ending, unit) in units where plain.hasSuffix(ending) {
      var stem = String(plain.dropLast(ending.count))
      if stem.hasSuffix("in") { stem.removeLast(2) }
      if stem.isEmpty, ending == "min" { continue }
      let keys =
        stem.isEmpty
        ? [.duration]
        : Key.allCases.filter { Self.plain($0.rawValue) == stem } + Synonyms.keys(for: stem)
      let timed: Set<Key> = [
        .duration, .rest, .timeout, .changeover, .every, .leadIn, .between,
      ]
      if let key = keys.first(where: { timed.contains($0) && free.contains($0) }) {
        return (key, unit)
      }
    }
    return nil
  }

  /// A word without what people separate words by, in small letters.
  static func plain(_ word: String) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "$" }
  }
}

/// What people and other programs call the keys of the format.
enum Synonyms {
  /// The keys that a word may stand for, the likeliest first; which of them an object has, it knows itself.
  static func keys(for plain: String) -> [Key] {
    (table[plain] ?? "").split(separator: " ").compactMap { Key(rawValue: String($0)) }
  }

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for (keys, words) in rows {
      for word in words.split(separator: " ") { table[String(word), default: ""] += " " + keys }
    }
    return table
  }()

  private static let rows = [
    ("type", "kind steptype exercisetype category"),
    ("title name question label", "heading displayname header caption"),
    ("title name routine label", "id slug ref reference include"),
    ("title", "routinename routinetitle programname programmename"),
    (
      "name label routine",
      "exercise exercisename movement stretch pose activity drill stepname step"
    ),
    ("title question label", "name"),
    ("name label question", "title"),
    ("name", "label"),
    ("cue summary", "description desc details detail how howto explanation"),
    (
      "cue question label",
      "instruction instructions text message prompt say spoken speech note notes hint tip form technique"
    ),
    ("summary", "about overview purpose goal abstract subtitle intro introduction"),
    (
      "steps",
      "exercises sequence items moves movements activities stretches drills actions children content body sections"
    ),
    ("weeks steps", "phases stages blocks schedule plan"),
    ("rounds sets", "repeat repeats times iterations laps loops cycles circuits count number"),
    ("reps", "rep repetition repetitions count repscount numreps numberofreps"),
    ("sets rounds", "set numsets numberofsets setcount series"),
    ("rounds", "sets round numrounds reps repetitions"),
    ("duration", "time length hold holdtime holdfor holdduration timing dur for period"),
    ("duration rest", "rest"),
    (
      "rest duration",
      "pause resttime restbetween restbetweensets restbetweenrounds restperiod restduration recovery break interset"
    ),
    ("changeover", "switch switchtime transition pause break rest"),
    (
      "sides order",
      "side perside bothsides bilateral laterality eachside leftright unilateral direction"
    ),
    ("first", "start startside starting startwith firstside begin"),
    ("load", "weight weights resistance kg"),
    ("unit", "units countedin"),
    ("tempo", "phases pace cadence pattern speed"),
    ("cues", "prompts timedcues cuepoints reminders announcements"),
    ("at", "time when moment offset position"),
    ("timeout", "wait waitfor autoadvance maxwait duration"),
    ("options", "choices answers branches alternatives"),
    ("label", "option choice answer value"),
    ("question", "ask"),
    ("routine", "routineid routinename routines subroutine"),
    ("min", "minimum from low lower least start"),
    ("max", "maximum to high upper upto most end"),
    ("cautions", "warning warnings precautions contraindications safety safetynotes caution risks"),
    ("equipment", "gear materials props needs requires required requirements tools"),
    ("tags", "labels keywords categories topics tag"),
    ("source", "sources reference references citation citations url link"),
    ("limits", "limit maxfrequency"),
    ("perDay", "daily timesperday timesaday maxperday sessionsperday day days"),
    (
      "perWeek",
      "weekly timesperweek timesaweek maxperweek sessionsperweek frequency times week days"
    ),
    (
      "restDays", "rest restday restbetween daysoff recovery recoverydays daysbetween everyotherday"
    ),
    ("format", "version formatversion schemaversion specversion"),
    ("$schema", "schema"),
    ("weeks", "durationweeks numweeks numberofweeks"),
    ("routines", "sessions workouts tasks entries items exercises"),
    ("goOn", "next nextwhen until advance advancewhen progress proceed conditions criteria"),
    ("sessions", "minsessions completed"),
    ("maxPain", "pain painlimit painmax"),
    ("default", "isdefault selected preselected"),
    ("load", "weight resistance kg"),
    ("between", "transition transitions gap"),
    ("leadIn", "leadtime getready countdown preparation prepare"),
    ("every", "interval emom"),
    ("unit", "units"),
    ("like", "template extends use base"),
    ("define", "definitions templates defs"),
    ("parameters", "params variables inputs"),
    ("parameter", "param variable var"),
    ("with", "arguments args values"),
  ]
}

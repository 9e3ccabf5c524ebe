package import LimberBasics
internal import LimberEvents
internal import LimberProgress
internal import LimberSyntax

/// Where a session stood, kept so that it can go on there after a crash or a stop.
package struct Position: Sendable, Hashable {
  /// The session's UUID.
  package var session: String
  package var time: Instant
  /// What was played, as the person would name it: ids, or absolute paths.
  package var routines: [String]
  /// What each of them was played with; empty where none has parameters.
  package var with: [ParameterValues]
  /// A hash of each routine that was played, by its id; see `hashes(of:)`.
  package var hashes: [String: String]
  package var targets: [DoseKey: DoseAmount]
  package var leadIn: Duration
  package var place: SessionPlace
  /// Whether the person stopped it; else it was interrupted.
  package var isStopped: Bool
  /// The session that it went on from, whose own position this one replaces.
  package var resumes: String?

  /// Makes a position at the beginning.
  package init(
    session: String = "", time: Instant, routines: [String], with: [ParameterValues] = [],
    hashes: [String: String], targets: [DoseKey: DoseAmount], leadIn: Duration,
    place: SessionPlace = SessionPlace(), isStopped: Bool = false, resumes: String? = nil
  ) {
    self.session = session
    self.time = time
    self.routines = routines
    self.with = with.allSatisfy(\.isEmpty) ? [] : with
    self.hashes = hashes
    self.targets = targets
    self.leadIn = leadIn
    self.place = place
    self.isStopped = isStopped
    self.resumes = resumes
  }
}

extension Position {
  private static let version = 1

  /// The position as a JSON object.
  var json: String {
    JSONWriter.object { json in
      json.field("v", Self.version)
      json.field("session", session)
      json.field("time", time.rfc3339)
      json.field("routines", routines)
      if !with.isEmpty {
        json.array("with") { json in for values in with { json.object { $0.fields(of: values) } } }
      }
      json.array("hashes") { json in
        for (id, hash) in hashes.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.field("id", id)
            json.field("hash", hash)
          }
        }
      }
      json.array("targets") { json in
        for (key, target) in targets.sorted(by: { $0.key.order < $1.key.order }) {
          json.object { json in
            json.field("routine", key.routine)
            json.field("path", key.path)
            json.field("unit", key.unit.rawValue)
            json.field("target", target.figure)
          }
        }
      }
      json.field("leadIn", leadIn.wholeMilliseconds)
      json.field("step", place.step)
      json.array("choices") { json in for choice in place.choices { json.value(choice) } }
      if !place.passed.isEmpty {
        json.array("passed") { json in
          for rounds in place.passed {
            json.object { json in
              json.field("first", rounds.first)
              json.field("nest", rounds.nest)
              json.field("leaves", rounds.leaves)
            }
          }
        }
      }
      if !place.laps.isEmpty {
        json.array("laps") { json in
          for lap in place.laps { json.value(lap.wholeMilliseconds) }
        }
      }
      json.field("elapsed", place.elapsed.wholeMilliseconds)
      json.field("repetitions", place.repetitions)
      json.field("stopped", isStopped)
      json.field("resumes", resumes)
    }
  }

  /// Reads a position; nil where the text is anything else.
  init?(json text: String) {
    guard let json = JSONObject(text: text), json.whole("v") == Self.version,
      let session = json.text("session"),
      let time = json.text("time").flatMap(Instant.init(rfc3339:)),
      let routines = json.texts("routines"), !routines.isEmpty,
      let step = json.whole("step"), (1...AmountLimits.leafSteps).contains(step)
    else { return nil }
    self.session = session
    self.time = time
    self.routines = routines
    with = (json.objects("with") ?? []).map(\.values)
    hashes = [:]
    for object in json.objects("hashes") ?? [] {
      if let id = object.text("id") { hashes[id] = object.text("hash") }
    }
    targets = [:]
    for object in json.objects("targets") ?? [] {
      guard let routine = object.text("routine"), let path = object.text("path"),
        let unit = object.text("unit").flatMap(DoseUnit.init(rawValue:)),
        let target = object.whole("target"), (0...AmountLimits.milliseconds).contains(target)
      else { continue }
      targets[DoseKey(routine: routine, path: path, unit: unit)] = DoseAmount(target, of: unit)
    }
    leadIn = json.bounded("leadIn").map { .milliseconds($0) } ?? UsualTimes.leadIn
    place = SessionPlace(
      step: step, choices: json.branches("choices"),
      elapsed: .milliseconds(json.bounded("elapsed") ?? 0),
      repetitions: min(json.bounded("repetitions") ?? 0, AmountLimits.count))
    place.passed = (json.objects("passed") ?? []).compactMap { RoundsPassed($0) }
    place.laps = json.all("laps", within: 0...AmountLimits.milliseconds).map { .milliseconds($0) }
    isStopped = json.flag("stopped") ?? false
    resumes = json.text("resumes")
  }
}

extension RoundsPassed {
  fileprivate init?(_ json: JSONObject) {
    let leaves = 1...AmountLimits.leafSteps
    guard let first = json.whole("first"), leaves.contains(first),
      let nest = json.whole("nest"), leaves.contains(nest + 1),
      let count = json.whole("leaves"), leaves.contains(count)
    else { return nil }
    self.init(first: first, nest: nest, leaves: count)
  }
}

extension DoseKey {
  /// Texts to sort by, so that the same position is the same text.
  fileprivate var order: String { "\(routine) \(path) \(unit.rawValue)" }
}

extension JSONObject {
  /// A number of milliseconds that a session can have, or a count; nil for any other.
  fileprivate func bounded(_ key: String) -> Int? {
    whole(key).flatMap { (0...AmountLimits.milliseconds).contains($0) ? $0 : nil }
  }

  /// Whole numbers that can all be; none where one of them cannot.
  fileprivate func all(_ key: String, within bounds: ClosedRange<Int>) -> [Int] {
    let numbers = wholes(key) ?? []
    return numbers.allSatisfy(bounds.contains) ? numbers : []
  }

  /// The branches that were taken; none where one of them cannot be.
  fileprivate func branches(_ key: String) -> [Int] {
    all(key, within: -1...AmountLimits.options - 1)
  }
}

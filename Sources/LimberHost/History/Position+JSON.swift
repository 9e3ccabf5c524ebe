internal import LimberEvents
internal import LimberProgress
internal import LimberRoutine
internal import LimberSession

extension Position {
  private static let version = 1

  /// The position as a JSON object.
  var json: String {
    JSONWriter.object { json in
      json.field("v", Self.version)
      json.field("session", session)
      json.field("time", time.rfc3339)
      json.field("routines", routines)
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
            json.field("target", target)
          }
        }
      }
      json.field("leadIn", leadIn)
      json.field("step", place.step)
      json.array("choices") { json in for choice in place.choices { json.value(choice) } }
      json.field("elapsed", place.elapsed.wholeMilliseconds)
      json.field("repetitions", place.repetitions)
      json.field("stopped", isStopped)
    }
  }

  /// Reads a position; nil where the text is anything else.
  init?(json text: String) {
    guard let json = JSONObject(text: text), json.whole("v") == Self.version,
      let session = json.text("session"),
      let time = json.text("time").flatMap(Moment.init(rfc3339:)),
      let routines = json.texts("routines"), !routines.isEmpty,
      let step = json.whole("step"), step >= 1
    else { return nil }
    self.session = session
    self.time = time
    self.routines = routines
    hashes = [:]
    for object in json.objects("hashes") ?? [] {
      if let id = object.text("id") { hashes[id] = object.text("hash") }
    }
    targets = [:]
    for object in json.objects("targets") ?? [] {
      guard let routine = object.text("routine"), let path = object.text("path"),
        let unit = object.text("unit").flatMap(DoseKey.Unit.init(rawValue:)),
        let target = object.whole("target")
      else { continue }
      targets[DoseKey(routine: routine, path: path, unit: unit)] = target
    }
    leadIn = max(json.whole("leadIn") ?? 5_000, 0)
    place = Session.Place(
      step: step, choices: json.wholes("choices") ?? [],
      elapsed: .milliseconds(max(json.whole("elapsed") ?? 0, 0)),
      repetitions: max(json.whole("repetitions") ?? 0, 0))
    isStopped = json.flag("stopped") ?? false
  }
}

extension DoseKey {
  /// Texts to sort by, so that the same position is the same text.
  fileprivate var order: String { "\(routine) \(path) \(unit.rawValue)" }
}
